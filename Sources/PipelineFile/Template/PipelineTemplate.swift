/// The pipeline file that `demarche init` writes.
package enum PipelineTemplate {
  /// A commented file that can run once its source is there, ended by a line end. What no name may hold is
  /// replaced in the name.
  package static func text(name: String) -> String {
    let name = validName(name)
    return """
      # A pipeline: stages that make a dataset of diplomatic statements out of articles.
      # 'demarche validate' checks this file, 'demarche run' runs it, and 'demarche stages' lists all stages
      # with their parameters and defaults. Paths are relative to this file.
      pipeline: "\(name)"

      stages:
        # Looks at the sources and keeps what it saw; the only stage that reads files or the network.
        fetch:
          with:
            sources:
              - folder: articles              # pages (.html) and texts (.txt)
              # - jsonl: articles.jsonl       # one article a line, as other tools collected them
              # - feed: https://mfa.example/press/rss.xml
              # - page: https://mfa.example/press/2025/statement.html

        # Makes articles of pages: title, authors, date, outlet, language, and the text without navigation.
        normalize:
          inputs: [fetch]

        # Finds the statements in articles: who said what, to whom, about whom, in which words.
        extract:
          inputs: [normalize]

        # Puts copies of an article, and one statement told by several articles, into clusters.
        deduplicate:
          inputs:
            articles: normalize
            statements: extract

        # Counts statements by actor, speaker, act, topic and day.
        aggregate:
          inputs: [deduplicate]

      publish:
        folder: outputs/\(name)               # a link to the results of the last good run
        formats: [csv, json]
        keep: 5                               # published runs that are kept
        # max_change: 20%                     # refuse to publish when more of a table's rows would change or go
        # max_rejects: 5%                     # call a run degraded (exit status 3) when more is set aside

      """
  }

  /// The name with what no name may hold replaced.
  package static func validName(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars where result.utf8.count < PipelineName.longest {
      let character = String(scalar)
      // One that may follow a letter may stand in a name, except at its start.
      result += PipelineName.isValid("a" + character) ? character : "-"
    }
    while let first = result.unicodeScalars.first, first == "-" || first == "_" { result.removeFirst() }
    return result.isEmpty ? "pipeline" : result
  }
}
