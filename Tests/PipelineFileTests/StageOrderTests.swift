import Testing

@testable import PipelineFile

@Suite("The order of stages")
struct StageOrderTests {
  /// Every graph of up to four stages, as the stages that each reads.
  private static let smallGraphs: [[[Int]]] = (1...4).flatMap { count in
    (0..<(1 << (count * count))).map { bits in
      (0..<count).map { reader in (0..<count).filter { bits >> (reader * count + $0) & 1 == 1 } }
    }
  }

  @Test("every small graph has either a right order of all stages or cycles that are there")
  func smallGraphs() {
    for reads in Self.smallGraphs {
      let found = StageOrder(reads: reads)
      var seen: Set<Int> = []
      for stage in found.order {
        #expect(seen.isSuperset(of: reads[stage]))
        seen.insert(stage)
      }
      #expect(seen.count == found.order.count)
      #expect((found.order.count == reads.count) == found.cycles.isEmpty)
      for cycle in found.cycles {
        for (place, source) in cycle.enumerated() {
          #expect(reads[cycle[(place + 1) % cycle.count]].contains(source))
        }
        #expect(Set(cycle).count == cycle.count)
        #expect(cycle.first == cycle.min())
      }
    }
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
