/// Reads classes and identifiers as words: `articleBody--wide` is "article", "body", "wide".
///
/// The lists are general words of page building, not names of sites. Each word, and each pair of neighbouring
/// words, may carry a hint.
struct ClassWords {
  private var known = HashedTable<ElementHints>(minimumCapacity: 256)

  /// Pages have a few hundred different classes.
  private static let knownLimit = 2048

  /// The hints of a class or identifier that stands in `range`.
  mutating func hints(_ values: [UInt8], _ range: Range<Int>) -> ElementHints {
    let key = values.withUnsafeBufferPointer { WordHash.hash($0, range) }
    if let hints = known[key] { return hints }
    let hints = Self.read(values[range])
    if known.count < Self.knownLimit { known[key] = hints }
    return hints
  }

  /// Hints that a class about the state of an element, or a modifier in it (`node--promoted`), does not give.
  private static let weak: ElementHints = [
    .furniture, .teaser, .byline, .caption, .comments, .hidden, .notice,
  ]

  private static func read(_ value: ArraySlice<UInt8>) -> ElementHints {
    var hints: ElementHints = []
    for name in value.split(whereSeparator: ByteRules.isSpace) { hints.formUnion(read(name: name)) }
    // What says that it is the body is not put away for a word like "with-sidebar" beside it.
    if hints.contains(.body) { hints.subtract(weak) }
    return hints
  }

  /// The hints of one class.
  private static func read(name: ArraySlice<UInt8>) -> ElementHints {
    var hints: ElementHints = ClassWordTable.whole[WordHash.hash(name)] ?? []
    var previous: UInt64?
    var word = WordHash()
    var isModifier = false
    var lastByte: UInt8 = 0
    func endWord() {
      guard let hash = word.value else { return }
      var found = ClassWordTable.hints[hash] ?? []
      if let previous { found.formUnion(ClassWordTable.hints[WordHash.pair(previous, hash)] ?? []) }
      if previous == nil, ClassWordTable.states.contains(hash) { isModifier = true }
      hints.formUnion(isModifier ? found.subtracting(weak) : found)
      previous = hash
      word = WordHash()
    }
    for byte in name {
      if ByteRules.isLetter(byte) || ByteRules.isDigit(byte) {
        if ByteRules.isUpper(byte), ByteRules.isLetter(lastByte), !ByteRules.isUpper(lastByte) { endWord() }
        word.add(ByteRules.lower(byte))
      } else {
        endWord()
        if byte == UInt8(ascii: "-"), lastByte == byte { isModifier = true }
      }
      lastByte = byte
    }
    endWord()
    if let previous, ClassWordTable.stateEnds.contains(previous) { hints.subtract(weak) }
    return hints
  }
}

/// FNV-1a, 64 bits (G. Fowler, L. C. Noll, K.-P. Vo).
struct WordHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325
  private var isEmpty = true

  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
    isEmpty = false
  }

  /// Nil for no bytes.
  var value: UInt64? { isEmpty ? nil : state }

  static func hash(_ text: String) -> UInt64 {
    var hash = WordHash()
    for byte in text.utf8 { hash.add(byte) }
    return hash.state
  }

  /// The hash of a whole class, in lower case.
  static func hash(_ name: ArraySlice<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in name { hash.add(ByteRules.lower(byte)) }
    return hash.state
  }

  static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = WordHash()
    for index in range { hash.add(bytes[index]) }
    return hash.state
  }

  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { first &* 31 ^ second }
}
