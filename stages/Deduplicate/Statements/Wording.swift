/// The words of a statement as sorted sets of hashes.
struct Wording: Hashable {
  /// Words in a run that anchors a candidate pair.
  private static let anchorWidth = 3
  /// Of this many runs in a row one at least is an anchor, so texts that share five words in a row share one
  /// (winnowing; Schleimer, Wilkerson, Aiken 2003).
  private static let anchorWindow = 3
  /// Up to this many words every run is an anchor: short wordings that differ here and there may share no five
  /// words in a row.
  private static let shortWords = 24
  /// What `facts` has where something is negated.
  static let negation: UInt32 = 1

  private(set) var wordCount = 0
  /// One number for the sequence of words.
  private(set) var digest: UInt64 = 0
  /// Words and pairs of words.
  private(set) var pieces: [UInt32] = []
  /// Words that tell something, without inflection, synonyms alike.
  private(set) var concepts: [UInt32] = []
  /// Whether it has words that are known to tell nothing, as every English sentence has.
  private(set) var isEnglish = false
  /// What a likeness of words must not pass over: numbers, and whether something is negated.
  private(set) var facts: [UInt32] = []
  /// Capitalised words within a sentence, by their beginning ("Ostria" is as good as "Ostrian").
  private(set) var names: [UInt32] = []
  /// The same where a sentence begins, which may be names.
  private(set) var initials: [UInt32] = []
  /// Sides of opposites that it stands on (`Vocabulary.sides`).
  private(set) var sides: [UInt32] = []
  /// Hashes by which others with common words are found.
  private(set) var anchors: [UInt32] = []

  init(_ text: String) {
    var text = text
    var words: [UInt64] = []
    text.withUTF8 { utf8 in
      WordScanner.forEachWord(utf8) { hash, range in
        words.append(hash)
        add(hash, utf8, range)
      }
    }
    wordCount = words.count
    digest = Shingles.digest(words)
    pieces = Shingles.list(of: words, width: 1) + Shingles.list(of: words, width: 2)
    let runs = Shingles.list(of: words, width: Self.anchorWidth)
    anchors = words.count <= Self.shortWords ? runs : Self.winnow(runs)
    for set in [\Wording.pieces, \.concepts, \.facts, \.names, \.initials, \.sides, \.anchors] {
      self[keyPath: set] = Shingles.set(self[keyPath: set])
    }
  }

  private mutating func add(_ hash: UInt64, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let bytes = text[range]
    let isNegation = Vocabulary.negations.contains(hash)
    if isNegation { facts.append(Self.negation) }
    if bytes[range.lowerBound] &- UInt8(ascii: "0") < 10 { facts.append(Self.short(hash)) }
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    let stem = isASCII ? Stem.hash(of: bytes.map { $0 | 0x20 }) : hash
    sides += Vocabulary.sides(of: stem)
    if Vocabulary.functionWords.contains(hash) {
      isEnglish = true
    } else if !isNegation {
      concepts.append(Vocabulary.group(of: stem).map { UInt32($0) + 2 } ?? Self.short(stem))
    }
    if isASCII, bytes.count > 2, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= bytes[range.lowerBound] {
      let beginning = Self.short(
        bytes.prefix(5).map { $0 | 0x20 }.withUnsafeBufferPointer { WordHash.of($0, 0..<$0.count) })
      if Self.beginsSentence(text, range.lowerBound) {
        initials.append(beginning)
      } else {
        names.append(beginning)
      }
    }
  }

  private static func short(_ hash: UInt64) -> UInt32 {
    max(UInt32(truncatingIfNeeded: Shingles.mix(hash) >> 32), 1 << 16)
  }

  /// Whether what stands before a word, but for spaces, is nothing or the end of a sentence, a colon or a quotation mark.
  private static func beginsSentence(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
    guard let last = text[..<start].last(where: { $0 > 0x20 }) else { return true }
    // The last byte of “ and ” is 0x9C and 0x9D.
    return [0x2E, 0x21, 0x3F, 0x3A, 0x3B, 0x22, 0x9C, 0x9D].contains(last)
  }

  private static func winnow(_ hashes: [UInt32]) -> [UInt32] {
    (0...hashes.count - anchorWindow).map { start in
      hashes[start..<start + anchorWindow].reduce(.max) { min($0, $1) }
    }
  }
}

extension Wording {
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
}

extension Wording {
  init(from reader: inout SignatureReader) throws(SignatureError) {
    wordCount = Int(try reader.number())
    digest = try reader.longNumber()
    isEnglish = try reader.byte() == 1
    pieces = try reader.numbers()
    concepts = try reader.numbers()
    facts = try reader.numbers()
    names = try reader.numbers()
    initials = try reader.numbers()
    sides = try reader.numbers()
    anchors = try reader.numbers()
  }

  func write(to writer: inout SignatureWriter) {
    writer.number(UInt32(clamping: wordCount))
    writer.number(digest)
    writer.byte(isEnglish ? 1 : 0)
    for set in [pieces, concepts, facts, names, initials, sides, anchors] { writer.numbers(set) }
  }
}
