import Foundation
import Testing

/// A change of what a pipeline reads: pages come and go, lines of JSON Lines files come and go.
private struct Batch {
  let place: Workplace
  let pages: [String: Data]
  let lines: [String: [Data]]

  /// Reads all that the copied pipelines read, and adds variants of it, so that there is more of everything.
  init(of place: Workplace) throws {
    self.place = place
    var pages: [String: Data] = [:]
    var lines: [String: [Data]] = [:]
    let root = place.folder + "/pipelines"
    for name in try FileManager.default.subpathsOfDirectory(atPath: root).sorted() {
      guard let bytes = FileManager.default.contents(atPath: root + "/" + name) else { continue }
      switch (name as NSString).pathExtension {
      case "html", "txt":
        pages[name] = bytes
        let other = (name as NSString).deletingPathExtension + "-again." + (name as NSString).pathExtension
        pages[other] = Data(
          String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "March 1", with: "March 2").utf8)
      case "jsonl": lines[name] = bytes.split(separator: 0x0A).map { Data($0) }
      default: continue
      }
    }
    self.pages = pages
    self.lines = lines
  }

  /// What is there now.
  struct World {
    var pages: Set<String> = []
    var lines: [String: Set<Int>] = [:]
  }

  /// Lets some come and some go.
  func change(_ world: inout World, by random: inout some RandomNumberGenerator) {
    let share = Int.random(in: 1...10, using: &random)
    for name in pages.keys.sorted() where Int.random(in: 0..<10, using: &random) < share {
      if world.pages.remove(name) == nil { world.pages.insert(name) }
    }
    for (name, all) in lines.sorted(by: { $0.key < $1.key }) {
      for index in all.indices where Int.random(in: 0..<10, using: &random) < share {
        if world.lines[name, default: []].remove(index) == nil { world.lines[name]?.insert(index) }
      }
    }
  }

  func write(_ world: World) throws {
    for (name, bytes) in pages {
      if world.pages.contains(name) {
        try place.write(bytes, to: "pipelines/" + name)
      } else {
        try? place.remove("pipelines/" + name)
      }
    }
    for (name, all) in lines {
      var file = Data()
      for index in all.indices where world.lines[name]?.contains(index) ?? false {
        file += all[index] + [0x0A]
      }
      try place.write(file, to: "pipelines/" + name)
    }
  }
}

@Suite("Every pipeline gives what it gives from scratch", .serialized)
struct EveryPipelineTests {
  /// SplitMix64, so that a failing seed can be run again.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }

  /// The pipelines of the repository that ask nobody: those of the network give what it says.
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: Workplace.repository + "/pipelines")) ?? [])
    .filter { $0.hasSuffix(".yaml") && isLocal($0) }.sorted()

  private static func isLocal(_ name: String) -> Bool {
    let text =
      (try? String(contentsOfFile: "\(Workplace.repository)/pipelines/\(name)", encoding: .utf8)) ?? ""
    return !text.contains("http://") && !text.contains("https://")
  }

  @Test("there is a pipeline to try") func isSome() { #expect(!Self.names.isEmpty) }

  @Test(
    "whatever came and went in whatever batches, on 1 to 4 jobs, in whatever order work was handed out",
    arguments: names, [UInt64(1), 2, 3])
  func fromScratch(name: String, seed: UInt64) throws {
    var random = Random(state: seed)
    let place = try Workplace.example()
    let batch = try Batch(of: place)
    var world = Batch.World()
    for _ in 0..<4 {
      batch.change(&world, by: &random)
      try batch.write(world)
      try run(name, in: place, by: &random, seed)
    }
    let roots = try roots(name, in: place)
    let bytes = try published(name, in: place)
    try place.remove("pipelines/.demarche")
    try place.remove("outputs")
    try run(name, in: place, by: &random, seed)
    #expect(try self.roots(name, in: place) == roots, "\(name), seed \(seed)")
    #expect(try published(name, in: place) == bytes, "\(name), seed \(seed)")
  }

  private func run(
    _ name: String, in place: Workplace, by random: inout Random, _ seed: UInt64
  ) throws {
    let jobs = Int.random(in: 1...4, using: &random)
    let shuffle = UInt64.random(in: 1...UInt64.max, using: &random)
    let result = try Program.run(
      "run", "--jobs", "\(jobs)", "--shuffle", "\(shuffle)", "--accept-change", "pipelines/" + name,
      in: place.folder)
    #expect([0, 3].contains(result.status), "\(name), seed \(seed): \(result.errors)")
  }

  /// Keys, inputs and results of all stages of the published run.
  private func roots(_ name: String, in place: Workplace) throws -> [String: String] {
    var roots: [String: String] = [:]
    for folder in try outputs(name, in: place) {
      let bytes = FileManager.default.contents(atPath: folder + "/run.json") ?? Data()
      let run = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
      for stage in run?["stages"] as? [[String: Any]] ?? [] {
        let name = "\(stage["stage"] ?? "")"
        roots[name + " key"] = "\(stage["key"] ?? "")"
        roots[name + " result"] = "\(stage["result"] ?? "")"
        for (port, root) in stage["inputs"] as? [String: Any] ?? [:] { roots["\(name) \(port)"] = "\(root)" }
      }
    }
    #expect(!roots.isEmpty)
    return roots
  }

  private func published(_ name: String, in place: Workplace) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for folder in try outputs(name, in: place) {
      for file in try FileManager.default.contentsOfDirectory(atPath: folder) where file != "run.json" {
        files[file] = FileManager.default.contents(atPath: folder + "/" + file)
      }
    }
    #expect(files["statements.jsonl"]?.isEmpty == false)
    return files
  }

  /// The folders that the pipeline published: the links, not the runs behind them.
  private func outputs(_ name: String, in place: Workplace) throws -> [String] {
    let root = place.folder + "/outputs"
    return try FileManager.default.contentsOfDirectory(atPath: root).filter { !$0.hasPrefix(".") }
      .map { root + "/" + $0 }.filter {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: $0)) != nil
      }
  }
}
