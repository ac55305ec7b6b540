import CModel
import Glibc
import Hashing

/// The trained weights, as they lie in memory: a header with the places of the sections, then the sections. Nothing is
/// parsed.
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
  private let owned: UnsafeMutableRawPointer

  /// The shipped weights; nil in a build without any.
  package static let standard: AttributionModel? = {
    guard let start = demarche_model_start(), let end = demarche_model_end() else { return nil }
    let copy = memory(of: start, count: end - start)
    return AttributionModel(copy, count: end - start, owned: copy)
  }()

  /// Weights that were just trained; nil if the bytes are none.
  package convenience init?(_ bytes: [UInt8]) {
    let copy = bytes.withUnsafeBytes { Self.memory(of: $0.baseAddress, count: bytes.count) }
    self.init(copy, count: bytes.count, owned: copy)
  }

  /// A copy of the bytes in a page of two megabytes, where the system gives such pages. Features are read from all over
  /// the tables: of small pages, too few have their address at hand.
  private static func memory(of bytes: UnsafeRawPointer?, count: Int) -> UnsafeMutableRawPointer {
    let page = 1 << 21
    let size = max(1, (count + page - 1) / page) * page
    let copy = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: page)
    madvise(copy, size, MADV_HUGEPAGE)
    if let bytes { copy.copyMemory(from: bytes, byteCount: count) }
    return copy
  }

  private init?(_ base: UnsafeRawPointer, count: Int, owned: UnsafeMutableRawPointer) {
    func number(_ field: Header) -> UInt32 { base.load(fromByteOffset: field.rawValue * 4, as: UInt32.self) }
    guard count >= Header.allCases.count * 4, number(.magic) == Self.magic, number(.version) == Self.version,
      Int(number(.length)) == count
    else {
      owned.deallocate()
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

  deinit { owned.deallocate() }
}
