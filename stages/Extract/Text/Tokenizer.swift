/// Cuts bytes into words and signs. A word keeps inner hyphens and apostrophes, a number its separators, an
/// abbreviation its inner dots ("U.S."); a final "'s" is a token of its own.
struct Tokenizer {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var position: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    position = range.lowerBound
  }

  /// Appends the tokens of the range.
  mutating func run(into tokens: inout [Token]) {
    var attached = false
    var lineStart = false
    while position < end {
      let byte = bytes[position]
      if Paragraphs.isSpace(byte) {
        attached = false
        if byte == 0x0A { lineStart = true }
        position += 1
        continue
      }
      let (width, sign) = Self.sign(bytes, position, end)
      if sign == .space {
        attached = false
        position += width
        continue
      }
      let first = tokens.count
      if sign == .none { word(into: &tokens) } else { self.sign(sign, width, into: &tokens) }
      if attached { tokens[first].flags.insert(.attached) }
      if lineStart { tokens[first].flags.insert(.lineStart) }
      attached = true
      lineStart = false
    }
  }

  /// What stands at a place, if it is no part of a word.
  enum Sign {
    case none, space, comma, stop, ellipsis, colon, semicolon, dash, openParen, closeParen, symbol
    case straight, doubled, openDouble, closeDouble, lowDouble, openAngle, closeAngle
    case apostrophe, openSingle, closeSingle
  }

  /// The sign at a place and its length in bytes.
  static func sign(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (Int, Sign) {
    let byte = bytes[at]
    func next(_ offset: Int) -> UInt8 { at + offset < end ? bytes[at + offset] : 0 }
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: return (1, .none)
    case 0x2C: return (1, .comma)
    case 0x2E: return next(1) == 0x2E && next(2) == 0x2E ? (3, .ellipsis) : (1, .stop)
    case 0x21, 0x3F: return (1, .stop)
    case 0x3A: return (1, .colon)
    case 0x3B: return (1, .semicolon)
    case 0x2D: return next(1) == 0x2D ? (2, .dash) : (1, .dash)
    case 0x28, 0x5B: return (1, .openParen)
    case 0x29, 0x5D: return (1, .closeParen)
    case 0x22: return (1, .straight)
    case 0x27: return next(1) == 0x27 ? (2, .doubled) : (1, .apostrophe)
    case 0x60: return next(1) == 0x60 ? (2, .openDouble) : (1, .openSingle)
    case 0xC2:
      switch next(1) {
      case 0xA0, 0x85: return (2, .space)
      case 0xAB: return (2, .openAngle)
      case 0xBB: return (2, .closeAngle)
      default: return (2, .symbol)
      }
    case 0xE2:
      guard next(1) == 0x80 else { return (3, .symbol) }
      switch next(2) {
      case 0x80...0x8F, 0xA8, 0xA9, 0xAF: return (3, .space)
      case 0x90, 0x91: return (3, .symbol)
      case 0x92...0x95: return (3, .dash)
      case 0x98, 0x9B: return (3, .openSingle)
      case 0x99, 0x9A: return (3, .closeSingle)
      case 0x9C, 0x9F: return (3, .openDouble)
      case 0x9D: return (3, .closeDouble)
      case 0x9E: return (3, .lowDouble)
      case 0xA6: return (3, .ellipsis)
      case 0xB9: return (3, .openSingle)
      case 0xBA: return (3, .closeSingle)
      default: return (3, .symbol)
      }
    case 0x80...0xFF: return (1, .none)
    default: return (1, .symbol)
    }
  }

  private mutating func word(into tokens: inout [Token]) {
    let start = position
    var hash = WordHash()
    var capitals = 0
    var smalls = 0
    var flags: Token.Flags = []
    let first = bytes[start]
    if first >= 0x41 && first <= 0x5A || first == 0xC3 && start + 1 < end && bytes[start + 1] < 0x9F
      || first == 0xC5 && start + 1 < end && bytes[start + 1] & 1 == 0
    {
      flags.insert(.capital)
    }
    if first >= 0x30 && first <= 0x39 { flags.insert(.digit) }
    var possessive: Range<Int>?
    loop: while position < end {
      let byte = bytes[position]
      if isAlphanumeric(byte) {
        hash.add(byte)
        if byte >= 0x61 { smalls += 1 } else if byte >= 0x41 { capitals += 1 }
        position += 1
        continue
      }
      let (width, sign) = Self.sign(bytes, position, end)
      switch sign {
      case .none:
        hash.add(byte)
        position += 1
      case .dash where width == 1 && joins(at: position + 1):
        hash.add(byte)
        position += 1
      case .stop where byte == 0x2E && (dotted(from: start) || number(at: position)):
        hash.add(byte)
        position += 1
      case .comma where number(at: position):
        hash.add(byte)
        position += 1
      case .apostrophe, .closeSingle:
        guard joins(at: position + width) else { break loop }
        if possessiveEnd(at: position + width) {
          possessive = position..<(position + width + 1)
          break loop
        }
        hash.add(0x27)
        position += width
      default: break loop
      }
    }
    if possessive == nil, endsAbbreviation(start, hash.value, capital: flags.contains(.capital)) {
      position += 1
    }
    if capitals >= 2 && smalls == 0 { flags.insert(.allCapitals) }
    tokens.append(
      Token(start: Int32(start), end: Int32(position), key: hash.value, flags: flags))
    if let possessive {
      tokens.append(
        Token(
          start: Int32(possessive.lowerBound), end: Int32(possessive.upperBound), key: 0, tag: .possessive,
          flags: .attached))
      position = possessive.upperBound
    }
  }

  /// Whether the dot at the position belongs to an initial or a title before a name: "W. Bush", "Gen. Smith".
  private func endsAbbreviation(_ start: Int, _ hash: UInt64, capital: Bool) -> Bool {
    guard capital, position + 2 < end, bytes[position] == 0x2E, Paragraphs.isSpace(bytes[position + 1]) else {
      return false
    }
    let next = bytes[position + 2]
    let isDigit = next >= 0x30 && next <= 0x39
    if isDigit { return Self.beforeNumbers.contains(hash) }
    guard next >= 0x41 && next <= 0x5A || next >= 0xC3 else { return false }
    return position - start == 1 || Self.titles.contains(hash)
  }

  /// Months and "No" are written with a dot before a number.
  private static let beforeNumbers = WordSet("jan feb mar apr jun jul aug sep sept oct nov dec no")

  /// Titles that are written with a dot.
  private static let titles = WordSet(
    "mr mrs ms dr sen rep gov gen col lt sgt capt maj prof rev hon adm amb st sens reps"
  )

  private func joins(at place: Int) -> Bool {
    guard place < end else { return false }
    let byte = bytes[place]
    return byte >= 0x80 ? Self.sign(bytes, place, end).1 == .none : isAlphanumeric(byte)
  }

  @inline(__always)
  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
  }

  /// Whether "s" and no further letter stands at a place.
  private func possessiveEnd(at place: Int) -> Bool {
    (bytes[place] == 0x73 || bytes[place] == 0x53) && !joins(at: place + 1)
  }

  /// Whether a dot at the position continues an abbreviation of single letters: "U.S", "a.m".
  private func dotted(from start: Int) -> Bool {
    guard position - start <= 8, position > start else { return false }
    var place = start
    while place < position {
      let letter = bytes[place] | 0x20
      guard letter >= 0x61, letter <= 0x7A else { return false }
      place += 1
      if place == position { break }
      guard bytes[place] == 0x2E else { return false }
      place += 1
    }
    let hasInnerDot = position - start >= 3
    guard position + 1 < end else { return hasInnerDot }
    let next = bytes[position + 1] | 0x20
    let letterFollows = next >= 0x61 && next <= 0x7A
    let dotFollows = position + 2 < end && bytes[position + 2] == 0x2E
    return letterFollows && dotFollows || hasInnerDot
  }

  private func number(at place: Int) -> Bool {
    func digit(_ index: Int) -> Bool { index < end && bytes[index] >= 0x30 && bytes[index] <= 0x39 }
    return place > 0 && digit(place - 1) && digit(place + 1)
  }

  private mutating func sign(_ sign: Sign, _ width: Int, into tokens: inout [Token]) {
    let tag: Tag =
      switch sign {
      case .comma: .comma
      case .stop, .ellipsis: .stop
      case .colon: .colon
      case .semicolon: .semicolon
      case .dash: .dash
      case .openParen: .openParen
      case .closeParen: .closeParen
      default: .symbol
      }
    tokens.append(
      Token(start: Int32(position), end: Int32(min(position + width, end)), key: UInt64(width), tag: tag))
    position = min(position + width, end)
  }
}
