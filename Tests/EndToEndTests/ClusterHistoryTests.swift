import Foundation
import Testing

@Suite("Clusters depend on the set of articles, never on how it came about", .serialized)
struct ClusterHistoryTests {
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

  /// A line of one of a few stories, on one of many days or on none, whole, shortened or with another beginning.
  private func line(_ number: Int) -> String {
    var random = Random(state: UInt64(number) &* 7919)
    let story = Int.random(in: 0..<14, using: &random)
    let speaker = ["Ana Petrova of Norway", "Emil Haas of Kenya"][story % 2]
    var sentences = (0..<12).map { part in
      var words = Random(state: UInt64(story * 100 + part))
      let text = (0..<9).map { _ in "word\(Int.random(in: 0..<900, using: &words))" }.joined(separator: " ")
      return part % 3 == 1
        ? "\\\"We will not accept the \(text),\\\" Foreign Minister \(speaker) said." : "The \(text)."
    }
    switch Int.random(in: 0..<4, using: &random) {
    case 0: sentences.removeLast(4)
    case 1: sentences[0] = "A report from correspondent number \(number) opens this copy."
    default: break
    }
    let day = Int.random(in: 0..<30, using: &random)
    let published = day < 26 ? ",\"published\":\"2031-03-\(day < 9 ? "0" : "")\(day + 1)T12:00:00Z\"" : ""
    return
      "{\"url\":\"https://wire.example/\(number)\"\(published),\"text\":\"\(sentences.joined(separator: " "))\"}"
  }

  private func write(_ numbers: Set<Int>, to workplace: Workplace) throws {
    try workplace.write(numbers.sorted().map { line($0) + "\n" }.joined(), to: "articles.jsonl")
  }

  @Test("batches in any order, insertions and removals end in the bytes of one run", arguments: [1, 2, 3])
  func batches(seed: UInt64) throws {
    var random = Random(state: seed)
    let workplace = try Workplace()
    try workplace.write(Workplace.pipeline(sources: "- jsonl: articles.jsonl"), to: "pipeline.yaml")
    var numbers: Set<Int> = []
    for _ in 0..<4 {
      for _ in 0..<Int.random(in: 10...60, using: &random) {
        numbers.insert(Int.random(in: 0..<200, using: &random))
      }
      for number in numbers.sorted() where Int.random(in: 0..<6, using: &random) == 0 {
        numbers.remove(number)
      }
      try write(numbers, to: workplace)
      #expect(try Program.run("run", "pipeline.yaml", in: workplace.folder).status == 0)
    }
    let scratch = try Workplace()
    try scratch.write(Workplace.pipeline(sources: "- jsonl: articles.jsonl"), to: "pipeline.yaml")
    try write(numbers, to: scratch)
    #expect(try Program.run("run", "pipeline.yaml", in: scratch.folder).status == 0)
    #expect(try workplace.published() == scratch.published(), "seed \(seed)")
    let sizes = try scratch.rows("out/statements.jsonl").compactMap { $0["cluster_size"] as? Int }
    #expect(sizes.contains { $0 > 2 })
  }
}
