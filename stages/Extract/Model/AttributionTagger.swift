/// Runs the two passes over one passage after another, in buffers that are used again.
package final class AttributionTagger {
  let model: AttributionModel
  let passage = Passage()
  let context = CueContext()
  private let decoder = LabelDecoder(capacity: Passage.capacity)
  private let kept = KeptSums()
  private let queueMemory = SumQueue.Memory()
  let buffer: UnsafeMutablePointer<UInt32>
  let edges: UnsafeMutablePointer<Int32>
  /// What speaks for each label, by token of the passage or window that was scored last.
  let nodes: UnsafeMutablePointer<SIMD8<Int16>>
  private let steps: UnsafeMutablePointer<EdgeTable.Row?>
  private let labels: UnsafeMutablePointer<UInt8>
  /// The most edge templates that a token has.
  private static let edgesPerToken = max(FlatFeatures.edgesPerToken, CueFeatures.edgesPerToken)

  package init(_ model: AttributionModel) {
    self.model = model
    let capacity = Passage.capacity
    buffer = .allocate(capacity: FeatureBuffer.capacity)
    nodes = .allocate(capacity: capacity)
    edges = .allocate(capacity: Self.edgesPerToken)
    steps = .allocate(capacity: capacity * Self.edgesPerToken)
    labels = .allocate(capacity: capacity)
  }

  deinit {
    buffer.deallocate()
    nodes.deallocate()
    edges.deallocate()
    steps.deallocate()
    labels.deallocate()
  }

  func load(_ prepared: PreparedText, _ paragraph: Int, _ tokens: Range<Int>) {
    passage.load(
      prepared.text, paragraph: paragraph, tokens: tokens, rules: prepared.ruleLabels, model: model)
  }

  /// Labels the loaded passage and finds each token's chance to be in a cue; gives the labelled spans.
  func flatPass() -> [LabeledSpan] {
    flatScores()
    let count = passage.count
    let c = passage.columns
    decoder.decode(
      nodes: nodes, steps: steps, stepsPerToken: Self.edgesPerToken, count: count, into: c.flat)
    return LabeledSpan.spans(c.flat, count: count)
  }

  /// Sums up what speaks for each label of each token of the passage.
  @discardableResult
  func flatScores() -> UnsafePointer<SIMD8<Int16>> {
    let features = FlatFeatures(passage)
    let count = passage.count
    var queue = SumQueue(model.flatNodes, groups: 6, in: queueMemory)
    for index in 0...count {
      queue.begin()
      if index < count {
        queue.collect(0, key: features.sentenceKey(index)) { features.sentence(index, into: &$0) }
        queue.collect(1, key: features.placeKey(index)) { features.place(index, into: &$0) }
        queue.collect(2, key: features.quotationKey(index)) { features.quotation(index, into: &$0) }
        queue.collect(3, key: features.leftCueKey(index)) { features.leftCue(index, into: &$0) }
        queue.collect(4, key: features.rightCueKey(index)) { features.rightCue(index, into: &$0) }
        queue.collect(5, key: features.boundariesKey(index)) { features.boundaries(index, into: &$0) }
        queue.collect { features.token(index, into: &$0) }
      }
      if index > 0 { setScores(index - 1, queue.sumBefore(), features) }
    }
    return UnsafePointer(nodes)
  }

  /// Notes what speaks for each label of a token, and its chance to be in a cue.
  @inline(__always)
  private func setScores(_ index: Int, _ sum: NodeTable.Sum, _ features: FlatFeatures) {
    let c = passage.columns
    let scores = sum.labels
    nodes[index] = scores
    c.contentScore[index] = max(scores[5], scores[6])
    features.edges(index, into: edges)
    setSteps(index, FlatFeatures.edgesPerToken, model.flatEdges)
    let logit = Float(sum.lane(NodeTable.extraLane)) / model.chanceScale + model.chanceBias
    c.cueChance[index] = logit < -5 ? 0 : UInt8(255 * Logistic.probability(Double(logit)))
  }

  /// Takes the rows that the token's edge templates name.
  @inline(__always)
  private func setSteps(_ place: Int, _ count: Int, _ table: EdgeTable) {
    var next = steps + place * Self.edgesPerToken
    let end = next + Self.edgesPerToken
    for edge in 0..<count where edges[edge] >= 0 {
      next.pointee = table.row(edges[edge])
      next += 1
    }
    if next < end { next.pointee = nil }
  }

  /// Readies the second pass for the candidates of the loaded passage.
  func prepareCues(
    _ spans: [LabeledSpan], ruleGroups: [[LabeledSpan]]
  ) {
    let candidates = CueCandidate.find(spans, in: passage)
    let groups = model.grouper.groups(spans, in: passage)
    context.load(passage, candidates: candidates, groups: groups, ruleGroups: ruleGroups)
    if !candidates.isEmpty { kept.clear(passage.count) }
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
    let window = cueScores(number)
    var scores = CueScores()
    scores.path = decoder.decode(
      nodes: nodes, steps: steps, stepsPerToken: Self.edgesPerToken, count: window.count, into: labels)
    readScores(window.count, &scores)
    let spans = LabeledSpan.spans(labels, count: window.count).map {
      LabeledSpan(
        role: $0.role,
        tokens: $0.tokens.lowerBound + window.lowerBound..<$0.tokens.upperBound + window.lowerBound)
    }
    return (spans, scores)
  }

  /// Sums up what speaks for each label of each token in the window of a candidate; gives the window.
  func cueScores(_ number: Int) -> Range<Int> {
    context.select(number, in: passage)
    let features = CueFeatures(passage, context)
    let window = context.candidate.window(in: passage)
    kept.fill(window, features, context.isNearOwn, model)
    var queue = SumQueue(model.cueNodes, groups: 3, in: queueMemory)
    for index in window.lowerBound...window.upperBound {
      queue.begin()
      if index < window.upperBound { collect(index, features, &queue) }
      guard index > window.lowerBound else { continue }
      setScores(index - 1, at: index - 1 - window.lowerBound, queue.sumBefore(), features)
    }
    return window
  }

  /// Collects the features of a token that are not kept.
  @inline(__always)
  private func collect(_ index: Int, _ features: CueFeatures, _ queue: inout SumQueue) {
    let side = features.side(index)
    let between = features.between(index, side)
    queue.collect(0, key: side.rawValue) { features.constant(side, into: &$0) }
    queue.collect(1, key: features.steadyKey(index, side, between)) {
      features.steady(index, side, between, into: &$0)
    }
    queue.collect(2, key: features.distanceKey(index, side, between)) {
      features.distance(index, side, between, into: &$0)
    }
    queue.collect {
      features.near(index, side, between, into: &$0)
      guard side == .inside || context.isNearOwn[index] != 0 else { return }
      features.groups(index, side, into: &$0)
      guard side == .inside else { return }
      features.inside(index, into: &$0)
      features.common(index, into: &$0)
      features.sided(index, side, into: &$0)
    }
  }

  /// Notes what speaks for each label of a token, with what is kept, and the label pairs.
  @inline(__always)
  private func setScores(_ index: Int, at place: Int, _ sum: NodeTable.Sum, _ features: CueFeatures) {
    let side = features.side(index)
    guard side != .inside, context.isNearOwn[index] == 0 else {
      nodes[place] = (side == .inside ? sum : sum + kept.sided(index, side)).labels
      features.edges(index, side, into: edges)
      return setSteps(place, CueFeatures.edgesPerToken, model.cueEdges)
    }
    nodes[place] = (sum + kept.unowned(index, side, features.ruleBit)).labels
    let next = steps + place * Self.edgesPerToken
    next[0] = kept.step(index, side, features, model)
    next[1] = model.cueEdges.row(features.placeEdge(index, side))
    next[2] = nil
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
}
