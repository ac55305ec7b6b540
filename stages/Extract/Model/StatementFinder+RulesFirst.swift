/// Texts on foreign affairs, which the training data has few of: the rules were made for them and are nearly always right
/// there, so what they find stands and the model adds to it.
extension StatementFinder {
  /// From which probability on the model adds a statement, and one of an attitude rather than of words.
  private static let addition = 0.8
  private static let attitude = 0.95

  /// The rules' statements, and the model's where the rules find none.
  static func rulesFirst(
    _ candidates: [StatementCandidate], _ prepared: PreparedText, minimum: Double
  ) -> [StatementCandidate] {
    var kept: [StatementCandidate] = []
    var hasRule = [Bool](repeating: false, count: prepared.rules.count)
    for candidate in candidates {
      guard case .rule(let number) = candidate.origin else { continue }
      guard prepared.rules[number].confidence >= minimum else { continue }
      hasRule[number] = true
      kept.append(candidate)
      kept[kept.count - 1].isSure = true
    }
    let others = candidates.filter { candidate in
      if case .rule = candidate.origin { return false }
      if candidate.ruleNumber >= 0, hasRule[candidate.ruleNumber] { return false }
      let isAttitude =
        candidate.head >= 0
        && prepared.text.lexicon.cue(prepared.text.tokens[candidate.head])?.frame == .attitude
      return candidate.probability >= max(minimum, isAttitude ? attitude : addition)
    }
    return selected(others, minimum: minimum, tokenCount: prepared.tokenCount, beside: kept)
  }
}
