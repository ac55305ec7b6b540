/// A statement's places in the text, in code points.
package struct StatementSpans: Sendable {
  package let source: [Range<Int>]
  package let cue: [Range<Int>]
  package let content: [Range<Int>]
  package let contentTokens: [Range<Int>]
  package let confidence: Double
  /// Name of the rule, or of the model.
  package let rule: String
}

extension StatementFinder {
  /// The statements that a text gives in use, as places in it.
  package func spans(_ prepared: PreparedText, minimum: Double) -> [StatementSpans] {
    attributions(prepared, minimum: minimum).filter { $0.confidence >= minimum }.map { attribution in
      StatementSpans(
        source: attribution.source.map { [prepared.codePoints($0)] } ?? [],
        cue: attribution.cue.isEmpty ? [] : [prepared.codePoints(attribution.cue)],
        content: attribution.content.map { prepared.codePoints($0) }, contentTokens: attribution.content,
        confidence: attribution.confidence, rule: attribution.rule.rawValue)
    }
  }
}
