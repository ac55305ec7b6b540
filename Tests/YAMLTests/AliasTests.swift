import Testing
import YAML

@Suite("Anchors, aliases and merge keys")
struct AliasTests {
  @Test(
    "an alias is the value of its anchor, a merge key the keys of its mappings",
    arguments: [
      ("a: &x [1, 2]\nb: *x\n", "{a: [int(1), int(2)], b: [int(1), int(2)]}"),
      ("&k a: 1\nb: *k\n", "{a: int(1), b: 'a'}"),
      ("&k a: 1\nb: {*k : 2}\n", "{a: int(1), b: {a: int(2)}}"),
      ("a: &x\nb: *x\n", "{a: null, b: null}"),
      ("- &x 1\n- *x\n- &x 2\n- *x\n", "[int(1), int(1), int(2), int(2)]"),
      ("- &x [&x 1, *x]\n- *x\n", "[[int(1), int(1)], int(1)]"),
      ("- &x {a: 1, b: 2}\n- {<<: *x, b: 3}\n", "[{a: int(1), b: int(2)}, {a: int(1), b: int(3)}]"),
      ("- &x {a: 1, b: 2}\n- {b: 3, <<: *x}\n", "[{a: int(1), b: int(2)}, {b: int(3), a: int(1)}]"),
      ("<<: [{a: 1}, {a: 2, b: 2}]\nc: 3\n", "{a: int(1), b: int(2), c: int(3)}"),
      ("<<: {<<: {a: 1, b: 1}, b: 2}\n", "{a: int(1), b: int(2)}"),
      ("<<: []\na: 1\n", "{a: int(1)}"),
      ("'<<': {a: 1}\n", "{<<: {a: int(1)}}"),
    ])
  func expansion(text: String, outline: String) throws {
    #expect(try node(text).outline == outline)
  }

  @Test("an aliased value and a merged key keep the place where they are written")
  func places() throws {
    let document = MarkedText("base: &b {①a: ②1}\nuse: {<<: *b}\nvalue: *b\n")
    let root = try node(document.text).mapping()
    let merged = try #require(try root["use"]?.valueNode.mapping()["a"])
    #expect(merged.keyNode.mark.description == document.located("①"))
    #expect(merged.valueNode.mark.description == document.located("②"))
    #expect(root["value"]?.valueNode.mark == root["base"]?.valueNode.mark)
  }

  @Test(
    "the same key may stand in many mappings and be overridden through a merge, without being a duplicate")
  func noDuplicates() {
    #expect(errorLines("- &x {a: 1}\n- {a: 2}\n- {<<: [*x, *x], a: 3}\n").isEmpty)
  }
}
