/// Runs the two passes over one passage after another, in buffers that are used again.
package final class AttributionTagger {
  let model: AttributionModel
  let passage = Passage()
  let context = CueContext()
  private let decoder = LabelDecoder(capacity: Passage.capacity)
  private let buffer: UnsafeMutablePointer<UInt32>
  private let nodes: UnsafeMutablePointer<SIMD8<Int16>>
  private let edges: UnsafeMutablePointer<Int32>
  private let labels: UnsafeMutablePointer<UInt8>
  /// Sums of a token's features that do not depend on the cue, and that depend on its side only.
  private let common: UnsafeMutablePointer<NodeTable.Sum>
  private let sided: UnsafeMutablePointer<NodeTable.Sum>
  private let isSummed: UnsafeMutablePointer<Bool>

  package init(_ model: AttributionModel) {
    self.model = model
    let capacity = Passage.capacity
    buffer = .allocate(capacity: FeatureBuffer.capacity)
    nodes = .allocate(capacity: capacity)
    edges = .allocate(capacity: capacity * max(FlatFeatures.edgesPerToken, CueFeatures.edgesPerToken))
    labels = .allocate(capacity: capacity)
    common = .allocate(capacity: capacity)
    sided = .allocate(capacity: capacity * 2)
    isSummed = .allocate(capacity: capacity)
  }

  deinit {
    buffer.deallocate()
    nodes.deallocate()
    edges.deallocate()
    labels.deallocate()
    common.deallocate()
    sided.deallocate()
    isSummed.deallocate()
  }

  func load(_ prepared: PreparedText, _ paragraph: Int, _ tokens: Range<Int>) {
    passage.load(
      prepared.text, paragraph: paragraph, tokens: tokens, rules: prepared.ruleLabels, model: model)
  }

  /// Labels the loaded passage and finds each token's chance to be in a cue; gives the labelled spans.
  func flatPass() -> [LabeledSpan] {
    let features = FlatFeatures(passage)
    let count = passage.count
    let c = passage.columns
    for index in 0..<count {
      var f = FeatureBuffer(buffer)
      features.nodes(index, into: &f)
      let sum = model.flatNodes.sum(f.ids, f.count)
      nodes[index] = sum.labels
      features.edges(index, into: edges + index * FlatFeatures.edgesPerToken)
      let logit = Float(sum.lane(NodeTable.extraLane)) / model.chanceScale + model.chanceBias
      c.cueChance[index] = logit < -5 ? 0 : UInt8(255 * Logistic.probability(Double(logit)))
    }
    decoder.decode(
      nodes: nodes, edges: edges, edgesPerToken: FlatFeatures.edgesPerToken, table: model.flatEdges,
      count: count,
      into: c.flat)
    return LabeledSpan.spans(c.flat, count: count)
  }

  /// Readies the second pass for the candidates of the loaded passage.
  func prepareCues(
    _ spans: [LabeledSpan], ruleGroups: [[LabeledSpan]]
  ) {
    let candidates = CueCandidate.find(spans, in: passage)
    let groups = model.grouper.groups(spans, in: passage)
    context.load(passage, candidates: candidates, groups: groups, ruleGroups: ruleGroups)
    if !candidates.isEmpty { isSummed.update(repeating: false, count: passage.count) }
  }

  /// Labels the window of a candidate for its own statement; gives the spans in tokens of the passage.
  func cuePass(_ number: Int) -> [LabeledSpan] {
    context.select(number, in: passage)
    let features = CueFeatures(passage, context)
    let window = context.candidate.window(in: passage)
    let constants = (0..<3).map { side -> NodeTable.Sum in
      var f = FeatureBuffer(buffer)
      features.constant(CueFeatures.Side(rawValue: UInt64(side)) ?? .before, into: &f)
      return model.cueNodes.sum(f.ids, f.count)
    }
    for index in window {
      let side = features.side(index)
      if !isSummed[index] { sumAlone(index, features) }
      var f = FeatureBuffer(buffer)
      features.relation(index, side, into: &f)
      var sum = common[index] + constants[Int(side.rawValue)]
      if side == .inside {
        features.sided(index, side, into: &f)
      } else {
        sum = sum + sided[index * 2 + (side == .before ? 0 : 1)]
      }
      sum = sum + model.cueNodes.sum(f.ids, f.count)
      let place = index - window.lowerBound
      nodes[place] = sum.labels
      features.edges(index, side, into: edges + place * CueFeatures.edgesPerToken)
    }
    decoder.decode(
      nodes: nodes, edges: edges, edgesPerToken: CueFeatures.edgesPerToken, table: model.cueEdges,
      count: window.count, into: labels)
    return LabeledSpan.spans(labels, count: window.count).map {
      LabeledSpan(
        role: $0.role,
        tokens: $0.tokens.lowerBound + window.lowerBound..<$0.tokens.upperBound + window.lowerBound)
    }
  }

  private func sumAlone(_ index: Int, _ features: CueFeatures) {
    var f = FeatureBuffer(buffer)
    features.common(index, into: &f)
    common[index] = model.cueNodes.sum(f.ids, f.count)
    for (place, side) in [CueFeatures.Side.before, .after].enumerated() {
      var f = FeatureBuffer(buffer)
      features.sided(index, side, into: &f)
      sided[index * 2 + place] = model.cueNodes.sum(f.ids, f.count)
    }
    isSummed[index] = true
  }

  /// The flat pass's features of all passages of a text, one sequence each.
  package func flatBatch(_ prepared: PreparedText, into batch: inout SequenceBatch) {
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      load(prepared, paragraph, tokens)
      let features = FlatFeatures(passage)
      let start = batch.tokens.count
      for index in 0..<passage.count {
        var f = FeatureBuffer(buffer)
        features.nodes(index, into: &f)
        features.edges(index, into: edges)
        batch.append(tokens.lowerBound + index, f, edges)
      }
      batch.sequences.append(start..<batch.tokens.count)
    }
  }

  /// The cue candidates of a text, in tokens of it.
  package func candidates(_ prepared: PreparedText) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      load(prepared, paragraph, tokens)
      for candidate in CueCandidate.find(flatPass(), in: passage) {
        result.append(
          candidate.tokens.lowerBound + tokens.lowerBound..<candidate.tokens.upperBound + tokens.lowerBound)
      }
    }
    return result
  }

  /// The second pass's features of the chosen candidates, by their numbers in the text, one sequence each.
  package func cueBatch(_ prepared: PreparedText, chosen: Set<Int>, into batch: inout SequenceBatch) {
    var before = 0
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      load(prepared, paragraph, tokens)
      prepareCues(flatPass(), ruleGroups: prepared.ruleGroups(paragraph, tokens).map(\.spans))
      for number in context.candidates.indices where chosen.contains(before + number) {
        context.select(number, in: passage)
        let features = CueFeatures(passage, context)
        let start = batch.tokens.count
        for index in context.candidate.window(in: passage) {
          let side = features.side(index)
          var f = FeatureBuffer(buffer)
          features.common(index, into: &f)
          features.sided(index, side, into: &f)
          features.constant(side, into: &f)
          features.relation(index, side, into: &f)
          features.edges(index, side, into: edges)
          batch.append(tokens.lowerBound + index, f, edges)
        }
        batch.sequences.append(start..<batch.tokens.count)
      }
      before += context.candidates.count
    }
  }

  /// The edge templates that batches use, by pass.
  package static let flatEdgesPerToken = FlatFeatures.edgesPerToken
  package static let cueEdgesPerToken = CueFeatures.edgesPerToken
  package static let flatEdgeRows = FlatFeatures.edgeRows
  package static let cueEdgeRows = CueFeatures.edgeRows
  package static let tagCount = Passage.tagCount
  /// Rows of the first edge template of each pass.
  package static let flatFirstRows = Int(FlatFeatures.quoteRow)
  package static let cueFirstRows = Int(CueFeatures.flatRow)
}
