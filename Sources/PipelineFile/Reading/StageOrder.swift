/// Orders stages so that each comes after those it reads, and finds the cycles that forbid it.
///
/// The order is that of A. B. Kahn, "Topological sorting of large networks", CACM 5(11), 1962; of the stages
/// that could come next the first of the file is taken, so the order depends on the file alone.
package struct StageOrder: Sendable {
  /// The stages by their places in the file; without those of cycles and those that wait for them.
  package private(set) var order: [Int] = []
  /// Each cycle as the way of the records: every stage is read by the next, the last by the first. The first
  /// is the one that the file names first.
  package private(set) var cycles: [[Int]] = []

  /// Orders stages, named by their places in the file.
  ///
  /// - Parameter reads: for each stage, those that it reads.
  package init(reads: [[Int]]) {
    var waiting = reads.map { Set($0).count }
    var readers = [[Int]](repeating: [], count: reads.count)
    for (stage, sources) in reads.enumerated() {
      for source in Set(sources) { readers[source].append(stage) }
    }
    var ready = waiting.indices.filter { waiting[$0] == 0 }.reversed() as [Int]
    while let next = ready.popLast() {
      order.append(next)
      for reader in readers[next] {
        waiting[reader] -= 1
        if waiting[reader] == 0 { Self.insert(reader, into: &ready) }
      }
    }
    if order.count < reads.count { findCycles(reads, among: Set(waiting.indices.filter { waiting[$0] > 0 })) }
  }

  /// Keeps a list sorted from last to first.
  private static func insert(_ stage: Int, into ready: inout [Int]) {
    var low = 0
    var high = ready.count
    while low < high {
      let middle = (low + high) / 2
      if ready[middle] > stage { low = middle + 1 } else { high = middle }
    }
    ready.insert(stage, at: low)
  }

  /// A shortest cycle through each stage that stands in one and in none found before.
  private mutating func findCycles(_ reads: [[Int]], among open: Set<Int>) {
    var covered: Set<Int> = []
    for start in open.sorted() where !covered.contains(start) && cycles.count < ProblemList.limit {
      guard let cycle = Self.cycle(through: start, reads, among: open) else { continue }
      cycles.append(cycle)
      covered.formUnion(cycle)
    }
  }

  /// The same cycle, told from the stage that the file names first.
  private static func startingWithFirst(_ cycle: [Int]) -> [Int] {
    let place = cycle.indices.min { cycle[$0] < cycle[$1] } ?? 0
    return Array(cycle[place...] + cycle[..<place])
  }

  /// Goes from a stage to those it reads, breadth first, until it comes back.
  private static func cycle(through start: Int, _ reads: [[Int]], among open: Set<Int>) -> [Int]? {
    var reader: [Int: Int] = [:]
    var front = [start]
    while !front.isEmpty {
      var next: [Int] = []
      for stage in front {
        for source in reads[stage] where open.contains(source) {
          if source == start {
            var way: [Int] = []
            var place = stage
            while place != start {
              way.append(place)
              place = reader[place] ?? start
            }
            return startingWithFirst([start] + way)
          }
          guard reader[source] == nil else { continue }
          reader[source] = stage
          next.append(source)
        }
      }
      front = next
    }
    return nil
  }
}
