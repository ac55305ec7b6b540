/// Finds the statements of a text by both passes, with those of the rules beside them, and has the filter judge them.
package struct StatementFinder {
  let model: AttributionModel

  package init(_ model: AttributionModel) { self.model = model }

  /// All statements found, with the filter's features and probability, in no order that matters.
  package func candidates(_ prepared: PreparedText) -> [StatementCandidate] {
    let tagger = AttributionTagger(model)
    let features = FilterFeatures(prepared)
    let buffer = UnsafeMutablePointer<UInt32>.allocate(capacity: FeatureBuffer.capacity)
    defer { buffer.deallocate() }
    var flat = [UInt8](repeating: 0, count: prepared.tokenCount)
    var chance = [UInt8](repeating: 0, count: prepared.tokenCount)
    var result: [StatementCandidate] = []
    /// The statement of the second pass that has a rule's cue.
    var twins = [Int](repeating: -1, count: prepared.rules.count)
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      tagger.load(prepared, paragraph, tokens)
      let spans = tagger.flatPass()
      for index in 0..<tokens.count {
        flat[tokens.lowerBound + index] = tagger.passage.columns.flat[index]
        chance[tokens.lowerBound + index] = tagger.passage.columns.cueChance[index]
      }
      let rules = prepared.ruleGroups(paragraph, tokens)
      tagger.prepareCues(spans, ruleGroups: rules.map(\.spans))
      let first = result.count
      for number in tagger.context.candidates.indices {
        guard var found = statement(tagger, number, tokens.lowerBound, rules) else { continue }
        var f = FeatureBuffer(buffer)
        features.cue(found, tagger.context, tagger.passage, flat: flat, into: &f)
        found.features = f.values
        if found.ruleNumber >= 0 { twins[found.ruleNumber] = result.count }
        result.append(found)
      }
      judgeTogether(first, tagger.passage, features, buffer, &result)
      addFlat(tagger, features, first, buffer, &result)
    }
    for (number, rule) in prepared.rules.enumerated() {
      var found = StatementCandidate(
        origin: .rule(number), sources: rule.source.map { [$0] } ?? [],
        cues: rule.cue.isEmpty ? [] : [rule.cue],
        contents: rule.content, ruleNumber: number, head: rule.cue.isEmpty ? -1 : rule.cue.upperBound - 1)
      var f = FeatureBuffer(buffer)
      let twin = twins[number] >= 0 ? result[twins[number]] : nil
      features.rule(found, rule, twin: twin, flat: flat, chance: chance, into: &f)
      judge(&found, f)
      result.append(found)
    }
    return result
  }

  /// Judges the statements of a passage's cues, each in view of the others.
  private func judgeTogether(
    _ first: Int, _ passage: Passage, _ features: FilterFeatures, _ buffer: UnsafeMutablePointer<UInt32>,
    _ result: inout [StatementCandidate]
  ) {
    let neighbours = FilterNeighbours(Array(result[first...]), passage)
    for number in first..<result.count {
      var f = FeatureBuffer(buffer)
      neighbours.features(of: number - first, into: &f)
      result[number].features += f.values
      result[number].probability = model.filter.probability(result[number].features)
    }
  }

  private func judge(_ found: inout StatementCandidate, _ f: FeatureBuffer) {
    found.features = f.values
    found.probability = model.filter.probability(found.features)
  }

  /// What the second pass makes of a candidate; nil if it finds no content.
  private func statement(
    _ tagger: AttributionTagger, _ number: Int, _ offset: Int, _ rules: [(rule: Int, spans: [LabeledSpan])]
  ) -> StatementCandidate? {
    let spans = tagger.cuePass(number)
    func ranges(_ role: SpanRole) -> [Range<Int>] {
      spans.filter { $0.role == role }.map { $0.tokens.lowerBound + offset..<$0.tokens.upperBound + offset }
    }
    let contents = ranges(.content)
    guard !contents.isEmpty else { return nil }
    let cue = tagger.context.cue
    var cues = ranges(.cue)
    let own = cue.lowerBound + offset..<cue.upperBound + offset
    if cues.isEmpty { cues = [own] }
    let rule = rules.first { $0.spans.contains { $0.role == .cue && $0.tokens.overlaps(cue) } }
    return StatementCandidate(
      origin: .cue, sources: ranges(.source), cues: cues, contents: contents, ruleNumber: rule?.rule ?? -1,
      head: tagger.context.head + offset)
  }

  /// Adds the flat pass's contents that no statement from a cue covers; one without a source takes that of the statement
  /// before it in the passage.
  private func addFlat(
    _ tagger: AttributionTagger, _ features: FilterFeatures, _ first: Int,
    _ buffer: UnsafeMutablePointer<UInt32>,
    _ result: inout [StatementCandidate]
  ) {
    let offset = tagger.passage.first
    let groups = tagger.context.groups.filter { $0.contains { $0.role == .content } }
    guard !groups.isEmpty else { return }
    var isCovered = [Bool](repeating: false, count: tagger.passage.count)
    for found in result[first...] {
      for index in found.contents.joined() { isCovered[index - offset] = true }
    }
    let last = result.count
    for group in groups {
      let spans = group.filter { $0.role == .content }
      let all = spans.reduce(0) { $0 + $1.tokens.count }
      let covered = spans.reduce(0) { $0 + $1.tokens.reduce(0) { $0 + (isCovered[$1] ? 1 : 0) } }
      guard covered * 10 <= all * 3 else { continue }
      func ranges(_ role: SpanRole) -> [Range<Int>] {
        group.filter { $0.role == role }.map { $0.tokens.lowerBound + offset..<$0.tokens.upperBound + offset }
      }
      var found = StatementCandidate(
        origin: .flat, sources: ranges(.source), cues: ranges(.cue), contents: ranges(.content))
      if let cue = found.cues.first { found.head = cue.lowerBound }
      var f = FeatureBuffer(buffer)
      features.flat(found, group, tagger.passage, candidates: tagger.context.candidates.count, into: &f)
      judge(&found, f)
      if found.sources.isEmpty {
        let before = result[first..<last].last { $0.start < found.start && !$0.sources.isEmpty }
        if let before { found.sources = before.sources }
      }
      result.append(found)
    }
  }

  /// Those likely enough, likeliest first, none with more than half of its content in common with a likelier one.
  package static func selected(
    _ candidates: [StatementCandidate], minimum: Double, tokenCount: Int
  ) -> [StatementCandidate] {
    let order = candidates.indices.filter { candidates[$0].probability >= minimum }.sorted {
      let a = candidates[$0].probability
      let b = candidates[$1].probability
      return a == b ? $0 < $1 : a > b
    }
    var owner = [Int32](repeating: -1, count: tokenCount)
    var sizes: [Int] = []
    var kept: [StatementCandidate] = []
    var shared: [Int32: Int] = [:]
    for index in order {
      let candidate = candidates[index]
      let size = candidate.contents.reduce(0) { $0 + $1.count }
      shared.removeAll(keepingCapacity: true)
      for token in candidate.contents.joined() where owner[token] >= 0 {
        shared[owner[token], default: 0] += 1
      }
      if shared.contains(where: { $0.value * 2 > min(size, sizes[Int($0.key)]) }) { continue }
      for token in candidate.contents.joined() where owner[token] < 0 { owner[token] = Int32(kept.count) }
      sizes.append(size)
      kept.append(candidate)
    }
    return kept.sorted {
      ($0.start, $0.cues.first?.lowerBound ?? 0) < ($1.start, $1.cues.first?.lowerBound ?? 0)
    }
  }
}
