/// What the training data counts as an attribution, or the model takes for one, and what is no statement of anybody's.
struct NoStatement {
  let text: AnalyzedText

  func isMet(by found: StatementCandidate) -> Bool {
    guard found.ruleNumber < 0, found.head >= 0 else { return false }
    return isPlan(found) || isQuestionPut(found) || isThing(found)
  }

  /// "is expected to meet": a plan of nobody's.
  private func isPlan(_ found: StatementCandidate) -> Bool {
    found.sources.isEmpty && Self.plans.contains(text.tokens[found.head].key)
  }

  /// "Asked whether", "was asked if", "when pressed about": what somebody is asked, not what he says. "Asked by a
  /// reporter whether" is the reporter's.
  private func isQuestionPut(_ found: StatementCandidate) -> Bool {
    guard Self.questions.contains(text.tokens[found.head].key) else { return false }
    let hasAgent = found.sources.first.map { source in
      source.lowerBound > found.head
        && (found.head + 1..<source.lowerBound).contains { text.tokens[$0].is(.by) }
    }
    if hasAgent == true { return false }
    let low = text.sentences[text.sentenceIndex(of: found.head)].tokens.lowerBound
    let group = VerbGroup(text, verb: found.head, low: low)
    if group.isPassive { return true }
    guard group.isBare else { return false }
    let start = group.range.lowerBound
    guard start > low else { return true }
    switch text.tokens[start - 1].tag {
    case .subordinator, .openQuote, .dash, .colon: return true
    case .comma, .closeParen: return found.sources.isEmpty
    default: return false
    }
  }

  /// "wrote all of it down": a pronoun for a thing, of which nothing is said. Verbs that call or judge take such objects.
  private func isThing(_ found: StatementCandidate) -> Bool {
    guard found.contents.count == 1, let content = found.contents.first, content.lowerBound > found.head
    else { return false }
    // "all of it"
    var first = content.lowerBound
    while first + 1 < content.upperBound, text.tokens[first].tag == .determiner || text.tokens[first].is(.of)
    {
      first += 1
    }
    guard text.tokens[first].is(.it, .them), text.tokens[first].quote < 0 else { return false }
    switch text.lexicon.cue(text.tokens[found.head])?.frame {
    case .object, .describe, .attitude, .ask, .tell: return false
    default: break
    }
    return !content.contains { text.tokens[$0].tag.isFinite || text.tokens[$0].tag == .to }
  }

  private static let plans = WordSet("expected due set scheduled slated likely poised supposed")
  private static let questions = WordSet("asked questioned pressed quizzed queried grilled")
}
