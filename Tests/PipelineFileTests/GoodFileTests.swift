import PipelineFile
import StageKit
import Testing
import YAML

@Suite("Good files")
struct GoodFileTests {
  private static let whole = """
    pipeline: example
    stages:
      aggregate:   { inputs: [deduplicate] }
      fetch:
        with:
          sources:
            - folder: pages
              include: ["*.html"]
              weight: 2
            - feed: https://mfa.example/rss.xml
              outlet: "1984"
      deduplicate: { inputs: { statements: extract, articles: normalize } }
      normalize:   { inputs: [fetch] }
      extract:     { inputs: [normalize], with: { min_confidence: 1 } }
      strict:
        uses: extract
        inputs: { articles: normalize.articles }
        with:
          limits: { label: careful }
          languages: []
    publish:
      folder: ../outputs/example
      formats: [json]
      keep: 2
    """

  @Test("stages come after what they read, and else in the order of the file")
  func order() throws {
    #expect(
      try pipeline(Self.whole).stages.map(\.name) == [
        "fetch", "normalize", "extract", "deduplicate", "aggregate", "strict",
      ])
  }

  @Test("inputs stand in the order of the module's ports, each with stage and output")
  func inputs() throws {
    let loaded = try pipeline(Self.whole)
    #expect(
      loaded["deduplicate"]?.inputs == [
        StageInput(port: "articles", stage: "normalize", output: "articles"),
        StageInput(port: "statements", stage: "extract", output: "statements"),
      ])
    #expect(
      loaded["aggregate"]?.inputs == [
        StageInput(port: "statements", stage: "deduplicate", output: "statements")
      ])
    #expect(
      loaded["strict"]?.inputs == [StageInput(port: "articles", stage: "normalize", output: "articles")])
    #expect(loaded["fetch"]?.inputs == [])
  }

  @Test("stages in a list feed the inputs of their record types, in any order")
  func inputsInAList() throws {
    let lines = """
        normalize: { inputs: [fetch] }
        extract: { inputs: [normalize] }
        deduplicate: { inputs: [extract, normalize] }

      """
    #expect(
      try pipeline(stages(lines))["deduplicate"]?.inputs == [
        StageInput(port: "articles", stage: "normalize", output: "articles"),
        StageInput(port: "statements", stage: "extract", output: "statements"),
      ])
  }

  @Test("a stage is run by the module it uses, or by that of its own name")
  func modules() throws {
    let loaded = try pipeline(Self.whole)
    #expect(loaded["strict"]?.descriptor.name == "extract")
    #expect(loaded["extract"]?.descriptor.name == "extract")
  }

  @Test("defaults are filled in at every depth, and numbers are numbers however they are written")
  func defaults() throws {
    let loaded = try pipeline(Self.whole)
    #expect(
      loaded["fetch"]?.parameters.values == [
        "delay": .number(1.5),
        "sources": .list([
          .record([
            "folder": .text("pages"), "include": .list([.text("*.html")]), "recursive": .boolean(true),
            "outlet": .null, "weight": .number(2),
          ]),
          .record([
            "feed": .text("https://mfa.example/rss.xml"), "follow": .boolean(true), "outlet": .text("1984"),
            "weight": .number(1),
          ]),
        ]),
      ])
    #expect(
      loaded["extract"]?.parameters.values == [
        "min_confidence": .number(1), "actors": .null, "strict": .boolean(false),
        "languages": .list([.text("en")]), "limits": .record(["depth": .integer(3), "label": .null]),
      ])
    #expect(
      loaded["strict"]?.parameters.values["limits"]
        == .record(["depth": .integer(3), "label": .text("careful")]))
    #expect(loaded["strict"]?.parameters.values["languages"] == .list([]))
  }

  @Test("a parameter that may be absent may be null")
  func null() throws {
    let loaded = try pipeline(
      stages(
        "  normalize: {inputs: [fetch]}\n"
          + "  extract: {inputs: [normalize], with: {actors: , limits: {label: null}}}\n"))
    #expect(loaded["extract"]?.parameters.values["actors"] == .null)
    #expect(
      loaded["extract"]?.parameters.values["limits"] == .record(["depth": .integer(3), "label": .null]))
  }

  @Test("every given value has a place, by the path to it; what is left to its default has none")
  func places() throws {
    let fetch = try #require(try pipeline(Self.whole)["fetch"])
    #expect(
      fetch.places == [
        "sources": Mark(line: 6, column: 7),
        "sources[0]": Mark(line: 7, column: 11),
        "sources[0].folder": Mark(line: 7, column: 11),
        "sources[0].include": Mark(line: 8, column: 11),
        "sources[0].include[0]": Mark(line: 8, column: 21),
        "sources[0].weight": Mark(line: 9, column: 11),
        "sources[1]": Mark(line: 10, column: 11),
        "sources[1].feed": Mark(line: 10, column: 11),
        "sources[1].outlet": Mark(line: 11, column: 11),
      ])
    #expect(fetch.mark == Mark(line: 4, column: 3))
  }

  @Test("the published folder is an absolute path without detours")
  func publication() throws {
    let publication = try #require(try pipeline(Self.whole, folder: "/data/pipelines").publication)
    #expect(publication.folder == "/data/outputs/example")
    #expect(publication.formats == [.json])
    #expect(publication.keep == 2)
    #expect(publication.maxChange == nil)
    let guarded = try pipeline(stages("publish: {max_change: 12.5%, max_rejects: 40}\n")).publication
    #expect(guarded?.maxChange == .share(0.125))
    #expect(guarded?.maxRejects == .count(40))
    #expect(guarded?.maxChangeMark == Mark(line: 4, column: 11))
    #expect(publication.postgres == nil)
    let server = try pipeline(stages("publish: {postgres: {url_env: PRESS}}\n")).publication?.postgres
    #expect(server?.schema == "p")
    let absolute = try pipeline(stages("publish: {folder: /srv/./results/}\n")).publication
    #expect(absolute?.folder == "/srv/results")
  }

  @Test(
    "without 'publish', or with parts of it, results go to 'outputs' beside the file in all formats",
    arguments: ["", "publish:\n", "publish: {}\n", "publish: {folder: , formats: , keep: }\n"])
  func defaultPublication(lines: String) throws {
    let publication = try #require(try pipeline(stages(lines), folder: "/data").publication)
    #expect(publication.folder == "/data/outputs/p")
    #expect(publication.formats == [.csv, .json, .report])
    #expect(publication.keep == 5)
  }

  @Test("a file that a parameter names is read from the folder of the pipeline file")
  func files() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("actors.yaml", "Freedonia\n")
    let text = stages(
      "  normalize: {inputs: [fetch]}\n  extract: {inputs: [normalize], with: {actors: ./actors.yaml}}\n")
    let value = try pipeline(text, folder: folder.path)["extract"]?.parameters.file("actors")
    #expect(value == FileValue(path: "./actors.yaml", bytes: Array("Freedonia\n".utf8)))
    #expect(value?.path == "./actors.yaml")
  }
}
