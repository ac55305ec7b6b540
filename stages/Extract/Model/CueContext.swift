/// What the second pass reads of a passage besides its facts: groups of the flat pass and statements of the rules, and for
/// one candidate at a time, which of them are its own.
final class CueContext {
  /// For each token: 0 outside, 1 to 3 source, cue, content of this candidate's group, 4 to 6 of another's.
  let own: UnsafeMutablePointer<UInt8>
  /// The same by the rules.
  let ruleOwn: UnsafeMutablePointer<UInt8>
  /// Nonzero for tokens that are this candidate's own by either, and for two neighbours on each side of them.
  let isNearOwn: UnsafeMutablePointer<UInt8>
  /// Starts of candidates before each place.
  let starts: UnsafeMutablePointer<Int32>
  private let base: UnsafeMutablePointer<UInt8>
  private let ruleBase: UnsafeMutablePointer<UInt8>

  private(set) var candidates: [CueCandidate] = []
  private(set) var groups: [[LabeledSpan]] = []
  /// The rules' statements in the passage, as spans.
  private(set) var ruleGroups: [[LabeledSpan]] = []
  private var touched: [Range<Int>] = []
  private var ruleTouched: [Range<Int>] = []

  // Of the current candidate.
  private(set) var cue = 0..<0
  private(set) var candidate = CueCandidate(tokens: 0..<0, isLabeled: false, chance: 0)
  private(set) var head = 0
  private(set) var signature: UInt64 = 0
  private(set) var hasRule = false
  private(set) var endsSentence = false
  private(set) var sentence = 0
  /// The flat group and the rules' statements that have this cue.
  private(set) var group: [LabeledSpan] = []
  private(set) var rule: [LabeledSpan] = []

  init() {
    func column() -> UnsafeMutablePointer<UInt8> {
      let count = Passage.capacity + 2 * PassageBuffers.margin
      let base = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
      base.initialize(repeating: 0, count: count)
      return base + PassageBuffers.margin
    }
    own = column()
    ruleOwn = column()
    isNearOwn = column()
    base = column()
    ruleBase = column()
    starts = .allocate(capacity: Passage.capacity + 1)
    starts.initialize(repeating: 0, count: Passage.capacity + 1)
  }

  deinit {
    for column in [own, ruleOwn, isNearOwn, base, ruleBase] { (column - PassageBuffers.margin).deallocate() }
    starts.deallocate()
  }

  func load(
    _ passage: Passage, candidates: [CueCandidate], groups: [[LabeledSpan]], ruleGroups: [[LabeledSpan]]
  ) {
    self.candidates = candidates
    self.groups = groups
    self.ruleGroups = ruleGroups
    touched.removeAll(keepingCapacity: true)
    ruleTouched.removeAll(keepingCapacity: true)
    let count = passage.count
    let margin = PassageBuffers.margin
    for index in -margin..<count + margin {
      base[index] = 0
      ruleBase[index] = 0
    }
    for span in groups.joined() { for index in span.tokens { base[index] = span.role.rawValue + 4 } }
    for span in ruleGroups.joined() { for index in span.tokens { ruleBase[index] = span.role.rawValue + 4 } }
    for index in -margin..<count + margin {
      own[index] = base[index]
      ruleOwn[index] = ruleBase[index]
      isNearOwn[index] = 0
    }
    var next = 0
    for index in 0..<count {
      starts[index] = Int32(next)
      if next < candidates.count, candidates[next].tokens.lowerBound == index { next += 1 }
    }
    starts[count] = Int32(next)
  }

  func select(_ number: Int, in passage: Passage) {
    for range in touched {
      for index in range { own[index] = base[index] }
      markNear(range, 0)
    }
    for range in ruleTouched {
      for index in range { ruleOwn[index] = ruleBase[index] }
      markNear(range, 0)
    }
    touched.removeAll(keepingCapacity: true)
    ruleTouched.removeAll(keepingCapacity: true)
    candidate = candidates[number]
    cue = candidate.tokens
    let c = passage.columns
    head = cue.lowerBound
    for index in cue where c.cueShare[index] > c.cueShare[head] { head = index }
    sentence = Int(c.sentence[cue.lowerBound])
    group = []
    signature = 0
    if candidate.isLabeled, let mine = Self.owner(of: cue, in: groups) {
      group = mine
      for span in mine {
        for index in span.tokens { own[index] = span.role.rawValue + 1 }
        touched.append(span.tokens)
        markNear(span.tokens, 1)
      }
      let roles = mine.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }.map(\.role)
      signature = UInt64(SpanGrouper.patternNumber(roles.prefix(12)))
    }
    rule = []
    if let mine = Self.owner(of: cue, in: ruleGroups) {
      rule = mine
      for span in mine {
        for index in span.tokens { ruleOwn[index] = span.role.rawValue + 1 }
        ruleTouched.append(span.tokens)
        markNear(span.tokens, 1)
      }
    }
    hasRule = !rule.isEmpty
    var next = cue.upperBound
    let last = passage.sentences[sentence].last
    while next <= last, c.shape[next] == 16 { next += 1 }
    endsSentence = next > last
  }

  private func markNear(_ range: Range<Int>, _ value: UInt8) {
    for index in range.lowerBound - 2..<range.upperBound + 2 { isNearOwn[index] = value }
  }

  private static func owner(of cue: Range<Int>, in groups: [[LabeledSpan]]) -> [LabeledSpan]? {
    groups.first { $0.contains { $0.role == .cue && $0.tokens.overlaps(cue) } }
  }
}
