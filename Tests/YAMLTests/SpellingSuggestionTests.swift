import Testing
import YAML

@Suite("The nearest spelling")
struct SpellingSuggestionTests {
  private let words = ["inputs", "uses", "with", "stages", "publish", "min_confidence", "jsonl", "folder"]

  @Test(
    "a word a few letters off is recognised",
    arguments: [
      ("input", "inputs"), ("inptus", "inputs"), ("Uses", "uses"), ("wiht", "with"), ("stage", "stages"),
      ("pubilsh", "publish"), ("min-confidence", "min_confidence"), ("minconfidence", "min_confidence"),
      ("json", "jsonl"), ("FOLDER", "folder"), ("folders", "folder"), ("confidence", "min_confidence"),
    ])
  func near(typed: String, meant: String) {
    #expect(SpellingSuggestion.nearest(to: typed, among: words) == meant)
  }

  @Test(
    "a word that is like none gets no suggestion", arguments: ["", "x", "retries", "outlet", "max_rejects"])
  func far(typed: String) {
    #expect(SpellingSuggestion.nearest(to: typed, among: words) == nil)
  }

  @Test("one letter is never a misspelling of another")
  func oneLetter() {
    #expect(SpellingSuggestion.nearest(to: "a", among: ["b"]) == nil)
    #expect(SpellingSuggestion.nearest(to: "A", among: ["a"]) == "a")
  }

  @Test("of equally near words the first in order is taken, however they are listed")
  func ties() {
    #expect(SpellingSuggestion.nearest(to: "fold", among: ["gold", "bold", "hold"]) == "bold")
    #expect(SpellingSuggestion.nearest(to: "fold", among: ["hold", "gold", "bold"]) == "bold")
  }

  @Test("two neighbours swapped are one mistake, not two")
  func swap() {
    #expect(SpellingSuggestion.nearest(to: "wtih", among: ["with"]) == "with")
    #expect(SpellingSuggestion.nearest(to: "wxyh", among: ["with"]) == nil)
  }

  @Test("a word of a megabyte costs nothing")
  func hugeWord() {
    let huge = String(repeating: "a", count: 1_000_000)
    #expect(SpellingSuggestion.nearest(to: huge, among: [huge, "a"]) == nil)
  }
}
