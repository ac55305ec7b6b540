/// A word or sign of the text. Positions are byte offsets into its UTF-8 form.
struct Token: Sendable {
  var start: Int32
  var end: Int32
  /// FNV-1a hash of the lower-cased word, by which words are compared.
  var key: UInt64
  /// Index of the word in the lexicon, -1 if it is not there.
  var word: Int32 = -1
  /// Index of the quotation that it stands in (marks included), -1 outside.
  var quote: Int32 = -1
  var tag: Tag = .unknown
  var flags: Flags = []

  struct Flags: OptionSet, Sendable {
    let rawValue: UInt8
    /// Starts with a capital.
    static let capital = Flags(rawValue: 1)
    /// Has two capitals or more and no small letter.
    static let allCapitals = Flags(rawValue: 2)
    /// No white space stands before it.
    static let attached = Flags(rawValue: 4)
    /// Starts with a digit.
    static let digit = Flags(rawValue: 8)
    /// First word of a sentence, or of a quotation in it.
    static let initial = Flags(rawValue: 16)
    /// A line end stands before it.
    static let lineStart = Flags(rawValue: 32)
  }

  var isCapital: Bool { flags.contains(.capital) }

  /// Whether it is this word of the closed list, in any case.
  func `is`(_ known: KnownWord) -> Bool { word == known.rawValue }

  /// Whether it is one of these words.
  func `is`(_ a: KnownWord, _ b: KnownWord) -> Bool { word == a.rawValue || word == b.rawValue }
}
