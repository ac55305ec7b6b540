import Engine
import Foundation
import Hashing
import Records
import Store
import Testing

@Suite("A check finds every damage, and a repair lets the next run mend it")
struct StoreCheckTests {
  private func bench() async throws -> Bench {
    let bench = Bench()
    for number in 0..<40 { bench.world["article \(number)"] = "text \(number)" }
    try await bench.run()
    return bench
  }

  private func check(_ bench: Bench) throws -> StoreCheck {
    StoreCheck(pipeline: bench.pipeline, workspace: try bench.workspace())
  }

  @Test("a sound store has nothing to tell")
  func sound() async throws {
    let bench = try await bench()
    let findings = try check(bench).check()
    #expect(findings.damages.isEmpty)
    #expect(findings.objects > 5 && findings.rows > 5 && findings.files > 3)
    #expect(try !bench.published().isEmpty)
  }

  @Test(
    "each object flipped or gone is found, repaired by forgetting, and made anew", arguments: [true, false])
  func objects(isFlipped: Bool) async throws {
    let bench = try await bench()
    let before = try bench.published()
    var found = 0
    for digest in try bench.workspace().objects.inventory().sizes.keys.sorted() {
      let path = bench.path(ofObject: digest)
      guard var bytes = FileManager.default.contents(atPath: path) else { continue }
      if isFlipped {
        bytes[bytes.count / 2] ^= 0x10
        try bytes.write(to: URL(fileURLWithPath: path))
      } else {
        try FileManager.default.removeItem(atPath: path)
      }
      // Some bits of a frame mean nothing.
      if try bench.workspace().objects.isIntact(digest) { continue }
      let findings = try check(bench).check()
      // What nothing names any more, as the ledger of a run before, is not missed.
      guard !findings.damages.isEmpty else { continue }
      found += 1
      #expect(
        findings.damages.contains {
          switch $0 {
          case .corrupt(digest, _), .missing(digest, _): true
          default: false
          }
        }, "\(digest)")
      try check(bench).repair(findings)
      // A piece of the snapshot comes from the sources again, which a run asks when it needs it.
      try await bench.run(force: true)
      #expect(try check(bench).check().damages.isEmpty, "\(digest)")
      #expect(try bench.published() == before)
    }
    #expect(found > 10)
  }

  @Test("a published file of the same size but other content is found, and published anew")
  func published() async throws {
    let bench = try await bench()
    let before = try bench.published()
    let path = bench.outputs + "/articles.jsonl"
    var bytes = try #require(FileManager.default.contents(atPath: path))
    bytes[10] ^= 1
    try bytes.write(to: URL(fileURLWithPath: path))
    let findings = try check(bench).check()
    #expect(findings.damages.count == 1)
    #expect(findings.damages[0].text.hasSuffix("articles.jsonl: its content is not what was written"))
    try check(bench).repair(findings)
    #expect(try await bench.run().publication?.isNew == true)
    #expect(try bench.published() == before)
    #expect(try check(bench).check().damages.isEmpty)
  }

  @Test("a file that is no object is told and left alone")
  func stranger() async throws {
    let bench = try await bench()
    try FileManager.default.createDirectory(
      atPath: bench.store + "/objects/zz", withIntermediateDirectories: true)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: bench.store + "/objects/zz/notes.txt"))
    let findings = try check(bench).check()
    #expect(
      findings.damages.map(\.text).allSatisfy { $0.hasSuffix("is no object") } && !findings.damages.isEmpty)
    try check(bench).repair(findings)
    #expect(FileManager.default.fileExists(atPath: bench.store + "/objects/zz/notes.txt"))
  }
}
