import Foundation

/// Feeds mutated bytes to a parser of outside bytes, for as long as it is told: seconds of processor time, so that a busy
/// machine tries as many inputs as an idle one.
///
///     Fuzz TARGET [--seconds N] [--seed N] [--first N] [--count N] [--corpus FOLDER]
///
/// Input N of a seed is always the same bytes, so what a crash or a hang names can be had again with `--first N
/// --count 1`. An input that takes longer than ten seconds ends the program, and so does memory that keeps growing.
@main
struct Fuzz {
  static func main() {
    let options = FuzzOptions(Array(CommandLine.arguments.dropFirst()))
    guard let target = FuzzTarget.all.first(where: { $0.name == options.target }) else {
      fail("usage: Fuzz \(FuzzTarget.all.map(\.name).joined(separator: "|")) [--seconds N] [--seed N] ...")
    }
    var corpus = target.seeds.map { Array($0.utf8) }
    if let folder = options.corpus { corpus += files(in: folder) }
    let mutator = Mutator(corpus: corpus, seed: options.seed)
    let watchdog = Watchdog(target: target.name, seed: options.seed)
    let end = processorSeconds + Double(options.seconds)
    var number = options.first
    var memory = 0
    while number - options.first < options.count, processorSeconds < end {
      watchdog.begin(number)
      target.run(mutator.input(number))
      watchdog.end()
      number += 1
      // What is kept after the first thousand inputs is kept for good.
      if number - options.first == 1000 { memory = Watchdog.residentBytes }
    }
    let done = number - options.first
    let growth = memory == 0 ? 0 : Watchdog.residentBytes - memory
    print("\(target.name): \(done) inputs, seed \(options.seed), memory grew by \(max(0, growth) >> 20) MiB")
    if growth > 256 << 20 { fail("\(target.name) seems to leak") }
  }

  /// What this process has used so far, on all its threads.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func files(in folder: String) -> [[UInt8]] {
    let names = (FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []).sorted()
    return names.compactMap { FileManager.default.contents(atPath: folder + "/" + $0) }
      .filter { !$0.isEmpty && $0.count <= 1 << 20 }.map { Array($0) }
  }

  static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}

/// What the command line says.
struct FuzzOptions {
  var target = ""
  var seconds = 60
  var seed: UInt64 = 1
  var first = 0
  var count = Int.max
  var corpus: String?

  init(_ arguments: [String]) {
    target = arguments.first ?? ""
    var index = 1
    while index + 1 < arguments.count {
      let value = arguments[index + 1]
      switch arguments[index] {
      case "--seconds": seconds = Int(value) ?? seconds
      case "--seed": seed = UInt64(value) ?? seed
      case "--first": first = Int(value) ?? first
      case "--count": count = Int(value) ?? count
      case "--corpus": corpus = value
      default: Fuzz.fail("unknown option \(arguments[index])")
      }
      index += 2
    }
  }
}
