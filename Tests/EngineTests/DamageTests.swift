import Engine
import Foundation
import Hashing
import Records
import Store
import Testing

@Suite("A store that lost something is mended by the next run")
struct DamageTests {
  private func objects(_ bench: Bench) throws -> [String] {
    let folder = bench.store + "/objects"
    return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".zst") }
      .sorted()
      .map { folder + "/" + $0 }
  }

  private func bench() -> Bench {
    let bench = Bench()
    for number in 0..<20 { bench.world["article \(number)"] = "text \(number)" }
    return bench
  }

  @Test("every object deleted, cut or flipped, one at a time, gives the same outputs again", arguments: 0..<3)
  func oneObject(damage: Int) async throws {
    let bench = bench()
    try await bench.run()
    let before = try bench.published()
    for path in try objects(bench) {
      try spoil(path, damage)
      try? FileManager.default.removeItem(atPath: bench.outputs)
      bench.world["article 3"] = "text 3 with \(path.suffix(8))"
      try await bench.run()
      bench.world["article 3"] = "text 3"
      try await bench.run(force: true)
      #expect(try bench.published() == before, "\(path)")
    }
  }

  @Test(
    "what was published before and is lost is needed for nothing but to tell what changed", arguments: 0..<3)
  func oldObject(damage: Int) async throws {
    let bench = bench()
    bench.world["article 3"] = "another text 3"
    try await bench.run()
    let after = try bench.published()
    bench.world["article 3"] = "text 3"
    try await bench.run()
    for path in try objects(bench) {
      try spoil(path, damage)
      bench.world["article 3"] = "another text 3"
      try await bench.run()
      #expect(try bench.published() == after, "\(path)")
      bench.world["article 3"] = "text 3"
      try await bench.run(force: true)
    }
  }

  @Test(
    "a loss behind the snapshot does not send the run back to the sources, which may show less than they did",
    arguments: ["map", "link", "fold"])
  func lossBehindTheSnapshot(stage: String) async throws {
    let bench = bench()
    let first = try await bench.run()
    let before = try bench.published()
    for dataset in try #require(first.record(stage)).result.outputs.values {
      for digest in [dataset.root] + (try bench.workspace().dataset(dataset.root).chunks.map(\.digest)) {
        try? FileManager.default.removeItem(atPath: bench.path(ofObject: digest))
        try? FileManager.default.removeItem(atPath: bench.outputs)
        try await bench.run()
        #expect(try bench.published() == before)
      }
    }
    #expect(bench.world.freshCaptures == 1)
  }

  @Test("a loss in the snapshot is mended from the sources")
  func lossInTheSnapshot() async throws {
    let bench = bench()
    let first = try await bench.run()
    let before = try bench.published()
    let root = try #require(first.record("capture")?.result.outputs["documents"]?.root)
    let chunk = try #require(try bench.workspace().dataset(root).chunks.first)
    try FileManager.default.removeItem(atPath: bench.path(ofObject: chunk.digest))
    try await bench.run(force: true)
    #expect(bench.world.freshCaptures == 2)
    #expect(try bench.published() == before)
  }

  private func spoil(_ path: String, _ damage: Int) throws {
    guard var bytes = FileManager.default.contents(atPath: path) else { return }
    switch damage {
    case 0: try FileManager.default.removeItem(atPath: path)
    case 1: try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
    default:
      bytes[bytes.count / 2] ^= 0x10
      try bytes.write(to: URL(fileURLWithPath: path))
    }
  }

  @Test("a journal that is no database is kept aside and begun anew")
  func journal() async throws {
    let bench = bench()
    try await bench.run()
    let before = try bench.published()
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: bench.store + "/journal.sqlite" + suffix)
    }
    try Data("this is no database, and it is long enough to be looked at".utf8).write(
      to: URL(fileURLWithPath: bench.store + "/journal.sqlite"))
    try await bench.run()
    #expect(try bench.published() == before)
    #expect(FileManager.default.fileExists(atPath: bench.store + "/journal.sqlite.damaged-1"))
  }

  @Test("a journal whose tables are not those that are expected is kept aside and begun anew")
  func journalTables() async throws {
    let bench = bench()
    try await bench.run()
    let before = try bench.published()
    let path = URL(fileURLWithPath: bench.store + "/journal.sqlite")
    var bytes = try Data(contentsOf: path)
    let (name, other) = (Data("grdb_migrations".utf8), Data("grdb_migrationz".utf8))
    while let range = bytes.range(of: name) { bytes.replaceSubrange(range, with: other) }
    try bytes.write(to: path)
    try await bench.run()
    #expect(try bench.published() == before)
    #expect(FileManager.default.fileExists(atPath: path.path + ".damaged-1"))
  }

  @Test("outputs deleted by hand are published again, without running a stage")
  func outputs() async throws {
    let bench = bench()
    try await bench.run()
    let before = try bench.published()
    try FileManager.default.removeItem(atPath: bench.outputs + "/articles.jsonl")
    let second = try await bench.run()
    #expect(second.publication?.isNew == true)
    #expect(second.stages.allSatisfy { $0.record.ran == 0 })
    #expect(try bench.published() == before)
  }

  @Test("a folder that stands where the link goes is left alone")
  func inTheWay() async throws {
    let bench = bench()
    try FileManager.default.createDirectory(
      atPath: bench.outputs + "/mine", withIntermediateDirectories: true)
    await #expect(throws: EngineError.self) { try await bench.run() }
    #expect(FileManager.default.fileExists(atPath: bench.outputs + "/mine"))
  }

  @Test(
    "a link that leads elsewhere is left alone, whether anything is there or not", arguments: [true, false])
  func foreignLink(isDangling: Bool) async throws {
    let bench = bench()
    let elsewhere = bench.folder + "/elsewhere"
    if !isDangling {
      try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: false)
    }
    try FileManager.default.createSymbolicLink(atPath: bench.outputs, withDestinationPath: elsewhere)
    await #expect(throws: EngineError.self) { try await bench.run() }
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: bench.outputs) == elsewhere)
  }

  @Test("publishing touches nothing beside the link, whatever its name")
  func neighbours() async throws {
    let bench = bench()
    let names = ["out.new", "out-1", "out.tmp", "out~"].map { bench.folder + "/" + $0 }
    for name in names {
      try FileManager.default.createDirectory(atPath: name + "/mine", withIntermediateDirectories: true)
    }
    try await bench.run()
    try await bench.run(force: true)
    for name in names { #expect(FileManager.default.fileExists(atPath: name + "/mine"), "\(name)") }
  }

  @Test("a second writer is told who holds the lock")
  func lock() throws {
    let bench = bench()
    let lock = try StoreLock(store: bench.store, holder: "the first")
    let refusal = #expect(throws: StoreError.self) { try StoreLock(store: bench.store, holder: "the second") }
    #expect(refusal?.description.contains("the first") == true)
    lock.release()
    try StoreLock(store: bench.store, holder: "the second").release()
  }
}
