import Testing

@testable import Extract

@Suite("Tables by word hash")
struct WordTableTests {
  private static let words = (0..<500).map { "word\($0)" }

  @Test("each word has its own value, others none")
  func table() {
    let table = WordTable(
      Dictionary(uniqueKeysWithValues: Self.words.enumerated().map { (WordHash.of($1.utf8), $0) }))
    for (number, word) in Self.words.enumerated() { #expect(table[WordHash.of(word.utf8)] == number) }
    #expect(table[WordHash.of("another".utf8)] == nil)
  }

  @Test("a list holds its words and no signs, whose keys are small numbers")
  func set() {
    let set = WordSet(Self.words.joined(separator: " "))
    for word in Self.words { #expect(set.contains(WordHash.of(word.utf8))) }
    #expect(!set.contains(WordHash.of("another".utf8)))
    for key in 0...3 { #expect(!set.contains(UInt64(key))) }
  }
}
