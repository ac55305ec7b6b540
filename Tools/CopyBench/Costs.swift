import Deduplicate
import Foundation
import Records
import StageKit

/// Seconds of processor time of the stage's functions, called as the engine calls them.
struct Costs {
  private(set) var seconds: [(name: String, seconds: Double)] = []
  private var start = Costs.processorTime()

  private static let port = "articles"

  /// Measures once.
  init(_ chunks: Chunks) throws {
    let stage = DeduplicateStage(Parameters(defaultsOf: Deduplicate.descriptor.parameters, [:]))
    start = Self.processorTime()
    let signatures = try chunks.all.map { try stage.sign($0, port: Self.port) }
    note("signing")
    let links = try stage.links(of: signatures)
    note("links")
    let answers = try stage.answers(to: links, of: signatures)
    note("clusters")
    // Who has which answer is the engine's to find.
    var bytes = [[UInt8]](repeating: [], count: chunks.all.count)
    for answer in answers.sorted(by: { $0.key < $1.key }) {
      chunks.places[answer.key.id].map { bytes[$0] += answer.bytes }
    }
    start = Self.processorTime()
    for (index, signature) in signatures.enumerated() {
      var output = StageOutput()
      try stage.join(
        ChunkLines([]), carried: signature.carried, port: Self.port, answer: bytes[index], into: &output)
    }
    note("rows")
  }

  /// Of each function the least that it took.
  static func least(_ rounds: [Costs]) -> Costs {
    var least = rounds[0]
    for costs in rounds.dropFirst() {
      for (index, cost) in costs.seconds.enumerated() {
        least.seconds[index].seconds = min(least.seconds[index].seconds, cost.seconds)
      }
    }
    return least
  }

  /// What to print.
  func lines(articles: Int) -> [String] {
    let total = seconds.reduce(0) { $0 + $1.seconds }
    return seconds.map { name, seconds in
      "\(name): \(String(format: "%.2f", seconds * 1e6 / Double(articles))) microseconds an article"
    } + ["all: \(String(format: "%.3f s, %.0f", total, Double(articles) / total)) articles a second"]
  }

  private mutating func note(_ name: String) {
    let now = Self.processorTime()
    seconds.append((name, now - start))
    start = now
  }

  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
