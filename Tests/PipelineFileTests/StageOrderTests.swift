import PipelineFile
import Testing

@Suite("The order of stages")
struct StageOrderTests {
  /// A graph of `count` stages, as the stages that each reads, told by the bits of a number.
  private func graph(of count: Int, _ bits: Int) -> [[Int]] {
    (0..<count).map { reader in
      (0..<count).filter { source in (bits >> (reader * count + source)) & 1 == 1 }
    }
  }

  private func isRight(_ found: StageOrder, _ reads: [[Int]]) -> Bool {
    var seen: Set<Int> = []
    for stage in found.order {
      guard seen.isSuperset(of: reads[stage]), seen.insert(stage).inserted else { return false }
    }
    guard (found.order.count == reads.count) == found.cycles.isEmpty else { return false }
    return found.cycles.allSatisfy { cycle in
      let readers = cycle.dropFirst() + cycle.prefix(1)
      return Set(cycle).count == cycle.count && cycle.first == cycle.min()
        && zip(cycle, readers).allSatisfy { source, reader in reads[reader].contains(source) }
    }
  }

  @Test(
    "every small graph has either a right order of all stages or cycles that are there", arguments: 1...3)
  func smallGraphs(count: Int) {
    let wrong = (0..<(1 << (count * count))).first { bits in
      let reads = graph(of: count, bits)
      return !isRight(StageOrder(reads: reads), reads)
    }
    #expect(wrong == nil)
  }

  @Test("of the stages that could come next, the first of the file comes")
  func stable() {
    #expect(StageOrder(reads: [[], [], []]).order == [0, 1, 2])
    #expect(StageOrder(reads: [[3], [], [0], []]).order == [1, 3, 0, 2])
    #expect(StageOrder(reads: [[2], [2], []]).order == [2, 0, 1])
  }

  @Test("a stage that is read twice is waited for once")
  func twice() { #expect(StageOrder(reads: [[1, 1], []]).order == [1, 0]) }

  @Test("cycles that have nothing in common are all found")
  func separate() {
    #expect(StageOrder(reads: [[1], [0], [3], [2], [4], [0]]).cycles == [[0, 1], [2, 3], [4]])
  }
}
