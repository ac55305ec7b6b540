import Command
import Foundation
import Records
import StageKit
import Testing

@Suite("Any program as a stage")
struct CommandTests {
  private func article(_ text: String) -> Article {
    var article = Article()
    article.id = Identifier.article(document: Identifier.document(locator: text))
    article.locator = text
    article.text = text
    return article
  }

  private func articles(_ count: Int, _ special: [Int: String] = [:]) -> [Article] {
    (0..<count).map { article(special[$0] ?? "text \($0)") }.sorted { $0.key < $1.key }
  }

  private static func parameters(
    _ command: [String], _ given: [String: ParameterValue] = [:], script: String? = nil
  ) -> Parameters {
    var values = given
    values["command"] = .list(command.map { .text($0) })
    if let script {
      values["files"] = .list([.file(FileValue(path: "step.sh", bytes: Array(script.utf8)))])
    }
    return Parameters(defaultsOf: Command.descriptor.parameters, values)
  }

  private func run(_ articles: [Article], _ parameters: Parameters) throws -> StageOutput {
    guard case .map(let map) = try Command.make(parameters) else { return StageOutput() }
    var output = StageOutput()
    try map.map(ChunkLines(articles.flatMap { $0.canonicalLine + [0x0A] }), into: &output)
    return output
  }

  @Test("a program that passes lines on passes them on byte for byte", arguments: ["chunk", "record"])
  func cat(per: String) throws {
    let articles = articles(per == "chunk" ? 500 : 20)
    let output = try run(articles, Self.parameters(["cat"], ["per": .text(per)]))
    #expect(output.lines(of: "records").bytes == articles.flatMap { $0.canonicalLine + [0x0A] })
    #expect(output.rejects.isEmpty)
  }

  @Test("megabytes go through a program that writes while it reads")
  func large() throws {
    let articles = articles(300, [3: String(repeating: "long ", count: 1_000_000)])
    let output = try run(articles, Self.parameters(["cat"]))
    #expect(output.lines(of: "records").keys.count == 300)
  }

  @Test("a record type of the pipeline's own is checked, and written in one form")
  func ownType() throws {
    let script =
      "#!/bin/sh\necho '{ \"n\": 1e2, \"more\": [1,2], \"name\":\"x\" , \"list\":[1, {\"b\":2.50,\"a\":null}]}'\n"
    let columns: [ParameterValue] = [
      ("name", "string"), ("n", "number"), ("list", "array"), ("gone", "integer"),
    ]
    .map { .record(["name": .text($0.0), "type": .text($0.1), "meaning": .text("")]) }
    let output = try run(
      articles(3),
      Self.parameters(
        ["./step.sh"], ["output": .text("Thing"), "columns": .list(columns)], script: script))
    let line = "{\"name\":\"x\",\"n\":100.0,\"list\":[1,{\"b\":2.5,\"a\":null}],\"gone\":null}\n"
    #expect(String(decoding: output.lines(of: "records").bytes, as: UTF8.self) == line)
  }

  @Test(
    "the one record that a program fails on is found and set aside, whatever the failure",
    arguments: [
      ("exit 3", "command_failed", "exit status 3: it is bad"),
      ("kill -SEGV $$", "command_failed", "ended by signal 11"),
      ("echo '{\"article_id\":'", "command_output_invalid", "line"),
      ("echo '{\"text\":\"no identifier\"}'", "command_output_invalid", "member 'article_id' is missing"),
      ("yes", "command_output_too_large", "more output than 1 MB"),
    ])
  func failures(action: String, reason: String, detail: String) throws {
    let script = """
      #!/bin/sh
      while IFS= read -r line; do
        case "$line" in *poison*) echo "it is bad" >&2; \(action);; esac
        printf '%s\\n' "$line"
      done

      """
    let output = try run(
      articles(40, [17: "poison"]),
      Self.parameters(["./step.sh"], ["max_output": .integer(1)], script: script))
    #expect(output.rejects.map(\.locator) == ["poison"])
    #expect(output.rejects.map(\.reason) == [reason])
    #expect(output.rejects.first?.detail?.contains(detail) == true, "\(output.rejects)")
    #expect(output.lines(of: "records").keys.count == 39)
    #expect(!output.isProvisional)
  }

  @Test("a record that a program hangs on is set aside for now, with whatever the program started")
  func hang() throws {
    let script = "#!/bin/sh\ngrep -q poison && { sleep 300 & sleep 300; }\necho '{\"article_id\":\"a1\"}'\n"
    let start = ContinuousClock.now
    let output = try run(
      articles(8, [3: "poison"]), Self.parameters(["./step.sh"], ["timeout": .integer(2)], script: script))
    #expect(output.rejects.map(\.reason) == ["command_timed_out"])
    #expect(output.isProvisional)
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("a program sees a fixed environment and a fresh folder with its files, every time")
  func surroundings() throws {
    let script = """
      #!/bin/sh
      n=$(ls | wc -l); touch left-behind
      v=$(env | grep -v -e '^PWD=' -e '^PATH=' -e '^SHLVL=' -e '^_=' -e '^OLDPWD=' | sort | tr '\\n' ' ')
      sed "s/.*\\(\\"article_id\\":\\"[a-z0-9]*\\"\\).*/{\\1,\\"title\\":\\"$n $v\\"}/"

      """
    let output = try run(
      articles(4), Self.parameters(["./step.sh"], ["per": .text("record")], script: script))
    let titles = try ChunkLines(output.lines(of: "records").bytes).records(Article.self).map(\.title)
    #expect(titles == Array(repeating: "1 LANG=C.UTF-8 TMPDIR=. ", count: 4))
  }

  @Test("where every record fails, all are set aside without a process for each")
  func allFail() throws {
    let start = ContinuousClock.now
    let output = try run(articles(500), Self.parameters(["false"]))
    #expect(output.rejects.count == 500)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test("the content of the program's file is told, so that it can be part of the key")
  func program() {
    let cat = Command.programs(Self.parameters(["cat"]))
    #expect(cat.map(\.name) == ["cat"])
    #expect(cat.map(\.digest) != Command.programs(Self.parameters(["false"])).map(\.digest))
    #expect(Command.programs(Self.parameters(["./step.sh"], script: "x")).isEmpty, "it is among the files")
  }

  @Test(
    "what cannot work is refused before anything runs",
    arguments: [
      (["no-such-program-anywhere"], "command"), (["./absent.py"], "command"), ([], "command"),
    ])
  func refused(command: [String], parameter: String) {
    #expect {
      try Command.make(Self.parameters(command))
    } throws: {
      ($0 as? ParameterProblem)?.parameter == parameter
    }
  }

  @Test("an output type without columns is refused, and one that has its columns already")
  func refusedShapes() {
    #expect(throws: ParameterProblem.self) {
      try Command.make(Self.parameters(["cat"], ["output": .text("Thing")]))
    }
    let column = ParameterValue.record(["name": .text("id"), "type": .text("string"), "meaning": .text("")])
    #expect(throws: ParameterProblem.self) {
      try Command.make(Self.parameters(["cat"], ["columns": .list([column])]))
    }
  }
}
