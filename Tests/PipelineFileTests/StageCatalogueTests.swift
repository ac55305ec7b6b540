import PipelineFile
import Testing

@Suite("The list of stages")
struct StageCatalogueTests {
  @Test("a stage shows its shape, inputs, outputs, and parameters with types, defaults and meaning")
  func stage() {
    let text = StageCatalogue.text(registry: StageRegistry([FakeFetch.self, FakeDeduplicate.self]))
    #expect(
      text == """
        fetch (capture)
          Captures sources.
          inputs                    none
          outputs                   documents (Document)
          parameters
            sources                 a list of mappings; required
                                    What to capture.
              exactly one of:
                folder              text
                                    Folder of pages.
                  include           a list of text; default []
                                    Patterns of files.
                  recursive         true or false; default true
                                    Whether to look deeper.
                feed                text
                                    Address of a feed.
                  follow            true or false; default true
                                    Whether to fetch pages.
              with any of them:
                outlet              text; default none
                                    Publisher of the documents.
                weight              a number of at least 0; default 1
                                    How much a source counts.
            delay                   a number from 0 to 3600; default 1.5
                                    Seconds between requests.

        deduplicate (link)
          Clusters copies.
          inputs                    articles (Article), statements (Statement)
          outputs                   statements (Statement), articles (ArticleCluster)
          parameters                none
        """)
  }

  @Test("no line is longer than a terminal of 100 columns")
  func width() {
    let lines = StageCatalogue.text(registry: FakeStages.registry).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.count > 40)
  }
}
