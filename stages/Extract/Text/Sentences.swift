/// Cuts a paragraph's tokens into sentences.
///
/// A stop ends a sentence unless it follows an abbreviation or an initial, or a small letter goes on; closing
/// marks after it belong to the sentence. After an abbreviation only a word that rarely stands inside a
/// sentence with a capital ("The", "He") starts a new one.
struct Sentences {
  /// Longer sentences are cut, so that work on one stays bounded.
  static let maximumLength = 600

  let lexicon: Lexicon
  let bytes: UnsafeBufferPointer<UInt8>

  /// Appends the sentences' token ranges and marks their first words.
  func run(_ tokens: inout [Token], paragraph: Range<Int>, into sentences: inout [Range<Int>]) {
    var start = paragraph.lowerBound
    var index = start
    while index < paragraph.upperBound {
      var end = index + 1
      if tokens[index].tag == .stop || tokens[index].end > 0 && endsAbbreviation(tokens[index]) {
        while end < paragraph.upperBound,
          tokens[end].tag == .stop || tokens[end].tag == .closeQuote || tokens[end].tag == .closeParen
        {
          end += 1
        }
        if breaks(tokens, after: index, next: end, in: paragraph) {
          sentences.append(start..<end)
          start = end
        }
      } else if index - start >= Self.maximumLength {
        sentences.append(start..<end)
        start = end
      }
      index = end
    }
    if start < paragraph.upperBound { sentences.append(start..<paragraph.upperBound) }
  }

  private func endsAbbreviation(_ token: Token) -> Bool {
    token.tag == .unknown && bytes[Int(token.end) - 1] == 0x2E
  }

  private func breaks(_ tokens: [Token], after stop: Int, next: Int, in paragraph: Range<Int>) -> Bool {
    guard next < paragraph.upperBound else { return false }
    var first = next
    while first < paragraph.upperBound,
      tokens[first].tag == .openQuote || tokens[first].tag == .openParen || tokens[first].tag == .dash
    {
      first += 1
    }
    guard first < paragraph.upperBound else { return true }
    let follower = tokens[first]
    let isMark = tokens[stop].tag == .stop
    // A dot between two words without a space is none of a sentence.
    if isMark, next == stop + 1, first == next, follower.flags.contains(.attached) { return false }
    guard follower.isCapital || follower.flags.contains(.digit) || first > next && follower.tag == .unknown
    else { return false }
    if isMark, bytes[Int(tokens[stop].start)] != 0x2E { return true }
    let before = isMark ? stop - 1 : stop
    guard before >= paragraph.lowerBound, tokens[before].tag == .unknown else { return true }
    let word = tokens[before]
    let isAbbreviation =
      !isMark
      || word.end - word.start == 1 && word.isCapital
      || word.word >= 0 && lexicon[word].traits.contains(.abbreviation)
    guard isAbbreviation, next == stop + 1 else { return true }
    return isMark == false && follower.word >= 0 && lexicon[follower].traits.contains(.opener)
  }
}
