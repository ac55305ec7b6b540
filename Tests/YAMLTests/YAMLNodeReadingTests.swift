import Testing
import YAML

@Suite("Reading nodes by hand")
struct YAMLNodeReadingTests {
  /// The line of the diagnostic that `read` throws on the value of key `k`.
  private func line(_ text: String, _ read: (YAMLNode) throws(YAMLDiagnostic) -> some Any) throws -> String {
    let value = try #require(try node(text).mapping()["k"]).valueNode
    do throws(YAMLDiagnostic) {
      let result = try read(value)
      return "read as \(result)"
    } catch {
      return error.line(file: "f.yaml")
    }
  }

  @Test("a wrong type is told by what is expected and what was found, at the value")
  func wrongType() throws {
    let place = "f.yaml:1:4: error: "
    func integer(_ node: YAMLNode) throws(YAMLDiagnostic) -> Int { try node.integer() }
    func string(_ node: YAMLNode) throws(YAMLDiagnostic) -> String { try node.string() }
    func boolean(_ node: YAMLNode) throws(YAMLDiagnostic) -> Bool { try node.boolean() }
    func number(_ node: YAMLNode) throws(YAMLDiagnostic) -> Double { try node.number() }
    func list(_ node: YAMLNode) throws(YAMLDiagnostic) -> [YAMLNode] { try node.sequence() }
    func mapping(_ node: YAMLNode) throws(YAMLDiagnostic) -> YAMLMapping { try node.mapping() }
    let quoteIt = "; put it in quotes if it is meant as text"
    #expect(try line("k: three", integer) == place + "an integer is expected here, found 'three'")
    #expect(try line("k: 1.5", integer) == place + "an integer is expected here, found the number 1.5")
    #expect(try line("k: '3'", integer) == place + "an integer is expected here, found '3'")
    #expect(try line("k: 3", string) == place + "a string is expected here, found the integer 3" + quoteIt)
    #expect(try line("k: true", string) == place + "a string is expected here, found true" + quoteIt)
    #expect(try line("k: no", boolean) == place + "true or false is expected here, found 'no'")
    #expect(try line("k: [1]", number) == place + "a number is expected here, found a list")
    #expect(try line("k: {a: 1}", list) == place + "a list is expected here, found a mapping")
    #expect(try line("k: x", mapping) == place + "a mapping is expected here, found 'x'")
    #expect(try line("k:", string) == "f.yaml:1:3: error: a string is expected here, found nothing")
    #expect(try line("k: 'a\n\n  b'", integer) == place + "an integer is expected here, found 'a\\nb'")
  }

  @Test("a number out of range or beyond its type is told with the range")
  func ranges() throws {
    let place = "f.yaml:1:4: error: "
    #expect(
      try line("k: 0") { (node) throws(YAMLDiagnostic) in try node.integer(in: 1...64) }
        == place + "an integer from 1 to 64 is expected here, found the integer 0")
    #expect(
      try line("k: 1.5") { (node) throws(YAMLDiagnostic) in try node.number(in: 0...1) }
        == place + "a number from 0.0 to 1.0 is expected here, found the number 1.5")
    #expect(
      try line("k: .nan") { (node) throws(YAMLDiagnostic) in try node.number(in: 0...1) }
        == place + "a number from 0.0 to 1.0 is expected here, found the number .nan")
    #expect(
      try line("k: 300") { (node) throws(YAMLDiagnostic) in try node.integer(as: UInt8.self) }
        == place + "an integer from 0 to 255 is expected here, found the integer 300")
    #expect(
      try line("k: 9223372036854775808") { (node) throws(YAMLDiagnostic) in try node.integer() }
        == place + "an integer from -9223372036854775808 to 9223372036854775807 is expected here, "
        + "found the integer 9223372036854775808")
    #expect(
      try line("k: 1e400") { (node) throws(YAMLDiagnostic) in try node.number() }
        == place + "a number is expected here, found the number 1e400")
  }

  @Test("a word that is none of those known is told with them and the nearest")
  func words() throws {
    let formats = ["csv", "json", "sqlite"]
    #expect(
      try line("k: jsno") { (node) throws(YAMLDiagnostic) in try node.word(among: formats) }
        == "f.yaml:1:4: error: 'jsno' is not one of 'csv', 'json', 'sqlite'; did you mean 'json'?")
    #expect(
      try line("k: 3") { (node) throws(YAMLDiagnostic) in try node.word(among: formats) }
        == "f.yaml:1:4: error: one of 'csv', 'json', 'sqlite' is expected here, found the integer 3")
    #expect(
      try line("k: csv") { (node) throws(YAMLDiagnostic) in try node.word(among: formats) } == "read as csv")
  }

  @Test("each unknown key is told at its place, with the nearest known key that is not given, or all of them")
  func unknownKeys() throws {
    let mapping = try node("uses: a\ninptus: b\nuse: c\nretries: 1\n").mapping()
    let lines = mapping.unknownKeys(known: ["uses", "inputs", "with"]).map { $0.line(file: "f.yaml") }
    #expect(
      lines == [
        "f.yaml:2:1: error: unknown key 'inptus'; did you mean 'inputs'?",
        "f.yaml:3:1: error: unknown key 'use'; known here: 'uses', 'inputs', 'with'",
        "f.yaml:4:1: error: unknown key 'retries'; known here: 'uses', 'inputs', 'with'",
      ])
  }

  @Test("an entry gives the nodes of its key and its value")
  func entries() throws {
    let mapping = try node("a: 1\n\"b\": {c: x}\n").mapping()
    #expect(mapping.keys == ["a", "b"])
    let entry = try #require(mapping["b"])
    #expect(entry.keyNode.mark == Mark(line: 2, column: 1))
    #expect(try entry.valueNode.mapping()["c"]?.valueNode.string() == "x")
    #expect(mapping["c"].map(\.key) == nil)
  }
}
