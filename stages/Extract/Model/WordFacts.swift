/// What features read off a single token.
enum WordFacts {
  private static let possessive = WordHash.of("'s".utf8)
  private static let said = WordHash.of("said".utf8)
  private static let says = WordHash.of("says".utf8)

  /// The word's hash: case does not matter, digits count as 0, quotation marks by whether they open or close.
  @inline(__always)
  static func word(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard token.tag.isWord else {
      let kind = UInt64(token.tag.rawValue) << 8
      let isMark = token.tag == .openQuote || token.tag == .closeQuote
      return (kind | (isMark ? 0 : UInt64(bytes[Int(token.start)]))) &* 0x1000_0001_B3F7_AB91
    }
    guard token.flags.contains(.digit) else { return token.key == 0 ? possessive : token.key }
    var hash = WordHash()
    for place in Int(token.start)..<Int(token.end) {
      let byte = bytes[place]
      hash.add(byte >= 0x30 && byte <= 0x39 ? 0x30 : byte)
    }
    return hash.value
  }

  @inline(__always)
  static func shape(_ token: Token) -> UInt8 {
    guard token.tag.isWord else { return 16 }
    let length = token.end - token.start
    return token.flags.rawValue & 3 | (token.flags.contains(.digit) ? 4 : 0) | (length == 1 ? 8 : 0)
  }

  /// The last three letters in lower case, the last one lowest.
  @inline(__always)
  static func ending(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let end = Int(token.end)
    guard end - Int(token.start) > 3 else { return 0 }
    return UInt64(bytes[end - 1] | 0x20) | UInt64(bytes[end - 2] | 0x20) << 8 | UInt64(bytes[end - 3] | 0x20)
      << 16
  }

  /// The first four letters in lower case.
  @inline(__always)
  static func beginning(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let start = Int(token.start)
    guard Int(token.end) - start > 3 else { return 0 }
    var result: UInt64 = 0
    for offset in 0..<4 { result = result << 8 | UInt64(bytes[start + offset] | 0x20) }
    return result
  }

  /// The class of a word that can be a cue: frame and strength for verbs, kind for nouns.
  @inline(__always)
  static func cueClass(_ word: Word, _ token: Token, _ lexicon: Lexicon) -> UInt8 {
    if word.cue >= 0 { return lexicon.cueClasses[Int(word.cue)] }
    if word.traits.contains(.cueNoun) { return 30 }
    if word.traits.contains(.feeling) { return 31 }
    if token.is(.according) { return 32 }
    if token.is(.reportedly, .allegedly) { return 33 }
    if word.traits.contains(.document) { return 34 }
    return 0
  }

  @inline(__always)
  static func nameClass(_ word: Word) -> UInt8 {
    let role: Word.Traits = [.role, .title, .organization, .group, .body]
    return (word.traits.isDisjoint(with: role) ? 0 : 1) | (word.traits.contains(.startsActor) ? 2 : 0)
  }

  /// Words and signs at which attributions start and end, by number.
  static let triggers = 26
  @inline(__always)
  static func trigger(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    switch token.tag {
    case .comma: return 1
    case .openQuote: return 2
    case .closeQuote: return 3
    case .stop: return 4
    case .colon: return 5
    case .semicolon: return 6
    case .dash: return 7
    default: break
    }
    switch token.word {
    case KnownWord.that.rawValue: return 8
    case KnownWord.to.rawValue: return 9
    case KnownWord.and.rawValue: return 10
    case KnownWord.but.rawValue: return 11
    case KnownWord.who.rawValue: return 12
    case KnownWord.which.rawValue: return 13
    case KnownWord.as.rawValue: return 14
    case KnownWord.while.rawValue: return 15
    case KnownWord.in.rawValue: return 16
    case KnownWord.on.rawValue: return 17
    case KnownWord.after.rawValue: return 18
    case KnownWord.because.rawValue: return 19
    case KnownWord.when.rawValue: return 20
    case KnownWord.for.rawValue: return 21
    case KnownWord.of.rawValue: return 22
    default: break
    }
    return token.key == said ? 23 : token.key == says ? 24 : 0
  }

  @inline(__always)
  static func isVerb(_ tag: Tag) -> Bool {
    switch tag {
    case .verbBase, .verbPresent, .verbPast, .verbIng, .be, .have, .modal, .do: true
    default: false
    }
  }

  @inline(__always)
  static func isBoundary(_ token: Token) -> Bool {
    switch token.tag {
    case .comma, .colon, .conjunction, .subordinator, .relative, .openQuote, .closeQuote, .openParen,
      .closeParen,
      .semicolon, .dash:
      true
    default: token.is(.that)
    }
  }

  /// The place of a token in a base noun phrase.
  @inline(__always)
  static func chunk(_ tag: Tag, after before: UInt8, previous: Tag) -> UInt8 {
    switch tag {
    case .pronoun, .objectPronoun: return 1
    case .determiner: return 1
    case .possessive, .adjective, .noun, .nouns, .proper, .initialProper, .number, .month, .weekday:
      return before > 0 && previous != .pronoun && previous != .objectPronoun ? 2 : 1
    default: return 0
    }
  }
}
