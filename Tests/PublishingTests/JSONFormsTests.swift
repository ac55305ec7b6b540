import Records
import Testing

@testable import Publishing

@Suite struct JSONFormsTests {
  @Test("fragments of a JSON array need only the first comma dropped")
  func array() {
    let chunks = [textLine("one\ntwo").bytes + textLine("b").bytes, textLine("c").bytes]
    let fragments = chunks.flatMap { JSONArrayRenderer.fragment(ChunkLines($0)) }
    let table = JSONArrayRenderer.opening + fragments.dropFirst() + JSONArrayRenderer.closing
    let expected = #"""
      [
      {"text":"one\ntwo"},
      {"text":"b"},
      {"text":"c"}
      ]

      """#
    #expect(String(decoding: table, as: UTF8.self) == expected)
  }

  @Test("documents are indented, lists of plain values stay on their line, members keep their order")
  func tree() {
    let tree = JSONTree.object([
      ("z", .strings(["a", "b"])), ("a", .object([])), ("n", .array([.object([("x", .null)]), .integer(2)])),
      ("raw", .raw(Array("{\"k\":1}".utf8))), ("quoted \"name\"", .boolean(true)), ("d", .number(0.5)),
    ])
    let expected = #"""
      {
        "z": ["a","b"],
        "a": {},
        "n": [
          {
            "x": null
          },
          2
        ],
        "raw": {"k":1},
        "quoted \"name\"": true,
        "d": 0.5
      }

      """#
    #expect(String(decoding: tree.indented, as: UTF8.self) == expected)
  }
}
