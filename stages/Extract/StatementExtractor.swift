package import Records

/// Extracts the statements of an article.
package struct StatementExtractor: Sendable {
  private let lexicon: Lexicon

  package init() { lexicon = .standard }

  /// Raw for measuring.
  package func raw(_ text: String) -> [(source: [TextSpan], cue: [TextSpan], content: [TextSpan], confidence: Double, rule: String, nested: Bool)] {
    let analyzed = AnalyzedText(text, lexicon: lexicon)
    func span(_ range: Range<Int>) -> TextSpan {
      let bytes = analyzed.bytes(range)
      return TextSpan(start: analyzed.source.codePoint(at: bytes.lowerBound), end: analyzed.source.codePoint(at: bytes.upperBound))
    }
    return AttributionFinder(analyzed).attributions().map { a in
      (a.source.map { [span($0)] } ?? [], a.cue.isEmpty ? [] : [span(a.cue)], a.content.map(span), a.confidence, a.rule.rawValue, a.isNested)
    }
  }
}
