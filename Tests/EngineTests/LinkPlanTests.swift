import Hashing
import StageKit
import Testing

@testable import Engine

@Suite("Which parts a link compares with which")
struct LinkPlanTests {
  private func part(_ block: String, _ number: Int, size: Int = 1000) -> PartReference {
    PartReference(block: block, digest: .of("\(block) \(number)"), size: size)
  }

  private func rule(_ block: String) -> BlockRule {
    block == "2" ? BlockRule(partners: ["1", "none"]) : BlockRule()
  }

  /// Pairs of parts that meet in some task, each as often as it does.
  private func pairs(_ tasks: [LinkPlan.Task]) -> [Set<Digest>: Int] {
    var result: [Set<Digest>: Int] = [:]
    for task in tasks {
      for (index, own) in task.own.enumerated() {
        for other in task.others { result[[own.digest, other.digest], default: 0] += 1 }
        for other in task.own[..<index] where task.comparesOwn {
          result[[own.digest, other.digest], default: 0] += 1
        }
      }
    }
    return result
  }

  @Test(
    "every pair within a block and with a partner meets once, however large the parts are",
    arguments: [1, 8, 60])
  func meets(megabytes: Int) {
    let first = (0..<9).map { part("1", $0, size: megabytes << 20) }
    let second = (0..<7).map { part("2", $0, size: megabytes << 20) }
    let tasks = LinkPlan(first + second, rule: rule).tasks
    let pairs = pairs(tasks)
    #expect(pairs.count == 9 * 8 / 2 + 7 * 6 / 2 + 9 * 7)
    #expect(pairs.values.allSatisfy { $0 == 1 })
    for task in tasks {
      let size = (task.own + task.others).reduce(0) { $0 + $1.size }
      #expect(size <= 2 * LinkPlan.largestPiece + 2 * megabytes << 20)
    }
  }

  @Test("a part that comes first changes few tasks of a large block")
  func stable() {
    let parts = (0..<400).map { part("1", $0, size: 1 << 20) }
    let before = Set(LinkPlan(parts, rule: rule).tasks)
    let after = Set(LinkPlan([part("1", 999, size: 1 << 20)] + parts, rule: rule).tasks)
    #expect(after.subtracting(before).count < after.count / 2)
  }

  @Test(
    "a block's links are settled with those of the neighbours that its rule names, unless they are others' alone"
  )
  func settlements() {
    func rule(_ block: String) -> BlockRule {
      BlockRule(neighbours: block == "texts" ? nil : ["1", "2", "twins"].filter { $0 != block })
    }
    let blocks: Set = ["1", "2", "3", "texts"]
    let links = [part("1", 4), part("twins", 5), part("1", 6), part("texts", 7)]
    let settlements = LinkPlan.settlements(of: blocks, links, rule: rule)
    #expect(settlements.map(\.block) == ["1", "2", "3"])
    #expect(settlements[0].own == [links[0], links[2]])
    #expect(settlements[0].neighbours == [links[1]])
    #expect(settlements[1].own == [])
    #expect(settlements[1].neighbours == [links[0], links[2], links[1]])
    #expect(LinkPlan.settlements(of: blocks, [], rule: rule).isEmpty)
  }
}
