/// A run of tokens that may be a cue.
package struct CueCandidate: Sendable {
  /// Tokens of the passage.
  package let tokens: Range<Int>
  /// Whether the flat pass labelled it, rather than only finding it likely.
  let isLabeled: Bool
  /// The highest chance of its tokens, in steps of 1/255.
  let chance: UInt8

  /// From which chance on a token without a label becomes a candidate: .12.
  static let threshold: UInt8 = 31

  /// The candidates of a passage: labelled cues, and likely runs that touch none. At most one for eight tokens and some,
  /// the likeliest, so that work stays bounded whatever the text.
  static func find(_ spans: [LabeledSpan], in passage: Passage) -> [CueCandidate] {
    let c = passage.columns
    let count = passage.count
    var result: [CueCandidate] = []
    var free = 0
    func add(_ range: Range<Int>, _ isLabeled: Bool) {
      var chance: UInt8 = 0
      for index in range { chance = max(chance, c.cueChance[index]) }
      result.append(CueCandidate(tokens: range, isLabeled: isLabeled, chance: chance))
    }
    func likely(until end: Int) {
      var index = free
      while index < end {
        guard c.cueChance[index] >= threshold else {
          index += 1
          continue
        }
        var last = index + 1
        while last < end, c.cueChance[last] >= threshold { last += 1 }
        add(index..<last, false)
        index = last
      }
    }
    for span in spans where span.role == .cue {
      likely(until: span.tokens.lowerBound - 1)
      add(span.tokens, true)
      free = min(count, span.tokens.upperBound + 1)
    }
    likely(until: count)
    let limit = 8 + count / 8
    guard result.count > limit else { return result }
    let kept = result.indices.sorted {
      let a = (result[$0].isLabeled ? 256 : 0) + Int(result[$0].chance)
      let b = (result[$1].isLabeled ? 256 : 0) + Int(result[$1].chance)
      return a == b ? $0 < $1 : a > b
    }.prefix(limit)
    return kept.sorted().map { result[$0] }
  }

  /// What the second pass reads for it: its sentence and three on each side, at most 150 tokens before and after.
  func window(in passage: Passage) -> Range<Int> {
    let own = Int(passage.columns.sentence[tokens.lowerBound])
    let low = passage.sentences[max(0, own - 3)].first
    let high = passage.sentences[min(passage.sentences.count - 1, own + 3)].last + 1
    return max(low, tokens.lowerBound - 150)..<max(tokens.upperBound, min(high, tokens.upperBound + 150))
  }
}
