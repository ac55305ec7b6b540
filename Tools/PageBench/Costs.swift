import Glibc
import Markup
import Normalize
import Records
import StageKit

/// Processor time of the stage and of its parts, page by page, the least of several rounds.
struct Costs {
  let pages: PageFolder

  /// One way to read a page.
  private struct Reader {
    let name: String
    /// Gives whether it went well.
    let read: (_ name: String, _ bytes: [UInt8], _ utf8: [UInt8]) -> Bool
  }

  private let readers = [
    Reader(name: "libxml2, events only") { _, _, utf8 in BareParser.events(utf8) },
    Reader(name: "libxml2, its own tree") { _, _, utf8 in BareParser.tree(utf8) },
    Reader(name: "decoding") { _, bytes, _ in
      !TextDecoding.decode(bytes, charset: nil, declaration: .html).utf8.isEmpty
    },
    Reader(name: "libxml2, our tree") { _, _, utf8 in
      guard let tree = try? MarkupParser.html(utf8) else { return false }
      return !tree.nodes.isEmpty
    },
    Reader(name: "normalize, whole stage") { name, bytes, _ in
      var output = StageOutput()
      guard (try? Reading.stage.map(Reading.document(name, bytes), into: &output)) != nil else {
        return false
      }
      return !output.lines(of: NormalizeStage.port).keys.isEmpty
    },
  ]

  func measure(_ rounds: Int) {
    var costs = [[Double]](repeating: [], count: readers.count)
    var done = [Int](repeating: 0, count: readers.count)
    var bytes = 0
    for name in pages.names {
      let page = pages.bytes(of: name)
      let utf8 = TextDecoding.decode(page, charset: nil, declaration: .html).utf8
      bytes += page.count
      for (index, reader) in readers.enumerated() {
        var least = Double.infinity
        var isDone = false
        for _ in 0..<rounds {
          let start = Self.processorTime()
          isDone = reader.read(name, page, utf8)
          least = min(least, Self.processorTime() - start)
        }
        costs[index].append(least)
        done[index] += isDone ? 1 : 0
      }
    }
    report(costs, done, bytes)
  }

  private func report(_ costs: [[Double]], _ done: [Int], _ bytes: Int) {
    print("\(pages.names.count) pages, \(Self.rounded(Double(bytes) / 1e6, 1)) MB; processor time")
    print("reader | pages/s | MB/s | ms/page | worst ms | read")
    for (index, reader) in readers.enumerated() {
      let seconds = costs[index].reduce(0, +)
      let cells = [
        Self.rounded(Double(pages.names.count) / seconds, 0), Self.rounded(Double(bytes) / seconds / 1e6, 1),
        Self.rounded(seconds * 1000 / Double(pages.names.count), 3),
        Self.rounded((costs[index].max() ?? 0) * 1000, 1), "\(done[index])",
      ]
      print(([reader.name] + cells).joined(separator: " | "))
    }
    let seconds = costs.map { $0.reduce(0, +) }
    let stage = seconds[seconds.count - 1]
    print(
      "whole stage: \(Self.rounded(stage / seconds[0], 2)) times libxml2's events, "
        + "\(Self.rounded(stage / seconds[1], 2)) times its own tree")
    print("peak memory: \(Self.peakMemory / 1024) MiB")
  }

  /// Seconds of this thread: others of the runtime's do nothing for us.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The largest resident set so far, in KiB.
  private static var peakMemory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
  }

  private static func rounded(_ value: Double, _ digits: Int) -> String {
    var scale = 1
    for _ in 0..<digits { scale *= 10 }
    let number = Int((value * Double(scale)).rounded())
    if digits == 0 { return "\(number)" }
    let fraction = String(number % scale)
    return "\(number / scale)." + String(repeating: "0", count: digits - fraction.utf8.count) + fraction
  }
}
