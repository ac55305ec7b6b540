/// Sums over a token's features and edges that are the same for several cues of a passage: made when they are first asked
/// for, and good until the next passage.
final class KeptSums {
  /// Of the features that do not depend on the cue.
  private let common: UnsafeMutablePointer<NodeTable.Sum>
  /// With those that depend on its side.
  private let sides: UnsafeMutablePointer<NodeTable.Sum>
  /// With those of what passes and rules made of the token, where it is not near the cue's own; by side, and by whether
  /// the rules have a statement for the cue.
  private let unownedSums: UnsafeMutablePointer<NodeTable.Sum>
  /// The edges of such a token, but for that of its place to the cue.
  private let steps: UnsafeMutablePointer<SIMD8<Int16>>
  /// Which of these a token has: bit 0 the common one, 1 and 2 those of the sides, 3 to 6 the unowned, 7 and 8 the steps.
  private let known: UnsafeMutablePointer<UInt16>
  private let buffer: UnsafeMutablePointer<UInt32>
  private let edges: UnsafeMutablePointer<Int32>

  init() {
    let capacity = Passage.capacity
    common = .allocate(capacity: capacity)
    sides = .allocate(capacity: capacity * 2)
    unownedSums = .allocate(capacity: capacity * 4)
    steps = .allocate(capacity: capacity * 2 * EdgeTable.rowVectors)
    known = .allocate(capacity: capacity)
    buffer = .allocate(capacity: 2 * FeatureBuffer.capacity)
    edges = .allocate(capacity: CueFeatures.edgesPerToken)
  }

  deinit {
    common.deallocate()
    sides.deallocate()
    unownedSums.deallocate()
    steps.deallocate()
    known.deallocate()
    buffer.deallocate()
    edges.deallocate()
  }

  /// Forgets all, for a passage of so many tokens.
  func clear(_ count: Int) { known.update(repeating: 0, count: count) }

  /// 0 before the cue, 1 after it.
  @inline(__always)
  private func number(_ side: CueFeatures.Side) -> Int { side == .before ? 0 : 1 }

  /// What a token outside of the cue shows by itself and on a side.
  @inline(__always)
  func sided(_ index: Int, _ side: CueFeatures.Side) -> NodeTable.Sum { sides[index * 2 + number(side)] }

  /// The same, with what passes and rules made of a token that is not near the cue's own.
  @inline(__always)
  func unowned(_ index: Int, _ side: CueFeatures.Side, _ ruleBit: UInt64) -> NodeTable.Sum {
    unownedSums[index * 4 + (number(side) << 1 | Int(ruleBit))]
  }

  /// The edges of such a token as one row.
  @inline(__always)
  func step(
    _ index: Int, _ side: CueFeatures.Side, _ features: CueFeatures, _ model: AttributionModel
  ) -> EdgeTable.Row {
    if known[index] & 128 << UInt16(number(side)) == 0 { addStep(index, side, features, model) }
    return UnsafePointer(steps + (index * 2 + number(side)) * EdgeTable.rowVectors)
  }

  /// Features of a token whose rows were asked for and are not summed yet.
  private struct Pending {
    var index = -1
    /// Which of the buffer's halves holds their ids.
    var half = 0
    var side = 0
    var kind = 0
    /// Where the ids end that do not depend on the cue, those of its side, and all.
    var ends = (0, 0, 0)
  }

  /// Makes the sums that a window needs. Each token's rows are summed after the next one's were asked for, so that they
  /// have time to come.
  func fill(
    _ window: Range<Int>, _ features: CueFeatures, _ isNearOwn: UnsafePointer<UInt8>,
    _ model: AttributionModel
  ) {
    let table = model.cueNodes
    var last = Pending()
    for index in window {
      let side = features.side(index)
      guard side != .inside else { continue }
      var next = Pending()
      next.side = number(side)
      next.kind = next.side << 1 | Int(features.ruleBit)
      let has = known[index]
      let lacksSide = has & 2 << UInt16(next.side) == 0
      let lacksAll = isNearOwn[index] == 0 && has & 8 << UInt16(next.kind) == 0
      guard lacksSide || lacksAll else { continue }
      next.index = index
      next.half = 1 - last.half
      var f = FeatureBuffer(buffer + next.half * FeatureBuffer.capacity, of: table)
      if has & 1 == 0 { features.common(index, into: &f) }
      next.ends.0 = f.count
      if lacksSide { features.sided(index, side, into: &f) }
      next.ends.1 = f.count
      if lacksAll { features.groups(index, side, into: &f) }
      next.ends.2 = f.count
      if last.index >= 0 { add(last, table) }
      last = next
    }
    if last.index >= 0 { add(last, table) }
  }

  private func add(_ pending: Pending, _ table: NodeTable) {
    let index = pending.index
    let ids = buffer + pending.half * FeatureBuffer.capacity
    let (first, second, third) = pending.ends
    if first > 0 { common[index] = table.sum(ids, first) }
    let place = index * 2 + pending.side
    if second > first { sides[place] = common[index] + table.sum(ids + first, second - first) }
    known[index] |= 1 | 2 << UInt16(pending.side)
    guard third > second else { return }
    unownedSums[index * 4 + pending.kind] = sides[place] + table.sum(ids + second, third - second)
    known[index] |= 8 << UInt16(pending.kind)
  }

  private func addStep(
    _ index: Int, _ side: CueFeatures.Side, _ features: CueFeatures, _ model: AttributionModel
  ) {
    features.edges(index, side, into: edges)
    let own = steps + (index * 2 + number(side)) * EdgeTable.rowVectors
    let table = model.cueEdges
    let (first, second) = (table.row(edges[0]), table.row(edges[1]))
    let (third, fourth) = (table.row(edges[2]), table.row(edges[3]))
    for vector in 0..<EdgeTable.rowVectors {
      own[vector] = first[vector] &+ second[vector] &+ (third[vector] &+ fourth[vector])
    }
    if edges[CueFeatures.triggerEdge] >= 0 {
      let row = table.row(edges[CueFeatures.triggerEdge])
      for vector in 0..<EdgeTable.rowVectors { own[vector] = own[vector] &+ row[vector] }
    }
    known[index] |= 128 << UInt16(number(side))
  }
}
