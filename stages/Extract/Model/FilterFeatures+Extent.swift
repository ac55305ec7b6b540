/// Features of how far a content reaches, by which one version of a statement is told from another.
extension FilterFeatures {
  /// Where a content ends: what stands there and behind, and whether a verb stands in it.
  func extent(_ found: StatementCandidate, _ kind: UInt64, cueClass: UInt64, into f: inout FeatureBuffer) {
    guard let low = found.contents.map(\.lowerBound).min(), let high = found.contents.map(\.upperBound).max(),
      high > low
    else { return }
    let last = text.tokens[high - 1]
    let sentence = text.sentences[text.sentenceIndex(of: high - 1)].tokens
    var end = high
    while end < sentence.upperBound, !text.tokens[end].tag.isWord { end += 1 }
    let endsSentence: UInt64 = end >= sentence.upperBound ? 1 : 0
    let after = high < text.tokens.count ? text.tokens[high] : last
    let endTags = UInt64(last.tag.rawValue) << 6 | UInt64(after.tag.rawValue)
    f.add(170, endTags << 1 | endsSentence)
    f.add(171, kind << 1 | endsSentence)
    f.add(172, endsSentence == 1 ? 0 : text.tokens[min(end, text.tokens.count - 1)].key)
    let start = text.tokens[low]
    let before: UInt64 = low > 0 ? UInt64(text.tokens[low - 1].tag.rawValue) : 63
    f.add(173, before << 6 | UInt64(start.tag.rawValue))
    var verbs: UInt64 = 0
    for index in found.contents.joined() where verbs < 2 && WordFacts.isVerb(text.tokens[index].tag) {
      verbs += 1
    }
    let isFirst: UInt64 = low == sentence.lowerBound || low > 0 && text.tokens[low - 1].tag == .stop ? 1 : 0
    f.add(174, verbs << 2 | kind)
    f.add(175, (verbs << 8 | cueClass) << 1 | endsSentence)
    f.add(176, verbs << 3 | isFirst << 2 | endsSentence << 1 | (found.sources.isEmpty ? 0 : 1))
  }

  /// Of what the flat pass makes of a cue beside the second pass's statement.
  func rival(
    _ found: StatementCandidate, of other: StatementCandidate, _ score: [Int16], _ context: CueContext,
    _ passage: Passage, into f: inout FeatureBuffer
  ) {
    let headClass = UInt64(passage.columns.cueClass[context.head])
    let agreement = agreement(found.contents, other.contents)
    let longer: UInt64 = found.size > other.size ? 1 : 0
    let flat = flatScore(found.contents, score)
    f.add(180, agreement << 1 | longer)
    f.add(181, flat << 3 | agreement)
    f.add(156, flat)
    f.add(157, flat << 8 | headClass)
    let distance = UInt64(distanceBucket(abs(found.size - other.size)))
    f.add(182, distance << 1 | longer)
  }
}
