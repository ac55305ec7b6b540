import Testing
import YAML

@Suite("Bounds")
struct LimitTests {
  @Test("64 levels are read and the 65th is refused where it opens")
  func depth() throws {
    let flow = { (levels: Int) in
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    #expect(errorLines(flow(64)).isEmpty)
    let expected = "error: values are nested more than 64 levels deep; flatten them"
    #expect(errorLines(flow(65)) == ["f.yaml:1:65: " + expected])
    #expect(errorLines(String(repeating: "- ", count: 65)) == ["f.yaml:1:129: " + expected])
    #expect(errorLines(String(repeating: "{a: ", count: 65)) == ["f.yaml:1:257: " + expected])
  }

  @Test(
    "20,000 brackets are refused as too deep, not read to the end",
    arguments: ["[", "{", "[{", "- ", "? ", "{a: ", "[\n", "{ ? "])
  func manyBrackets(opening: String) {
    let lines = errorLines(String(repeating: opening, count: 20_000))
    #expect(lines.count == 1)
    #expect(lines.first?.hasSuffix("error: values are nested more than 64 levels deep; flatten them") == true)
  }

  @Test("levels that aliases put inside one another count as if they were written out")
  func depthThroughAliases() {
    var text = "- &a0 [x]\n"
    for level in 1...70 { text += "- &a\(level) [*a\(level - 1)]\n" }
    // The item a62 is the 63rd list around x, inside the list of them all.
    #expect(
      errorLines(text) == ["f.yaml:64:9: error: values are nested more than 64 levels deep; flatten them"])
  }

  @Test("a bomb of lists in aliases is refused before it grows")
  func bombOfLists() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      text +=
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
        + "]\n"
    }
    #expect(
      errorLines(text) == [
        "f.yaml:5:45: error: the aliases up to here stand for more than 100000 values; "
          + "write the values out, or use fewer aliases"
      ])
  }

  @Test("a bomb of mappings in aliases is refused before it grows")
  func bombOfMappings() {
    var text = "a0: &a0 {k: x}\n"
    for level in 1...30 { text += "a\(level): &a\(level) {l: *a\(level - 1), r: *a\(level - 1)}\n" }
    let lines = errorLines(text)
    #expect(lines.count == 1)
    #expect(lines.first?.contains("stand for more than 100000 values") == true)
  }

  @Test("a bomb of merge keys is refused before it grows")
  func bombOfMerges() {
    var text = "a0: &a0 {k: x}\n"
    for level in 1...30 {
      text += "a\(level): &a\(level) {<<: [*a\(level - 1), *a\(level - 1)], k\(level): *a\(level - 1)}\n"
    }
    #expect(errorLines(text).first?.contains("stand for more than 100000 values") == true)
  }

  @Test("aliases that stay within the bound are read")
  func withinBound() throws {
    let item = String(repeating: "x,", count: 998)
    #expect(errorLines("- &a [\(item)]\n" + String(repeating: "- *a\n", count: 100)).isEmpty)
    #expect(!errorLines("- &a [\(item)]\n" + String(repeating: "- *a\n", count: 101)).isEmpty)
  }

  @Test("the number of mistakes that are collected is bounded")
  func diagnostics() {
    let text = "a: 1\n" + String(repeating: "a: 1\n", count: 500)
    #expect(errorLines(text).count == 100)
  }
}
