import Extract

/// The attributions of an article by tokens.
struct Gold {
  /// For each token, its role in an attribution, if any, and which one it is.
  let roles: [SpanRole?]
  let owners: [Int]
  /// Tokens of each attribution's sources; they may be shared, which `owners` cannot tell.
  let sources: [[Int]]
  /// Words of each attribution's content.
  let contents: [Set<Int>]

  init(_ attributions: [Corpus.Attribution], _ text: PreparedText) {
    let places = (0..<text.tokenCount).map { text.codePoints($0) }
    var roles = [SpanRole?](repeating: nil, count: places.count)
    var owners = [Int](repeating: -1, count: places.count)
    func tokens(_ span: Corpus.Attribution.Span) -> Range<Int> {
      let low = Self.first(places) { $0.lowerBound >= span.start }
      return low..<max(low, Self.first(places) { $0.lowerBound >= span.end })
    }
    for (number, attribution) in attributions.enumerated() {
      for (role, spans) in [
        (SpanRole.content, attribution.content), (.source, attribution.source), (.cue, attribution.cue),
      ] {
        for index in spans.flatMap(tokens) {
          roles[index] = role
          owners[index] = number
        }
      }
    }
    self.roles = roles
    self.owners = owners
    sources = attributions.map { $0.source.flatMap(tokens) }
    contents = attributions.map { Set($0.content.flatMap(tokens).filter { text.isWord($0) }) }
  }

  private static func first(_ places: [Range<Int>], where condition: (Range<Int>) -> Bool) -> Int {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if condition(places[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Labels of tokens for the flat pass: all attributions at once.
  func labels(_ tokens: some Sequence<Int32>) -> [UInt8] {
    var before: (role: SpanRole, owner: Int)?
    return tokens.map { token in
      guard let role = roles[Int(token)] else {
        before = nil
        return 0
      }
      let owner = owners[Int(token)]
      let isStart = before.map { $0.role != role || $0.owner != owner } ?? true
      before = (role, owner)
      return TokenLabel(role, isStart: isStart).rawValue
    }
  }

  /// Labels of tokens for one attribution alone.
  func labels(_ tokens: some Sequence<Int32>, of attribution: Int) -> [UInt8] {
    let shared = Set(sources[attribution])
    var before: SpanRole?
    return tokens.map { token in
      let index = Int(token)
      let role: SpanRole? =
        owners[index] == attribution ? roles[index] : shared.contains(index) ? .source : nil
      guard let role else {
        before = nil
        return 0
      }
      let isStart = before != role
      before = role
      return TokenLabel(role, isStart: isStart).rawValue
    }
  }

  /// For each attribution that has one, the candidate that shares most tokens with its cue: candidate to attribution.
  func matches(_ candidates: [Range<Int>]) -> [Int: Int] {
    var best: [Int: (candidate: Int, shared: Int)] = [:]
    for (number, candidate) in candidates.enumerated() {
      var counts: [Int: Int] = [:]
      for index in candidate where roles[index] == .cue { counts[owners[index], default: 0] += 1 }
      guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
      if most.value > best[most.key]?.shared ?? 0 { best[most.key] = (number, most.value) }
    }
    return Dictionary(uniqueKeysWithValues: best.map { ($0.value.candidate, $0.key) })
  }

  /// Whether a content's words are, to half at least, those of some attribution.
  func contains(_ content: [Range<Int>], _ text: PreparedText) -> Bool {
    let words = Set(content.joined().filter { text.isWord($0) })
    guard !words.isEmpty else { return false }
    for owner in Set(words.compactMap { roles[$0] == .content ? owners[$0] : nil }) {
      let common = words.intersection(contents[owner]).count
      if common * 2 >= words.count + contents[owner].count - common { return true }
    }
    return false
  }
}
