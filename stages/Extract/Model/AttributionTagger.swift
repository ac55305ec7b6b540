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
  /// Which of these a token has: 1 the common one, 2 and 4 those of the sides.
  private let summed: UnsafeMutablePointer<UInt8>

  package init(_ model: AttributionModel) {
    self.model = model
    let capacity = Passage.capacity
    buffer = .allocate(capacity: FeatureBuffer.capacity)
    nodes = .allocate(capacity: capacity)
    edges = .allocate(capacity: capacity * max(FlatFeatures.edgesPerToken, CueFeatures.edgesPerToken))
    labels = .allocate(capacity: capacity)
    common = .allocate(capacity: capacity)
    sided = .allocate(capacity: capacity * 2)
    summed = .allocate(capacity: capacity)
  }

  deinit {
    buffer.deallocate()
    nodes.deallocate()
    edges.deallocate()
    labels.deallocate()
    common.deallocate()
    sided.deallocate()
    summed.deallocate()
  }

  func load(_ prepared: PreparedText, _ paragraph: Int, _ tokens: Range<Int>) {
    passage.load(
      prepared.text, paragraph: paragraph, tokens: tokens, rules: prepared.ruleLabels, model: model)
  }

  /// Sums of features that change with few tokens, and the keys that they hold for.
  private struct Repeated {
    var keys: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (.max, .max, .max, .max, .max, .max)
    var sums:
      (
        NodeTable.Sum, NodeTable.Sum, NodeTable.Sum, NodeTable.Sum, NodeTable.Sum, NodeTable.Sum
      ) = (.init(), .init(), .init(), .init(), .init(), .init())
  }

  /// The features' sum if their key is not the one before.
  @inline(__always)
  private func renew(
    _ sum: inout NodeTable.Sum, _ key: inout UInt64, _ new: UInt64, _ table: NodeTable,
    _ add: (inout FeatureBuffer) -> Void
  ) {
    guard key != new else { return }
    key = new
    var f = FeatureBuffer(buffer, of: table)
    add(&f)
    sum = table.sum(f.ids, f.count)
  }

  /// Labels the loaded passage and finds each token's chance to be in a cue; gives the labelled spans.
  func flatPass() -> [LabeledSpan] {
    flatScores()
    let count = passage.count
    let c = passage.columns
    decoder.decode(
      nodes: nodes, edges: edges, edgesPerToken: FlatFeatures.edgesPerToken, table: model.flatEdges,
      count: count, into: c.flat)
    return LabeledSpan.spans(c.flat, count: count)
  }

  /// Sums up what speaks for each label of each token of the passage.
  @discardableResult
  func flatScores() -> UnsafePointer<SIMD8<Int16>> {
    let features = FlatFeatures(passage)
    let count = passage.count
    let c = passage.columns
    let table = model.flatNodes
    var kept = Repeated()
    for index in 0..<count {
      renew(&kept.sums.0, &kept.keys.0, features.sentenceKey(index), table) {
        features.sentence(index, into: &$0)
      }
      renew(&kept.sums.1, &kept.keys.1, features.placeKey(index), table) { features.place(index, into: &$0) }
      renew(&kept.sums.2, &kept.keys.2, features.quotationKey(index), table) {
        features.quotation(index, into: &$0)
      }
      renew(&kept.sums.3, &kept.keys.3, features.leftCueKey(index), table) {
        features.leftCue(index, into: &$0)
      }
      renew(&kept.sums.4, &kept.keys.4, features.rightCueKey(index), table) {
        features.rightCue(index, into: &$0)
      }
      renew(&kept.sums.5, &kept.keys.5, features.boundariesKey(index), table) {
        features.boundaries(index, into: &$0)
      }
      var f = FeatureBuffer(buffer, of: table)
      features.token(index, into: &f)
      let repeated =
        kept.sums.0 + kept.sums.1 + kept.sums.2 + kept.sums.3 + kept.sums.4 + kept.sums.5
      let sum = repeated + table.sum(f.ids, f.count)
      let scores = sum.labels
      nodes[index] = scores
      c.contentScore[index] = max(scores[5], scores[6])
      features.edges(index, into: edges + index * FlatFeatures.edgesPerToken)
      let logit = Float(sum.lane(NodeTable.extraLane)) / model.chanceScale + model.chanceBias
      c.cueChance[index] = logit < -5 ? 0 : UInt8(255 * Logistic.probability(Double(logit)))
    }
    return UnsafePointer(nodes)
  }

  /// Readies the second pass for the candidates of the loaded passage.
  func prepareCues(
    _ spans: [LabeledSpan], ruleGroups: [[LabeledSpan]]
  ) {
    let candidates = CueCandidate.find(spans, in: passage)
    let groups = model.grouper.groups(spans, in: passage)
    context.load(passage, candidates: candidates, groups: groups, ruleGroups: ruleGroups)
    if !candidates.isEmpty { summed.update(repeating: 0, count: passage.count) }
  }

  /// How sure the second pass is of a statement, in units of its weights.
  struct CueScores {
    /// By how much the labels beat a window without any.
    var path = 0
    /// The mean over the content's tokens of what speaks for their labels, and the least of it.
    var content = 0
    var weakest = 0
    /// The same mean over the source's tokens.
    var source = 0
  }

  /// Labels the window of a candidate for its own statement; gives the spans in tokens of the passage.
  func cuePass(_ number: Int) -> (spans: [LabeledSpan], scores: CueScores) {
    context.select(number, in: passage)
    let features = CueFeatures(passage, context)
    let window = context.candidate.window(in: passage)
    let constants = (0..<3).map { side -> NodeTable.Sum in
      var f = FeatureBuffer(buffer)
      features.constant(CueFeatures.Side(rawValue: UInt64(side)) ?? .before, into: &f)
      return model.cueNodes.sum(f.ids, f.count)
    }
    let table = model.cueNodes
    var key = UInt64.max
    var repeated = NodeTable.Sum()
    for index in window {
      let side = features.side(index)
      let between = features.between(index, side)
      renew(&repeated, &key, features.distanceKey(index, side, between), table) {
        features.distance(index, side, between, into: &$0)
      }
      var f = FeatureBuffer(buffer, of: table)
      features.near(index, side, between, into: &f)
      var sum = constants[Int(side.rawValue)] + repeated
      if side == .inside {
        features.common(index, into: &f)
        features.sided(index, side, into: &f)
      } else {
        sum = sum + sumAlone(index, side, features)
      }
      sum = sum + table.sum(f.ids, f.count)
      let place = index - window.lowerBound
      nodes[place] = sum.labels
      features.edges(index, side, into: edges + place * CueFeatures.edgesPerToken)
    }
    var scores = CueScores()
    scores.path = decoder.decode(
      nodes: nodes, edges: edges, edgesPerToken: CueFeatures.edgesPerToken, table: model.cueEdges,
      count: window.count, into: labels)
    readScores(window.count, &scores)
    let spans = LabeledSpan.spans(labels, count: window.count).map {
      LabeledSpan(
        role: $0.role,
        tokens: $0.tokens.lowerBound + window.lowerBound..<$0.tokens.upperBound + window.lowerBound)
    }
    return (spans, scores)
  }

  private func readScores(_ count: Int, _ scores: inout CueScores) {
    var contents = 0
    var sources = 0
    var weakest = Int.max
    for place in 0..<count where labels[place] > 0 {
      let label = labels[place]
      let score = Int(nodes[place][Int(label)])
      if label >= TokenLabel.contentStart.rawValue {
        contents += 1
        scores.content += score
        weakest = min(weakest, score)
      } else if label <= TokenLabel.sourceInside.rawValue {
        sources += 1
        scores.source += score
      }
    }
    if contents > 0 {
      scores.content /= contents
      scores.weakest = weakest
    }
    if sources > 0 { scores.source /= sources }
  }

  /// The sum of what a token shows by itself and on a side, once for all cues of the passage.
  @inline(__always)
  private func sumAlone(_ index: Int, _ side: CueFeatures.Side, _ features: CueFeatures) -> NodeTable.Sum {
    let place = side == .before ? index * 2 : index * 2 + 1
    let bit: UInt8 = side == .before ? 2 : 4
    if summed[index] & bit == 0 { addAlone(index, side, features, place, bit) }
    return sided[place]
  }

  private func addAlone(
    _ index: Int, _ side: CueFeatures.Side, _ features: CueFeatures, _ place: Int, _ bit: UInt8
  ) {
    // The buffer's second half: the first holds what is being summed.
    let free = buffer + FeatureBuffer.capacity / 2
    if summed[index] & 1 == 0 {
      var f = FeatureBuffer(free, of: model.cueNodes)
      features.common(index, into: &f)
      common[index] = model.cueNodes.sum(f.ids, f.count)
      summed[index] |= 1
    }
    var f = FeatureBuffer(free, of: model.cueNodes)
    features.sided(index, side, into: &f)
    sided[place] = common[index] + model.cueNodes.sum(f.ids, f.count)
    summed[index] |= bit
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
