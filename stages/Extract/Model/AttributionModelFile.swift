/// The parts of a weights file, to be written.
package struct AttributionModelFile {
  package struct Tagger {
    let rows: [UInt64]
    let bits: Int
    let edges: [SIMD8<Int16>]

    package init(rows: [UInt64], bits: Int, edges: [SIMD8<Int16>]) {
      self.rows = rows
      self.bits = bits
      self.edges = edges
    }
  }

  package var statistics: [CueStatistics.Entry] = []
  package var flat = Tagger(rows: [NodeTable.neutral, NodeTable.neutral], bits: 1, edges: [])
  package var cue = Tagger(rows: [NodeTable.neutral, NodeTable.neutral], bits: 1, edges: [])
  package var chanceScale: Float = 1
  package var chanceBias: Float = 0
  package var patterns: [Float] = []
  package var gaps: [Float] = []
  package var filter: [(id: UInt32, weight: Float)] = []
  package var filterBias: Float = 0

  package init() {}

  /// The file's bytes: each section starts at a multiple of 64.
  package var bytes: [UInt8] {
    var header = [UInt32](repeating: 0, count: AttributionModel.Header.allCases.count)
    var result = [UInt8](repeating: 0, count: 64 * ((header.count * 4 + 63) / 64))
    func set(_ field: AttributionModel.Header, _ value: UInt32) { header[field.rawValue] = value }
    func put<Value>(_ field: AttributionModel.Header, _ values: [Value]) {
      set(field, UInt32(result.count))
      values.withUnsafeBytes { result.append(contentsOf: $0) }
      result.append(contentsOf: repeatElement(0, count: (64 - result.count % 64) % 64))
    }
    put(.statistics, statistics)
    put(.flatNodes, flat.rows)
    set(.flatShift, UInt32(32 - flat.bits))
    put(.flatEdges, padded(flat.edges, AttributionTagger.flatEdgeRows))
    put(.cueNodes, cue.rows)
    set(.cueShift, UInt32(32 - cue.bits))
    put(.cueEdges, padded(cue.edges, AttributionTagger.cueEdgeRows))
    put(.patterns, patterns)
    put(.gaps, gaps)
    put(.filter, filterTable)
    set(.filterBias, filterBias.bitPattern)
    set(.chanceScale, chanceScale.bitPattern)
    set(.chanceBias, chanceBias.bitPattern)
    set(.magic, AttributionModel.magic)
    set(.version, AttributionModel.version)
    set(.length, UInt32(result.count))
    header.withUnsafeBytes { result.replaceSubrange(0..<$0.count, with: $0) }
    return result
  }

  private func padded(_ edges: [SIMD8<Int16>], _ rows: Int) -> [SIMD8<Int16>] {
    let count = rows * EdgeTable.rowVectors
    return Array(edges.prefix(count)) + Array(repeating: SIMD8(), count: max(0, count - edges.count))
  }

  private var filterTable: [StatementFilter.Entry] {
    var table = [StatementFilter.Entry](repeating: .init(id: 0, weight: 0), count: StatementFilter.slots)
    for (id, weight) in filter.prefix(StatementFilter.slots * 3 / 4) where id != 0 {
      var slot = Int(id) & (StatementFilter.slots - 1)
      while table[slot].id != 0 { slot = (slot + 1) & (StatementFilter.slots - 1) }
      table[slot] = .init(id: id, weight: weight)
    }
    return table
  }
}
