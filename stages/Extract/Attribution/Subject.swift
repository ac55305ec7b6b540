/// The subject of a verb.
struct Subject: Sendable {
  /// With appositions.
  let range: Range<Int>
  /// Where the clause that it begins starts.
  let start: Int
  /// Stands before a relative pronoun whose clause holds the verb.
  var isAntecedent = false
}

/// Finds subjects by walking left from a verb over adjuncts, appositions and relative clauses.
struct SubjectFinder {
  let text: AnalyzedText
  private let phrases: Phrases
  private var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) {
    self.text = text
    phrases = Phrases(text)
  }

  /// The subject of the verb group that starts at `verb`, not before `low`.
  func subject(before verb: Int, low: Int) -> Subject? {
    var end = skipAdjuncts(from: verb, low: low)
    end = skipAnonymity(endingAt: end, low: low)
    guard end > low else { return nil }
    if let some = someOfThem(endingAt: end, low: low) { return some }
    let last = tokens[end - 1]
    if last.is(.who, .which) || last.is(.that) && end - 2 >= low && tokens[end - 2].tag.isHead {
      return antecedent(before: end - 1, low: low)
    }
    if last.tag == .comma {
      if let parenthesis = parenthesis(endingAt: end - 1, low: low) {
        let head = phrases.start(endingAt: parenthesis.head, low: low)
        guard head < parenthesis.head, phrases.isBoundary(head, low: low) else { return nil }
        let isApposition = parenthesis.isApposition
        return Subject(range: head..<(isApposition ? end - 1 : parenthesis.head), start: head)
      }
      return nil
    }
    if last.tag == .dash { end -= 1 }
    let start = phrases.start(endingAt: end, low: low)
    guard start < end else { return nil }
    let whole = modified(before: start, low: low) ?? start
    return Subject(range: whole..<end, start: whole)
  }

  /// Where the phrase starts that is modified by what ends in a phrase at `start`: "two people briefed on (the talks)",
  /// "officials familiar with (the plan)", "diplomats who have seen (the draft)". Nil if it is not so.
  private func modified(before start: Int, low: Int) -> Int? {
    let isAfterPreposition = start > low && tokens[start - 1].tag == .preposition
    let last = isAfterPreposition ? start - 2 : start - 1
    guard last > low else { return nil }
    let tag = tokens[last].tag
    var head = last
    let isReduced = tag == .verbIng || isAfterPreposition && (tag == .verbPast || tag == .adjective)
    if !isReduced || !isPerson(last - 1) {
      while head > low, last - head < 4, tokens[head].tag.isFinite || tokens[head].tag == .adverb {
        head -= 1
      }
      guard head < last, tokens[head].is(.who) else { return nil }
    }
    guard isPerson(head - 1) else { return nil }
    let found = phrases.start(endingAt: head, low: low)
    return found < head && phrases.isBoundary(found, low: low) ? found : nil
  }

  private func isPerson(_ index: Int) -> Bool {
    index >= 0 && tokens[index].tag.isHead && !text.traits(index).isDisjoint(with: [.role, .group])
  }

  /// Passes over "who asked not to be named", which stands without commas between who speaks and the verb.
  private func skipAnonymity(endingAt end: Int, low: Int) -> Int {
    guard end - 2 > low, Self.anonymity.contains(tokens[end - 1].key) else { return end }
    let limit = max(low + 1, end - 12)
    return (limit..<end - 1).last { tokens[$0].is(.who) && tokens[$0 - 1].tag != .comma } ?? end
  }
  private static let anonymity = WordSet("named identified anonymity anonymous anonymously name quoted")

  /// "one of them", "two of them".
  private func someOfThem(endingAt end: Int, low: Int) -> Subject? {
    guard end - 3 >= low, tokens[end - 1].is(.them), tokens[end - 2].is(.of), tokens[end - 3].tag == .number
    else { return nil }
    return Subject(range: end - 3..<end, start: end - 3)
  }

  private func antecedent(before relative: Int, low: Int) -> Subject? {
    var end = relative
    if end > low, tokens[end - 1].tag == .comma { end -= 1 }
    let start = phrases.start(endingAt: end, low: low)
    guard start < end else { return nil }
    return Subject(range: start..<end, start: start, isAntecedent: true)
  }

  /// Passes over "on Tuesday", "later", "here", brackets, from right to left.
  private func skipAdjuncts(from verb: Int, low: Int) -> Int {
    var end = verb
    while end > low, verb - end < 12 {
      let token = tokens[end - 1]
      if token.tag == .weekday || text.traits(end - 1).contains(.time) || token.tag == .adverb {
        end -= 1
        if end > low, tokens[end - 1].is(.on), token.tag == .weekday { end -= 1 }
      } else if token.is(.first), end - 2 >= low, tokens[end - 2].tag.isHead {
        // "The ministry first announced".
        end -= 1
      } else if token.tag == .number, end - 2 >= low, tokens[end - 2].tag == .month {
        end -= 2
        if end > low, tokens[end - 1].is(.on) { end -= 1 }
      } else if token.tag == .noun, isTimeNoun(token), end - 2 >= low,
        tokens[end - 2].is(.last, .this) || tokens[end - 2].tag == .weekday
      {
        end -= 2
      } else {
        break
      }
    }
    return end
  }

  private func isTimeNoun(_ token: Token) -> Bool {
    token.is(.week, .month) || token.is(.year, .night) || token.is(.morning, .evening) || token.is(.afternoon)
  }

  private struct Parenthesis {
    /// Where the head phrase ends.
    let head: Int
    let isApposition: Bool
  }

  /// What stands between commas before a verb and can be left out; `comma` is the last one. Goes on to the left
  /// while the head found is itself in apposition to a phrase that starts a clause.
  private func parenthesis(endingAt comma: Int, low: Int) -> Parenthesis? {
    var close = comma
    var found: Parenthesis?
    for _ in 0..<3 {
      guard let open = openingComma(before: close, low: low),
        let isApposition = isOmissible(open + 1..<close)
      else { return found }
      let head = phrases.start(endingAt: open, low: low)
      guard head < open, phrases.isBoundary(head, low: low) else { return found }
      found = Parenthesis(head: open, isApposition: isApposition && found?.isApposition ?? true)
      guard head > low, tokens[head - 1].tag == .comma, !tokens[head].tag.isProper else { return found }
      close = head - 1
    }
    return found
  }

  /// The comma that opens what another closes; nil where a quotation or another mark stands between.
  private func openingComma(before close: Int, low: Int) -> Int? {
    var open = close - 1
    while open > low, close - open <= 40 {
      switch tokens[open].tag {
      case .comma: return open + 1 < close ? open : nil
      case .semicolon, .colon, .stop: return nil
      default:
        // Scare quotes may stand in an apposition, longer quotations not.
        if let quotation = text.quotation(at: open) {
          guard quotation.words <= 8, quotation.tokens.lowerBound > low, quotation.tokens.upperBound <= close
          else {
            return nil
          }
          open = quotation.tokens.lowerBound
        }
      }
      open -= 1
    }
    return nil
  }

  /// Whether a stretch is no clause of its own, and then whether it is an apposition rather than an adjunct or
  /// relative clause.
  private func isOmissible(_ range: Range<Int>) -> Bool? {
    let first = tokens[range.lowerBound]
    if first.is(.who, .which) || first.is(.whose, .whom) || first.is(.where) { return false }
    switch first.tag {
    case .verbIng, .preposition, .adverb, .subordinator, .verbPast, .to, .weekday: return false
    default: break
    }
    guard first.tag.isNominal else { return nil }
    for index in range where tokens[index].tag.isFinite && tokens[index].tag != .verbPast {
      let isRelative = (range.lowerBound..<index).contains {
        tokens[$0].is(.who, .which) || tokens[$0].is(.that)
      }
      if !isRelative { return nil }
    }
    return true
  }
}
