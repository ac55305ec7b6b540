import CModel
import Hashing

/// The trained weights, as they lie in memory: a header with the places of the sections, then the sections. Nothing is
/// parsed or copied; the shipped weights are read-only pages of the binary that are loaded when they are first used.
///
/// The bytes are never written after they are set, so reading them from anywhere is safe.
package final class AttributionModel: @unchecked Sendable {
  /// Numbers at the start of the file, each of four bytes, little-endian.
  enum Header: Int, CaseIterable {
    case magic, version, length
    case statistics, flatNodes, flatShift, flatEdges, cueNodes, cueShift, cueEdges
    case patterns, gaps, filter, filterBias
    /// The units of one logit of the cue lane, and what is added to each logit.
    case chanceScale, chanceBias
  }
  static let magic: UInt32 = 0x444D_4152
  static let version: UInt32 = 1

  let statistics: CueStatistics
  let flatNodes: NodeTable
  let flatEdges: EdgeTable
  let cueNodes: NodeTable
  let cueEdges: EdgeTable
  let grouper: SpanGrouper
  let filter: StatementFilter
  let chanceScale: Float
  let chanceBias: Float
  private let owned: UnsafeMutableRawPointer?

  /// The shipped weights; nil in a build without any.
  package static let standard: AttributionModel? = {
    guard let start = demarche_model_start(), let end = demarche_model_end() else { return nil }
    return AttributionModel(start, count: end - start, owned: nil)
  }()

  /// Weights that were just trained; nil if the bytes are none.
  package convenience init?(_ bytes: [UInt8]) {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(64, bytes.count), alignment: 64)
    bytes.withUnsafeBytes {
      copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: bytes.count)
    }
    self.init(copy, count: bytes.count, owned: copy)
  }

  private init?(_ base: UnsafeRawPointer, count: Int, owned: UnsafeMutableRawPointer?) {
    func number(_ field: Header) -> UInt32 { base.load(fromByteOffset: field.rawValue * 4, as: UInt32.self) }
    guard count >= Header.allCases.count * 4, number(.magic) == Self.magic, number(.version) == Self.version,
      Int(number(.length)) == count
    else {
      owned?.deallocate()
      return nil
    }
    func section<Value>(_ field: Header, _ type: Value.Type) -> UnsafePointer<Value> {
      (base + Int(number(field))).assumingMemoryBound(to: Value.self)
    }
    self.owned = owned
    statistics = CueStatistics(table: section(.statistics, CueStatistics.Entry.self))
    flatNodes = NodeTable(rows: section(.flatNodes, UInt64.self), shift: number(.flatShift))
    flatEdges = EdgeTable(rows: section(.flatEdges, SIMD8<Int16>.self))
    cueNodes = NodeTable(rows: section(.cueNodes, UInt64.self), shift: number(.cueShift))
    cueEdges = EdgeTable(rows: section(.cueEdges, SIMD8<Int16>.self))
    grouper = SpanGrouper(
      patternScores: section(.patterns, Float.self), gapScores: section(.gaps, Float.self))
    filter = StatementFilter(
      table: section(.filter, StatementFilter.Entry.self), bias: Float(bitPattern: number(.filterBias)))
    chanceScale = Float(bitPattern: number(.chanceScale))
    chanceBias = Float(bitPattern: number(.chanceBias))
  }

  deinit { owned?.deallocate() }
}
