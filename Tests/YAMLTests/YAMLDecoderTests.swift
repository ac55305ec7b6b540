import Testing
import YAML

@Suite("Decoding")
struct YAMLDecoderTests {
  struct Pipeline: Decodable, Equatable {
    var pipeline: String
    var stages: [String: Stage]
    var publish: [Format]?
  }

  struct Stage: Decodable, Equatable {
    var module: String
    var retries: Int?
    var ratio: Double?
    var parts: [Part]?
  }

  struct Part: Decodable, Equatable {
    var small: UInt8
    var flag: Bool
  }

  enum Format: String, Decodable, CaseIterable {
    case csv
    case json
  }

  /// A type that checks its own text.
  struct Day: Decodable, Equatable {
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      text = try container.decode(String.self)
      guard text.utf8.count == 10 else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "a day is written 2026-07-31")
      }
    }
  }

  /// A type that checks one of its values after all are read.
  struct Window: Decodable {
    let days: [Int]

    private enum Keys: String, CodingKey { case days }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      days = try container.decode([Int].self, forKey: .days)
      if days.isEmpty {
        throw DecodingError.dataCorruptedError(
          forKey: .days, in: container, debugDescription: "no day is named")
      }
    }
  }

  /// A type that reads lists and mappings step by step.
  struct Walker: Decodable, Equatable {
    var first: Int
    var inner: [String]
    var word: String

    private enum Keys: String, CodingKey { case list, nested }
    private enum NestedKeys: String, CodingKey { case word }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      var list = try container.nestedUnkeyedContainer(forKey: .list)
      first = try list.decode(Int.self)
      var innerList = try list.nestedUnkeyedContainer()
      inner = []
      while !innerList.isAtEnd {
        inner.append(try innerList.decodeNil() ? "none" : innerList.decode(String.self))
      }
      word = try container.nestedContainer(keyedBy: NestedKeys.self, forKey: .nested).decode(
        String.self, forKey: .word)
    }
  }

  private func decode<T: Decodable>(_ type: T.Type, _ text: String) throws(YAMLError) -> T {
    try YAMLDecoder().decode(type, bytes: Array(text.utf8), file: "f.yaml")
  }

  private func lines<T: Decodable>(_ type: T.Type, _ text: String) -> [String] {
    do throws(YAMLError) {
      return ["read as \(try decode(type, text))"]
    } catch {
      return error.lines
    }
  }

  @Test("a document becomes a value of the type asked for")
  func values() throws {
    let text = """
      pipeline: example
      stages:
        a: {module: fetch, retries: 3, ratio: 0.5}
        b: {module: extract, ratio: 1, retries: null, parts: [{small: 255, flag: true}]}
      publish: [csv, json]
      """
    let stages = [
      "a": Stage(module: "fetch", retries: 3, ratio: 0.5),
      "b": Stage(module: "extract", ratio: 1, parts: [Part(small: 255, flag: true)]),
    ]
    let expected = Pipeline(pipeline: "example", stages: stages, publish: [.csv, .json])
    #expect(try decode(Pipeline.self, text) == expected)
  }

  @Test("every type of number, text, list and mapping is decoded")
  func types() throws {
    #expect(try decode([Int8].self, "[-128, 127]") == [-128, 127])
    #expect(try decode([UInt64].self, "[0, 18446744073709551615]") == [0, .max])
    #expect(try decode([Float].self, "[1, 1.5]") == [1, 1.5])
    #expect(try decode([Bool?].self, "[true, null, false]") == [true, nil, false])
    #expect(try decode([[String]].self, "[[a], []]") == [["a"], []])
    #expect(try decode([Int: String].self, "{1: a, 2: b}") == [1: "a", 2: "b"])
    #expect(try decode(String?.self, "~") == nil)
    #expect(try decode([Day].self, "['2026-07-31']").map(\.text) == ["2026-07-31"])
  }

  @Test("a type may walk lists and mappings by itself")
  func nested() throws {
    let walker = try decode(Walker.self, "list: [1, [a, null]]\nnested: {word: x}\n")
    #expect(walker.first == 1)
    #expect(walker.inner == ["a", "none"])
    #expect(walker.word == "x")
    #expect(
      lines(Walker.self, "list: [1]\nnested: {word: x}\n")
        == ["f.yaml:1:7: error: 'list': a list of more than 1 items is expected here, found 1"])
  }

  @Test("what is wrong is told with its place and the way to it")
  func places() {
    #expect(
      lines(Pipeline.self, "pipeline: p\nstages:\n  a:\n    retries: 1\n")
        == ["f.yaml:4:5: error: 'stages.a': the key 'module' is missing here"])
    #expect(
      lines(Pipeline.self, "pipeline: p\nstages:\n  a: {module: m, retries: three}\n")
        == ["f.yaml:3:27: error: 'stages.a.retries': an integer is expected here, found 'three'"])
    #expect(
      lines(
        Pipeline.self,
        "pipeline: p\nstages:\n  a: {module: m, parts: [{small: 1, flag: true}, {small: 256}]}\n")
        == [
          "f.yaml:3:58: error: 'stages.a.parts[1].small': an integer from 0 to 255 is expected here, "
            + "found the integer 256"
        ])
    #expect(lines(Pipeline.self, "[]") == ["f.yaml:1:1: error: a mapping is expected here, found a list"])
  }

  @Test("a missing key that stands there misspelt is named")
  func misspeltKey() {
    #expect(
      lines(Pipeline.self, "pipelin: p\nstages: {}\n")
        == ["f.yaml:1:1: error: the key 'pipeline' is missing here; is 'pipelin' meant to be it?"])
  }

  @Test("a word that is no case of an enum is told with the cases, a type's own refusal with its words")
  func refusals() {
    #expect(
      lines([Format].self, "[csv, jsom]")
        == ["f.yaml:1:7: error: '[1]': 'jsom' is not one of 'csv', 'json'; did you mean 'json'?"])
    #expect(
      lines([Format].self, "[1]").first?.contains("a string is expected here, found the integer 1") == true)
    #expect(lines([Window].self, "- days: []\n") == ["f.yaml:1:9: error: '[0].days': no day is named"])
    #expect(lines(Day.self, "July") == ["f.yaml:1:1: error: a day is written 2026-07-31"])
  }

  @Test("all keys that the type does not know are refused together, unless that is switched off")
  func unknownKeys() throws {
    let text = "pipeline: p\nstages:\n  a: {module: m, retires: 1}\nrevision: 2\n"
    #expect(
      lines(Pipeline.self, text) == [
        "f.yaml:3:18: error: 'stages.a': unknown key 'retires'; did you mean 'retries'?",
        "f.yaml:4:1: error: unknown key 'revision'; known here: 'pipeline', 'publish', 'stages'",
      ])
    let lenient = YAMLDecoder(refusesUnknownKeys: false)
    let value = try lenient.decode(Pipeline.self, bytes: Array(text.utf8), file: "f.yaml")
    #expect(value.stages["a"] == Stage(module: "m"))
  }

  @Test("an empty file is an error at its start, and errors of the document come as they are")
  func documentErrors() {
    #expect(lines(Pipeline.self, "") == ["f.yaml:1:1: error: the file is empty"])
    #expect(
      lines(Pipeline.self, "a: 1\na: 2\n") == ["f.yaml:2:1: error: duplicate key 'a', first given at 1:1"])
  }
}
