import Testing

@testable import Deduplicate

@Suite struct CopyRuleTests {
  private let rule = CopyRule(
    jaccard: 800, containment: 600, containedJaccard: 400, containmentWords: 100, leastWords: 20,
    windowDays: 7)
  private let words = Prose.text(seed: 7, words: 300).split(separator: " ").map(String.init)

  /// Whether a text is a copy of `words`.
  private func isCopy(_ text: [String]) -> Bool {
    rule.areCopies(article(words.joined(separator: " ")), article(text.joined(separator: " ")))
  }

  @Test("an edited, shortened or newly led copy is a copy")
  func copies() {
    let other = Prose.text(seed: 8, words: 60).split(separator: " ").map(String.init)
    #expect(isCopy(other.prefix(12) + words + other.suffix(20)))
    #expect(isCopy(Array(words.prefix(180))))
    #expect(isCopy(other + words.dropFirst(60)))
    #expect(isCopy(words.enumerated().map { $0 % 40 == 5 ? "edited" : $1 }))
  }

  @Test("texts that share a paragraph, or a brief and the long report it opens, are no copies")
  func different() {
    let other = Prose.text(seed: 9, words: 300).split(separator: " ").map(String.init)
    #expect(!isCopy(other))
    #expect(!isCopy(words.prefix(90) + other))
    #expect(!isCopy(Array(words.prefix(50))))
  }

  @Test("the threshold is exact: four shared shingles of five are .8, three are not")
  func threshold() {
    let short = CopyRule(
      jaccard: 800, containment: 1001, containedJaccard: 0, containmentWords: 1, leastWords: 1, windowDays: 7)
    let nine = article("a b c d e f g h i")
    #expect(short.areCopies(nine, article("a b c d e f g h")))
    #expect(!short.areCopies(nine, article("a b c d e f g")))
  }

  @Test("a short text is a copy only of the same words, and an empty one of nothing")
  func shortTexts() {
    let rule = rule
    #expect(rule.areCopies(article("One two three."), article("one, two, THREE")))
    #expect(!rule.areCopies(article("One two three."), article("one two three four")))
    #expect(!rule.areCopies(article(""), article("")))
  }

  @Test("near copies lie within the window, equal texts any time apart, unknown days are near all")
  func window() {
    let text = words.joined(separator: " ")
    let edited = text + " and more"
    let first = article(text, published: "2031-03-01")
    #expect(rule.areCopies(first, article(edited, published: "2031-03-08")))
    #expect(!rule.areCopies(first, article(edited, published: "2031-03-09")))
    #expect(rule.areCopies(first, article(edited)))
    #expect(rule.areCopies(first, article(text, published: "2031-09-09")))
  }
}
