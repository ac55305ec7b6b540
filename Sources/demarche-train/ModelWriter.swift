import Extract

/// Puts the trained parts into the file's form.
struct ModelWriter {
  private var parts = AttributionModelFile()

  /// Node and edge weights of a pass.
  struct TaggerWeights {
    let slots: FeatureSlots
    let nodes: [SIMD8<Float>]
    let edges: [SIMD8<Float>]
    /// Rows of the first edge template, of which each token has exactly one.
    let firstRows: Int
  }

  init(statistics: [CueStatistics.Entry], patterns: [Float], gaps: [Float]) {
    parts.statistics = statistics
    parts.patterns = patterns
    parts.gaps = gaps
  }

  mutating func setStatistics(_ statistics: [CueStatistics.Entry]) { parts.statistics = statistics }

  /// The weights of the flat pass, and of each of its rows for the chance of a cue.
  mutating func setFlat(_ flat: TaggerWeights, chance: LogisticTrainer) {
    let largest = chance.weights.reduce(0) { max($0, abs($1)) }
    let scale = 127 / max(0.001, largest)
    parts.flat = Self.quantized(flat, extra: chance.weights.map { $0 * scale })
    parts.chanceScale = scale
    parts.chanceBias = chance.bias
  }

  mutating func setCue(_ cue: TaggerWeights) { parts.cue = Self.quantized(cue, extra: []) }

  mutating func setFilter(_ filter: (weights: [UInt32: Float], bias: Float)) {
    parts.filter = filter.weights.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    parts.filterBias = filter.bias
  }

  var bytes: [UInt8] { parts.bytes }

  /// A row's mark; a free row has one that its neighbour has not.
  private static func mark(_ row: Int, _ marks: [Int16]) -> UInt8 {
    if marks[row] >= 0 { return UInt8(marks[row]) }
    if marks[row ^ 1] >= 0 { return UInt8(marks[row ^ 1]) ^ 1 }
    return UInt8(row & 1)
  }

  /// One scale for nodes and edges of a pass, so that nearly all node weights fit a byte; the few beyond are cut off. A
  /// row's weights are taken relative to "outside", which then needs none: adding the same to all labels changes nothing.
  private static func quantized(_ tagger: TaggerWeights, extra: [Float]) -> AttributionModelFile.Tagger {
    var sizes: [Float] = []
    for row in tagger.nodes where row != SIMD8() {
      for label in 1..<7 { sizes.append(abs(row[label] - row[0])) }
    }
    sizes.sort()
    let large = sizes.isEmpty ? 1 : sizes[min(sizes.count - 1, sizes.count * 9_995 / 10_000)]
    let scale = 127 / max(large, 0.001)
    var rows: [UInt64] = []
    rows.reserveCapacity(tagger.nodes.count)
    for (number, row) in tagger.nodes.enumerated() {
      var value: UInt64 = 0
      func put(_ weight: Float, _ lane: Int) {
        let unit = Int(max(-127, min(127, weight.rounded())))
        value |= UInt64(unit + 128) << UInt64(lane * 8)
      }
      for label in 1..<7 { put((row[label] - row[0]) * scale, label - 1) }
      put(extra.isEmpty ? 0 : extra[number], 6)
      value |= UInt64(Self.mark(number, tagger.slots.marks)) << 56
      rows.append(value)
    }
    var edges: [SIMD8<Int16>] = []
    for (number, row) in tagger.edges.enumerated() {
      var value = SIMD8<Int16>()
      let before = number % 7
      for label in 0..<7 {
        var weight = max(-1_500, min(1_500, (row[label] * scale).rounded()))
        if number < tagger.firstRows * 7, !Perceptron.isAllowed(before, label) { weight = -6_000 }
        value[label] = Int16(weight)
      }
      edges.append(value)
    }
    return AttributionModelFile.Tagger(rows: rows, bits: tagger.slots.bits, edges: edges)
  }
}
