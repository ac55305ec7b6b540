/// Sums up features token by token, each token's when the next one's have been asked for, so that their rows have time to
/// come from memory.
///
/// A token has some groups of features that change with few tokens, each with a key that names all it depends on: a group
/// is summed anew only where its key changes. The rest is summed for each token.
struct SumQueue {
  /// The most groups there can be.
  private static let capacity = 8

  private let table: NodeTable
  private let groups: Int
  private let memory: Memory
  /// Which half of the memory is for the token whose features are being collected.
  private var half = 0
  private var next: FeatureBuffer
  /// The groups that change, as bits: of that token, and of the one before it.
  private var changes: UInt = 0
  private var changesBefore: UInt = 0

  /// For a sequence of tokens, with so many groups.
  init(_ table: NodeTable, groups: Int, in memory: Memory) {
    self.table = table
    self.groups = groups
    self.memory = memory
    next = FeatureBuffer(memory.ids, of: table)
    memory.keys.update(repeating: .max, count: groups)
  }

  /// Starts with a token.
  @inline(__always)
  mutating func begin() {
    half ^= 1
    next = FeatureBuffer(memory.ids + half * FeatureBuffer.capacity, of: table)
    changesBefore = changes
    changes = 0
  }

  /// Collects a group's features if its key is not the one before. Groups come in the order of their numbers.
  @inline(__always)
  mutating func collect(_ group: Int, key: UInt64, _ add: (inout FeatureBuffer) -> Void) {
    if memory.keys[group] != key {
      memory.keys[group] = key
      changes |= 1 << UInt(group)
      add(&next)
    }
    memory.ends[half * Self.capacity + group] = next.count
  }

  /// Collects the features that each token has anew: after the groups.
  @inline(__always)
  mutating func collect(_ add: (inout FeatureBuffer) -> Void) {
    add(&next)
    memory.counts[half] = next.count
  }

  /// The sum for the token before the one that was begun last.
  @inline(__always)
  mutating func sumBefore() -> NodeTable.Sum {
    let other = half ^ 1
    let ids = memory.ids + other * FeatureBuffer.capacity
    let ends = memory.ends + other * Self.capacity
    var start = 0
    var sum = NodeTable.Sum()
    for group in 0..<groups {
      if changesBefore & 1 << UInt(group) != 0 {
        memory.sums[group] = table.sum(ids + start, ends[group] &- start)
      }
      sum = sum + memory.sums[group]
      start = ends[group]
    }
    return sum + table.sum(ids + start, memory.counts[other] &- start)
  }

  /// What a queue works in, used again for the next sequence.
  final class Memory {
    fileprivate let ids: UnsafeMutablePointer<UInt32>
    /// Where each group's ids end, and all of a token's.
    fileprivate let ends: UnsafeMutablePointer<Int>
    fileprivate let counts: UnsafeMutablePointer<Int>
    fileprivate let keys: UnsafeMutablePointer<UInt64>
    fileprivate let sums: UnsafeMutablePointer<NodeTable.Sum>

    init() {
      ids = .allocate(capacity: 2 * FeatureBuffer.capacity)
      ends = .allocate(capacity: 2 * SumQueue.capacity)
      counts = .allocate(capacity: 2)
      keys = .allocate(capacity: SumQueue.capacity)
      sums = .allocate(capacity: SumQueue.capacity)
    }

    deinit {
      ids.deallocate()
      ends.deallocate()
      counts.deallocate()
      keys.deallocate()
      sums.deallocate()
    }
  }
}
