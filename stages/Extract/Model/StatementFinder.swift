/// Finds the statements of a text by both passes, with those of the rules beside them, and has the filter judge them.
package struct StatementFinder {
  let model: AttributionModel

  /// Whether statements keep the features that the filter reads.
  private let keepsFeatures: Bool

  package init(_ model: AttributionModel, keepsFeatures: Bool = false) {
    self.model = model
    self.keepsFeatures = keepsFeatures
  }

  /// All statements found, with the filter's features and probability, in no order that matters.
  package func candidates(_ prepared: PreparedText) -> [StatementCandidate] {
    let tagger = AttributionTagger(model)
    let features = FilterFeatures(prepared)
    let buffer = UnsafeMutablePointer<UInt32>.allocate(capacity: FeatureBuffer.capacity)
    defer { buffer.deallocate() }
    var flat = [UInt8](repeating: 0, count: prepared.tokenCount)
    var chance = [UInt8](repeating: 0, count: prepared.tokenCount)
    var score = [Int16](repeating: 0, count: prepared.tokenCount)
    var result: [StatementCandidate] = []
    /// The statement of the second pass that has a rule's cue.
    var twins = [Int](repeating: -1, count: prepared.rules.count)
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      tagger.load(prepared, paragraph, tokens)
      let spans = tagger.flatPass()
      for index in 0..<tokens.count {
        flat[tokens.lowerBound + index] = tagger.passage.columns.flat[index]
        chance[tokens.lowerBound + index] = tagger.passage.columns.cueChance[index]
        score[tokens.lowerBound + index] = tagger.passage.columns.contentScore[index]
      }
      let rules = prepared.ruleGroups(paragraph, tokens)
      tagger.prepareCues(spans, ruleGroups: rules.map(\.spans))
      let first = result.count
      for number in tagger.context.candidates.indices {
        guard let (made, scores) = statement(tagger, number, tokens.lowerBound, rules) else { continue }
        var found = made
        var f = FeatureBuffer(buffer)
        features.cue(found, tagger.context, tagger.passage, flat: flat, into: &f)
        features.scores(found, scores, score, tagger.context, tagger.passage, into: &f)
        add(f, to: &found)
        if found.ruleNumber >= 0 { twins[found.ruleNumber] = result.count }
        result.append(found)
        guard var rival = rival(of: found, tagger.context, tokens.lowerBound, features) else { continue }
        f = FeatureBuffer(buffer)
        features.cue(rival, tagger.context, tagger.passage, flat: flat, into: &f)
        features.rival(rival, of: found, score, tagger.context, tagger.passage, into: &f)
        add(f, to: &rival)
        result[result.count - 1].hasRival = true
        result.append(rival)
      }
      judgeTogether(first, tagger.passage, features, buffer, &result)
      addFlat(tagger, features, first, score, buffer, &result)
    }
    for (number, rule) in prepared.rules.enumerated() {
      var found = StatementCandidate(
        origin: .rule(number), sources: rule.source.map { [$0] } ?? [],
        cues: rule.cue.isEmpty ? [] : [rule.cue],
        contents: rule.content, ruleNumber: number, head: rule.cue.isEmpty ? -1 : rule.cue.upperBound - 1)
      var f = FeatureBuffer(buffer)
      let twin = twins[number] >= 0 ? result[twins[number]] : nil
      features.rule(found, rule, twin: twin, flat: flat, chance: chance, score: score, into: &f)
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
      judge(&result[number], f)
    }
  }

  private func add(_ f: FeatureBuffer, to found: inout StatementCandidate) {
    found.logit += model.filter.logit(f)
    if keepsFeatures { found.features += f.values }
  }

  private func judge(_ found: inout StatementCandidate, _ f: FeatureBuffer) {
    add(f, to: &found)
    found.probability = Logistic.probability(Double(found.logit + model.filter.bias))
  }

  /// What the second pass makes of a candidate; nil if it finds no content.
  private func statement(
    _ tagger: AttributionTagger, _ number: Int, _ offset: Int, _ rules: [(rule: Int, spans: [LabeledSpan])]
  ) -> (StatementCandidate, AttributionTagger.CueScores)? {
    let (spans, scores) = tagger.cuePass(number)
    var sources: [Range<Int>] = []
    var cues: [Range<Int>] = []
    var contents: [Range<Int>] = []
    for span in spans {
      let range = span.tokens.lowerBound + offset..<span.tokens.upperBound + offset
      switch span.role {
      case .source: sources.append(range)
      case .cue: cues.append(range)
      case .content: contents.append(range)
      }
    }
    guard !contents.isEmpty else { return nil }
    let cue = tagger.context.cue
    let own = cue.lowerBound + offset..<cue.upperBound + offset
    if cues.isEmpty { cues = [own] }
    let rule = rules.first { $0.spans.contains { $0.role == .cue && $0.tokens.overlaps(cue) } }
    let found = StatementCandidate(
      origin: .cue, sources: sources, cues: cues, contents: contents, ruleNumber: rule?.rule ?? -1,
      head: tagger.context.head + offset)
    return (found, scores)
  }

  /// What the flat pass made of the context's cue, if it has other words as content than the second pass found.
  private func rival(
    of found: StatementCandidate, _ context: CueContext, _ offset: Int, _ features: FilterFeatures
  ) -> StatementCandidate? {
    func ranges(_ role: SpanRole) -> [Range<Int>] {
      context.group.filter { $0.role == role }.map {
        $0.tokens.lowerBound + offset..<$0.tokens.upperBound + offset
      }.sorted { $0.lowerBound < $1.lowerBound }
    }
    var rival = found
    rival.contents = ranges(.content)
    guard !rival.contents.isEmpty, features.agreement(rival.contents, found.contents) < 5 else { return nil }
    // The second pass is the better judge of sources.
    if rival.sources.isEmpty { rival.sources = ranges(.source) }
    rival.features = []
    rival.logit = 0
    rival.isRival = true
    rival.hasRival = true
    return rival
  }

  /// Adds the flat pass's contents that no statement from a cue covers; one without a source takes that of the statement
  /// before it in the passage.
  private func addFlat(
    _ tagger: AttributionTagger, _ features: FilterFeatures, _ first: Int, _ score: [Int16],
    _ buffer: UnsafeMutablePointer<UInt32>,
    _ result: inout [StatementCandidate]
  ) {
    let offset = tagger.passage.first
    let groups = tagger.context.groups.filter { $0.contains { $0.role == .content } }
    guard !groups.isEmpty else { return }
    var isCovered = [Bool](repeating: false, count: tagger.passage.count)
    for found in result[first...] {
      for piece in found.contents { for index in piece { isCovered[index - offset] = true } }
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
      features.flat(
        found, group, tagger.passage, candidates: tagger.context.candidates.count, score: score, into: &f)
      judge(&found, f)
      if found.sources.isEmpty {
        let before = result[first..<last].last { $0.start < found.start && !$0.sources.isEmpty }
        if let before { found.sources = before.sources }
      }
      result.append(found)
    }
  }

  /// Those likely enough, likeliest first, none with more than half of its content in common with a likelier one or one
  /// that stands already.
  package static func selected(
    _ candidates: [StatementCandidate], minimum: Double, tokenCount: Int,
    beside first: [StatementCandidate] = []
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
    /// Cues of which there are two versions, one of them kept.
    var settled: Set<Int> = []
    func keep(_ candidate: StatementCandidate, _ size: Int) {
      if candidate.hasRival { settled.insert(candidate.head) }
      for piece in candidate.contents {
        for token in piece where owner[token] < 0 { owner[token] = Int32(kept.count) }
      }
      sizes.append(size)
      kept.append(candidate)
    }
    for candidate in first.sorted(by: { $0.size < $1.size }) { keep(candidate, candidate.size) }
    for index in order {
      let candidate = candidates[index]
      let size = candidate.size
      shared.removeAll(keepingCapacity: true)
      for piece in candidate.contents {
        for token in piece where owner[token] >= 0 { shared[owner[token], default: 0] += 1 }
      }
      if candidate.hasRival, settled.contains(candidate.head) { continue }
      if shared.contains(where: { $0.value * 2 > min(size, sizes[Int($0.key)]) }) { continue }
      keep(candidate, size)
    }
    let places = kept.map { ($0.start, $0.cues.first?.lowerBound ?? 0) }
    return kept.indices.sorted { places[$0] == places[$1] ? $0 < $1 : places[$0] < places[$1] }
      .map { kept[$0] }
  }
}
