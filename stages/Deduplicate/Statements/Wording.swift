/// The words of a statement as sets of hashes.
struct Wording: Hashable {
  /// Words in a run that anchors a candidate pair.
  private static let anchorWidth = 3
  /// Of this many runs in a row one at least is an anchor, so texts that share five words in a row share one
  /// (winnowing; Schleimer, Wilkerson, Aiken 2003).
  private static let anchorWindow = 3
  /// Up to this many words every run is an anchor: short wordings that differ here and there may share no five
  /// words in a row.
  private static let shortWords = 24

  let wordCount: Int
  /// One number for the sequence of words.
  let digest: UInt64
  /// The sorted set of hashes of words and of pairs of words.
  let pieces: [UInt32]
  /// The sorted set of what a likeness of words must not pass over: numbers, and whether something is negated.
  let facts: [UInt32]
  /// The sorted set of hashes by which others with common words are found.
  let anchors: [UInt32]

  init(_ text: String) {
    var text = text
    var words: [UInt64] = []
    var facts: [UInt32] = []
    text.withUTF8 { utf8 in
      WordScanner.forEachWord(utf8) { hash, range in
        words.append(hash)
        if Negation.words.contains(hash) {
          facts.append(Negation.fact)
        } else if utf8[range.lowerBound] &- UInt8(ascii: "0") < 10 {
          facts.append(UInt32(truncatingIfNeeded: Shingles.mix(hash) >> 32))
        }
      }
    }
    wordCount = words.count
    digest = Shingles.digest(words)
    pieces = Shingles.set(Shingles.list(of: words, width: 1) + Shingles.list(of: words, width: 2))
    self.facts = Shingles.set(facts)
    let runs = Shingles.list(of: words, width: Self.anchorWidth)
    anchors = Shingles.set(words.count <= Self.shortWords ? runs : Self.winnow(runs))
  }

  /// Keys of which two wordings that share .7 of their pieces have one in common with a probability of .98, and
  /// of .2 if they share .3: bands of three least hashes each (MinHash).
  var sketch: [UInt64] {
    (UInt64(0)..<9).map { band in
      let least = (0..<3).map { row in leastPiece(seed: band * 3 + row + 1) }
      return Shingles.digest([band] + least)
    }
  }

  private func leastPiece(seed: UInt64) -> UInt64 {
    let seed = seed &* 0x9E37_79B9_7F4A_7C15
    var least = UInt64.max
    for piece in pieces { least = min(least, Shingles.mix(UInt64(piece) ^ seed)) }
    return least
  }

  private static func winnow(_ hashes: [UInt32]) -> [UInt32] {
    (0...hashes.count - anchorWindow).map { start in
      hashes[start..<start + anchorWindow].reduce(.max) { min($0, $1) }
    }
  }
}

extension Wording {
  init(from reader: inout SignatureReader) throws(SignatureError) {
    wordCount = Int(try reader.number())
    digest = try reader.longNumber()
    pieces = try reader.numbers()
    facts = try reader.numbers()
    anchors = try reader.numbers()
  }

  func write(to writer: inout SignatureWriter) {
    writer.number(UInt32(clamping: wordCount))
    writer.number(digest)
    writer.numbers(pieces)
    writer.numbers(facts)
    writer.numbers(anchors)
  }
}

/// Words that turn a sentence round. "t" is what an apostrophe leaves of "don't".
private enum Negation {
  static let words = Set(
    ["not", "no", "never", "nor", "neither", "without", "cannot", "t"].flatMap { WordScanner.words($0) })
  static let fact: UInt32 = 1
}
