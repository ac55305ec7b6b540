/// Noun phrases around a verb, read from tags: no parse, bounded steps.
struct Phrases {
  /// Longest phrase in tokens.
  static let maximumLength = 40

  let text: AnalyzedText
  private var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) { self.text = text }

  /// Where the noun phrase that ends before `end` starts; `end` if there is none.
  func start(endingAt end: Int, low: Int, depth: Int = 0) -> Int {
    var start = end
    var afterDeterminer = false
    let floor = max(low, end - Self.maximumLength)
    while start > floor {
      let token = tokens[start - 1]
      switch token.tag {
      case .determiner:
        if afterDeterminer { return start }
        start -= 1
        afterDeterminer = true
      case .possessive:
        if afterDeterminer { return start }
        start -= 1
        afterDeterminer = token.key != 0
      case .noun, .nouns, .proper, .initialProper, .adjective, .number, .month:
        if afterDeterminer { return start }
        start -= 1
      case .pronoun, .objectPronoun:
        return start == end ? start - 1 : start
      case .preposition, .to:
        guard start < end, start - 2 >= floor, isHead(start - 2),
          attaches(start - 1) || token.is(.by) && text.traits(start - 2).contains(.document)
        else { return start }
        start -= 1
        afterDeterminer = false
      case .conjunction, .comma:
        guard start < end, start - 2 >= floor, depth < 4, isHead(start - 2), tokens[start].tag != .verbPast,
          token.tag == .conjunction ? token.is(.and, .or) : depth > 0
        else { return start }
        let left = self.start(endingAt: start - 1, low: floor, depth: depth + 1)
        return left < start - 1 && isBoundary(left, low: low) ? left : start
      case .closeParen:
        guard let open = opening(of: start - 1, low: floor), start - open <= 10 else { return start }
        start = open
      case .closeQuote:
        guard start < end, let quotation = text.quotation(at: start - 1), quotation.words <= 4,
          quotation.tokens.lowerBound > floor
        else { return start }
        start = quotation.tokens.lowerBound
      case .verbIng, .verbPast, .adverb:
        guard start < end, !afterDeterminer, start - 2 >= floor else { return start }
        let before = tokens[start - 2].tag
        guard before == .determiner || before == .possessive || before == .adjective && token.tag != .adverb
        else {
          return start
        }
        start -= 1
      default: return start
      }
    }
    return start
  }

  /// Where the noun phrase that starts at `start` ends; `start` if there is none.
  func end(startingAt start: Int, high: Int) -> Int {
    var end = start
    let ceiling = min(high, start + Self.maximumLength)
    while end < ceiling {
      let token = tokens[end]
      switch token.tag {
      case .noun, .nouns, .proper, .initialProper, .adjective, .number, .month: end += 1
      case .determiner, .possessive:
        if end > start, token.key != 0, tokens[end - 1].tag != .preposition,
          tokens[end - 1].tag != .conjunction,
          tokens[end - 1].tag != .determiner
        {
          return end
        }
        end += 1
      case .pronoun, .objectPronoun: return end == start ? end + 1 : end
      case .preposition:
        guard end > start, end + 1 < ceiling, attaches(end), startsPhrase(end + 1) else { return end }
        end += 1
      case .conjunction:
        guard end > start, end + 1 < ceiling, token.is(.and, .or), startsPhrase(end + 1),
          tokens[end + 1].tag != .pronoun
        else { return end }
        let next = self.end(startingAt: end + 1, high: ceiling)
        return next >= ceiling || !tokens[next].tag.isFinite ? next : end
      case .openParen:
        guard let close = closing(of: end, high: ceiling), close - end <= 8 else { return end }
        end = close + 1
      case .verbIng, .verbPast:
        guard end > start, tokens[end - 1].tag == .determiner || tokens[end - 1].tag == .possessive else {
          return end
        }
        end += 1
      default: return end
      }
    }
    return end
  }

  /// Extends a phrase by what stands in apposition after it: ", a spokesman for X".
  func apposition(after end: Int, high: Int) -> Int {
    var end = end
    for _ in 0..<3 {
      guard end + 1 < high, tokens[end].tag == .comma else { return end }
      let next = tokens[end + 1]
      guard next.quote < 0, startsPhrase(end + 1), next.tag != .pronoun else { return end }
      let stop = self.end(startingAt: end + 1, high: high)
      guard stop > end + 1, stop >= high || !tokens[stop].tag.isFinite else { return end }
      end = stop
    }
    return end
  }

  /// Whether a place begins a clause: the sentence's start, or after a mark, "that" or a subordinator.
  func isBoundary(_ index: Int, low: Int) -> Bool {
    guard index > low else { return true }
    switch tokens[index - 1].tag {
    case .comma, .semicolon, .colon, .dash, .openQuote, .closeQuote, .subordinator, .stop, .conjunction,
      .adverb,
      .openParen:
      return true
    case .verbPast, .verbPresent:
      // "diplomats said Britain and France ...".
      return text.lexicon.cue(tokens[index - 1])?.frame == .say
    default: return tokens[index - 1].is(.that)
    }
  }

  func startsPhrase(_ index: Int) -> Bool {
    let tag = tokens[index].tag
    return tag.isNominal || tag == .pronoun || tag == .objectPronoun
  }

  private func isHead(_ index: Int) -> Bool {
    let tag = tokens[index].tag
    return tag.isHead || tag == .closeParen || tag == .objectPronoun
      || tag == .verbIng && index > 0 && tokens[index - 1].tag == .determiner
  }

  private func attaches(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.is(.of, .for) || token.is(.from, .at) || token.is(.in, .on) || token.is(.with, .to)
      || token.is(.against, .about)
  }

  private func opening(of close: Int, low: Int) -> Int? {
    var index = close - 1
    while index >= low, close - index < 16 {
      if tokens[index].tag == .openParen { return index }
      index -= 1
    }
    return nil
  }

  private func closing(of open: Int, high: Int) -> Int? {
    var index = open + 1
    while index < high, index - open < 16 {
      if tokens[index].tag == .closeParen { return index }
      index += 1
    }
    return nil
  }
}
