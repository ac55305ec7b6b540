/// Makes attributions of what the model found, for all that comes after.
extension StatementFinder {
  /// The attributions of a text in reading order, none below a confidence.
  func attributions(_ prepared: PreparedText, minimum: Double) -> [Attribution] {
    let noStatement = NoStatement(text: prepared.text)
    let likely = candidates(prepared).filter { candidate in
      !noStatement.isMet(by: candidate) && candidate.contents.contains { holdsWord($0, prepared.text) }
    }
    let found =
      prepared.isForeign
      ? Self.rulesFirst(likely, prepared, minimum: minimum)
      : Self.selected(likely, minimum: minimum, tokenCount: prepared.tokenCount)
    var result = found.map { attribution($0, prepared) }
    QuotationRules(prepared.text).complete(&result)
    let extents = result.map { ($0.extent.lowerBound, $0.extent.upperBound) }
    let order = result.indices.sorted {
      extents[$0] == extents[$1] ? $0 < $1 : extents[$0] < extents[$1]
    }
    return continued(order.map { result[$0] }, prepared.text)
  }

  /// A paragraph that is all quotation and has no cue goes on with what the statement before it quotes, if that one ends
  /// in the same paragraph or the one before, and if nobody else is its source.
  private func continued(_ attributions: [Attribution], _ text: AnalyzedText) -> [Attribution] {
    var result: [Attribution] = []
    for attribution in attributions {
      let extent = attribution.extent
      let paragraph = text.paragraphIndex(of: extent.lowerBound)
      let range = text.paragraphs[paragraph].tokens
      guard attribution.cue.isEmpty, let last = result.last, extent.lowerBound <= range.lowerBound + 1,
        range.upperBound <= extent.upperBound + 1, text.isQuoted(extent),
        text.paragraphIndex(of: max(last.extent.upperBound, last.cue.upperBound) - 1) >= paragraph - 1,
        last.extent.upperBound <= extent.lowerBound,
        attribution.source == nil || attribution.source == last.source
      else {
        result.append(attribution)
        continue
      }
      result[result.count - 1].content += attribution.content
    }
    return result
  }

  /// Whether a piece of content is more than marks, of which nothing is left once they are cut off.
  private func holdsWord(_ piece: Range<Int>, _ text: AnalyzedText) -> Bool {
    piece.contains { text.tokens[$0].tag.isWord }
  }

  /// The first source that is a phrase: "Never", before "was it said", is nobody.
  private func source(_ found: StatementCandidate, _ text: AnalyzedText) -> Range<Int>? {
    found.sources.first { source in
      source.contains {
        let tag = text.tokens[$0].tag
        return tag.isNominal || tag == .pronoun || tag == .objectPronoun || tag == .relative
      }
    }
  }

  private func attribution(_ found: StatementCandidate, _ prepared: PreparedText) -> Attribution {
    let text = prepared.text
    let contents = found.contents.filter { holdsWord($0, text) }.sorted { $0.lowerBound < $1.lowerBound }
    let cue =
      found.cues.first { $0.contains(found.head) } ?? found.cues.first ?? contents[0]
      .lowerBound..<contents[0].lowerBound
    if found.ruleNumber >= 0 {
      var result = prepared.rules[found.ruleNumber]
      guard case .cue = found.origin else {
        result.confidence = found.isSure ? max(found.probability, result.confidence) : found.probability
        return result
      }
      result.confidence = found.probability
      let isSame = FilterFeatures(prepared).agreement(contents, result.content) >= 4
      if !isSame { result.rule = .model }
      result.content = contents
      result.source = source(found, text) ?? result.source
      return result
    }
    var result = Attribution(
      source: source(found, text), cue: cue, content: contents, rule: .model, confidence: found.probability,
      sentence: text.sentenceIndex(of: cue.lowerBound))
    guard found.head >= 0 else { return result }
    result.cueNumber = text.word(found.head).cue
    if WordFacts.isVerb(text.tokens[found.head].tag) {
      let low = text.sentences[result.sentence].tokens.lowerBound
      let group = VerbGroup(text, verb: found.head, low: low)
      // "was told that": who is told is not who tells.
      if group.isPassive, let source = result.source, source.upperBound <= group.range.lowerBound,
        let frame = text.lexicon.cue(text.tokens[found.head])?.frame, frame == .tell || frame == .ask
      {
        result.source = nil
      }
      if result.source == nil {
        result.source = ClauseRule(text).agent(of: group, low: low, sentence: result.sentence)
      }
      result.isNegated = group.isNegated
      result.isFuture = group.isFuture
    }
    return result
  }
}
