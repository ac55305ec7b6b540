import Engine
import Foundation
import Testing

@Suite("The same inputs give the same bytes")
struct SameBytesTests {
  /// SplitMix64, so that a failing seed can be run again.
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  @Test(
    "any batches, order, removals and job counts end in what one run from scratch gives", arguments: 1...6)
  func history(seed: UInt64) async throws {
    var random = Random(state: seed)
    let bench = Bench()
    var current: [String: String] = [:]
    for _ in 0..<5 {
      for _ in 0..<Int.random(in: 1...400, using: &random) {
        let day = Bool.random(using: &random) ? "2025-03-\(Int.random(in: 10...14, using: &random)) " : ""
        let name = day + "article \(Int.random(in: 0...1500, using: &random))"
        let remove = Int.random(in: 0..<5, using: &random) == 0
        current[name] = remove ? nil : "text \(Int.random(in: 0...40, using: &random))"
        bench.world[name] = current[name]
      }
      bench.jobs = Int.random(in: 1...4, using: &random)
      try await bench.run()
    }
    let last = try await bench.run()
    let scratch = Bench()
    scratch.jobs = 1
    for (name, text) in current { scratch.world[name] = text }
    let fresh = try await scratch.run()
    #expect(Bench.roots(last) == Bench.roots(fresh), "seed \(seed)")
    #expect(try bench.published() == scratch.published(), "seed \(seed)")
  }

  @Test("adding a record and taking it away again leaves every byte as it was")
  func addAndRemove() async throws {
    let bench = Bench()
    for number in 0..<1200 { bench.world["article \(number)"] = "text \(number)" }
    let first = try await bench.run()
    let before = try bench.published()
    bench.world["one more"] = "text"
    try await bench.run()
    bench.world["one more"] = nil
    let third = try await bench.run()
    #expect(Bench.roots(first) == Bench.roots(third))
    #expect(try bench.published() == before)
    #expect(third.ran("map") == 0)
  }
}
