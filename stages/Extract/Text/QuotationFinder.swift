/// Finds the quotations of a paragraph: straight, curly, low, angle and doubled marks, and single marks outside of
/// those. Marks nested in a quotation do not end it; a quotation left open runs to the paragraph's end.
struct QuotationFinder {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let range: Range<Int>

  init(_ bytes: UnsafeBufferPointer<UInt8>, paragraph range: Range<Int>) {
    self.bytes = bytes
    self.range = range
  }

  /// Marks the tokens and appends the quotations in the order of their opening marks.
  func run(_ tokens: inout [Token], into quotations: inout [Quotation]) {
    let first = quotations.count
    let hasSingles = findDouble(&tokens, &quotations)
    if hasSingles {
      findSingle(tokens, &quotations, outside: first)
      quotations[first...].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    }
    for index in first..<quotations.count {
      let quotation = quotations[index]
      for token in quotation.tokens { tokens[token].quote = Int32(index) }
      tokens[quotation.tokens.lowerBound].tag = .openQuote
      if quotation.isClosed { tokens[quotation.tokens.upperBound - 1].tag = .closeQuote }
    }
  }

  private func findDouble(_ tokens: inout [Token], _ quotations: inout [Quotation]) -> Bool {
    var open: (token: Int, sign: Tokenizer.Sign)?
    var nested = 0
    var words = 0
    var hasSingles = false
    func close(_ start: Int, _ end: Int, closed: Bool) {
      quotations.append(Quotation(tokens: start..<end, isClosed: closed, words: words))
    }
    for index in range {
      guard tokens[index].tag == .symbol else {
        if tokens[index].tag == .unknown { words += 1 }
        continue
      }
      let sign = sign(tokens[index])
      let opens = looksOpening(index, tokens)
      switch sign {
      case .apostrophe, .openSingle, .closeSingle: hasSingles = true
      case .straight, .doubled, .openDouble, .closeDouble, .lowDouble, .openAngle, .closeAngle:
        if let current = open {
          if Self.closes(sign, current.sign, opens: opens) {
            if nested > 0 {
              nested -= 1
            } else {
              close(current.token, index + 1, closed: true)
              open = nil
            }
          } else if opens, index > range.lowerBound, tokens[index - 1].tag == .stop, current.token < index - 1
          {
            // The mark that should have closed the sentence before is missing.
            close(current.token, index, closed: false)
            open = (index, sign)
            nested = 0
            words = 0
          } else if Self.opens(sign), (sign == .openAngle) == (current.sign == .openAngle) {
            nested += 1
          }
        } else if Self.opens(sign) && (opens || sign != .straight && sign != .doubled)
          || sign == .closeAngle && opens
        {
          open = (index, sign)
          nested = 0
          words = 0
        }
      default: break
      }
    }
    if let open { close(open.token, range.upperBound, closed: false) }
    return hasSingles
  }

  private static func opens(_ sign: Tokenizer.Sign) -> Bool {
    switch sign {
    case .straight, .doubled, .openDouble, .lowDouble, .openAngle: true
    default: false
    }
  }

  /// Whether a mark closes what another opened; `opens` tells how it stands among spaces.
  private static func closes(_ sign: Tokenizer.Sign, _ opener: Tokenizer.Sign, opens: Bool) -> Bool {
    switch opener {
    case .openAngle: sign == .closeAngle
    case .closeAngle: sign == .openAngle
    case .lowDouble: sign == .openDouble || sign == .closeDouble || sign == .straight && !opens
    default:
      sign == .closeDouble || (sign == .straight || sign == .doubled) && !opens
    }
  }

  /// Whether a mark stands like an opening one: a space or bracket before it, a word right after it.
  private func looksOpening(_ index: Int, _ tokens: [Token]) -> Bool {
    guard index + 1 < range.upperBound else { return false }
    let next = tokens[index + 1]
    guard next.flags.contains(.attached) else { return false }
    if index == range.lowerBound || !tokens[index].flags.contains(.attached) { return true }
    switch tokens[index - 1].tag {
    case .openParen, .dash, .openQuote: return true
    case .symbol: return looksOpening(index - 1, tokens, depth: 1)
    default: return false
    }
  }

  private func looksOpening(_ index: Int, _ tokens: [Token], depth: Int) -> Bool {
    guard depth < 4 else { return false }
    if index == range.lowerBound || !tokens[index].flags.contains(.attached) { return true }
    return tokens[index - 1].tag == .symbol && looksOpening(index - 1, tokens, depth: depth + 1)
  }

  /// Single marks: the end of one is the first that follows a stop or comma, else the first at all if the
  /// stretch is short; an apostrophe after a plural looks the same, so nothing longer is believed.
  private func findSingle(_ tokens: [Token], _ quotations: inout [Quotation], outside first: Int) {
    var covered = first
    let doubles = quotations.count
    var open: Int?
    var plain: Int?
    func close(_ start: Int, _ end: Int) {
      let words = (start..<end).reduce(0) { $0 + (tokens[$1].tag == .unknown ? 1 : 0) }
      quotations.append(Quotation(tokens: start..<end + 1, isClosed: true, words: words))
      open = nil
      plain = nil
    }
    var index = range.lowerBound
    while index < range.upperBound {
      if covered < doubles, quotations[covered].tokens.lowerBound == index {
        index = quotations[covered].tokens.upperBound
        covered += 1
        open = nil
        plain = nil
        continue
      }
      if tokens[index].tag == .symbol, isSingle(tokens[index]) {
        if looksOpening(index, tokens) {
          if let start = open, let end = plain, end - start <= 14 { close(start, end) }
          open = index
          plain = nil
        } else if let start = open {
          switch tokens[index - 1].tag {
          case .stop, .comma: close(start, index)
          default: if plain == nil { plain = index }
          }
        }
      }
      index += 1
    }
    if let start = open, let end = plain, end - start <= 14 {
      close(start, end)
    } else if let start = open, start == range.lowerBound, start + 1 < range.upperBound,
      tokens[start + 1].isCapital, quotations.count == first
    {
      // A paragraph that opens with a mark and never closes it goes on in the next one.
      let words = range.reduce(0) { $0 + (tokens[$1].tag == .unknown ? 1 : 0) }
      quotations.append(Quotation(tokens: range, isClosed: false, words: words))
    }
  }

  private func isSingle(_ token: Token) -> Bool {
    switch sign(token) {
    case .apostrophe, .openSingle, .closeSingle: true
    default: false
    }
  }

  private func sign(_ token: Token) -> Tokenizer.Sign {
    Tokenizer.sign(bytes, Int(token.start), Int(range.isEmpty ? token.end : token.end + 2)).1
  }
}
