/// Groups the spans of a passage into statements: the best cut of the row of spans, by how often a pattern of roles was
/// one statement in the training data and how often two neighbouring spans belonged together at such a distance.
package struct SpanGrouper {
  /// Spans in a group.
  package static let longest = 7
  /// Patterns as numbers in base 4 with a leading 1.
  package static let patterns = 1 << 16
  /// Role pairs times gap buckets times whether sentences change.
  package static let gaps = 9 * 5 * 2

  /// Logarithms of the patterns' frequencies.
  let patternScores: UnsafePointer<Float>
  /// Logarithms of the chance that two spans belong together, then of the chance that they do not.
  let gapScores: UnsafePointer<Float>

  package static func patternNumber(_ roles: some Sequence<SpanRole>) -> Int {
    roles.reduce(1) { $0 << 2 | (Int($1.rawValue) + 1) }
  }

  package static func gapNumber(_ first: LabeledSpan, _ second: LabeledSpan, _ sentence: UnsafePointer<Int32>)
    -> Int
  {
    let distance = second.tokens.lowerBound - first.tokens.upperBound
    let bucket = distance <= 1 ? max(0, distance) : distance <= 3 ? 2 : distance <= 8 ? 3 : 4
    let changes = sentence[second.tokens.lowerBound] != sentence[first.tokens.upperBound - 1]
    let roles = Int(first.role.rawValue) * 3 + Int(second.role.rawValue)
    return (roles * 5 + bucket) * 2 + (changes ? 1 : 0)
  }

  /// The groups in the order of their first spans. Then a group without a source takes a lone source of its sentence, or
  /// shares the one before it if its cue goes on from there.
  func groups(_ spans: [LabeledSpan], in passage: Passage) -> [[LabeledSpan]] {
    guard !spans.isEmpty else { return [] }
    var groups = cut(spans, passage.columns.sentence).map { Array(spans[$0]) }
    shareSources(&groups, passage)
    return groups
  }

  private func cut(_ spans: [LabeledSpan], _ sentence: UnsafePointer<Int32>) -> [Range<Int>] {
    let count = spans.count
    var best = [Float](repeating: -.infinity, count: count + 1)
    var back = [Int](repeating: 0, count: count + 1)
    best[0] = 0
    let joints = (0..<max(0, count - 1)).map { Self.gapNumber(spans[$0], spans[$0 + 1], sentence) }
    for end in 1...count {
      var inside: Float = 0
      var pattern: [SpanRole] = []
      for start in stride(from: end - 1, through: max(0, end - Self.longest), by: -1) {
        pattern.insert(spans[start].role, at: 0)
        if start + 1 < end { inside += gapScores[joints[start]] }
        var score = best[start] + inside + patternScores[Self.patternNumber(pattern)]
        if start > 0 { score += gapScores[Self.gaps + joints[start - 1]] }
        if score > best[end] {
          best[end] = score
          back[end] = start
        }
      }
    }
    var result: [Range<Int>] = []
    var end = count
    while end > 0 {
      result.append(back[end]..<end)
      end = back[end]
    }
    return result.reversed()
  }

  private func shareSources(_ groups: inout [[LabeledSpan]], _ passage: Passage) {
    let c = passage.columns
    var lone = groups.indices.filter { groups[$0].count == 1 && groups[$0][0].role == .source }
    for index in groups.indices {
      let group = groups[index]
      guard !group.contains(where: { $0.role == .source }), group.count > 1 || group[0].role == .cue else {
        continue
      }
      let sentence = c.sentence[group[0].tokens.lowerBound]
      let near = lone.indices.filter { c.sentence[groups[lone[$0]][0].tokens.lowerBound] == sentence }
        .min {
          abs(groups[lone[$0]][0].tokens.lowerBound - group[0].tokens.lowerBound)
            < abs(groups[lone[$1]][0].tokens.lowerBound - group[0].tokens.lowerBound)
        }
      if let near {
        groups[index].append(groups[lone[near]][0])
        lone.remove(at: near)
        continue
      }
      guard let cue = group.first(where: { $0.role == .cue }), goesOn(cue.tokens.lowerBound, passage) else {
        continue
      }
      let low = Int(c.sentenceStart[cue.tokens.lowerBound])
      let latest = groups.joined().filter {
        $0.role == .source && low <= $0.tokens.lowerBound && $0.tokens.lowerBound < cue.tokens.lowerBound
      }.max { $0.tokens.lowerBound < $1.tokens.lowerBound }
      if let latest { groups[index].append(latest) }
    }
  }

  /// Whether a cue goes on from one before it: a participle, or after a comma or conjunction.
  private func goesOn(_ cue: Int, _ passage: Passage) -> Bool {
    let c = passage.columns
    if c.tag[cue] == Tag.verbIng.rawValue { return true }
    let before = c.tag[cue - 1]
    return before == Tag.comma.rawValue || before == Tag.conjunction.rawValue || c.trigger[cue - 1] == 15
      || c.trigger[cue - 1] == 18
  }
}
