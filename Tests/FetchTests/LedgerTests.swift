import Records
import StageKit
import Testing

@testable import Fetch

@Suite("What one capture remembers for the next")
struct LedgerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.html", "<p>One.</p>")
    try folder.write("b.txt", "Two.")
    try folder.write("empty.txt", "")
  }

  private func setup(_ source: [String: ParameterValue] = [:]) throws -> FetchSetup {
    try FetchSetup([["folder": .text(".")].merging(source) { _, new in new }], folder: folder.path)
  }

  @Test("what has not changed is kept, and its rejects are reported again")
  func unchanged() async throws {
    let setup = try setup()
    let first = try await setup.run()
    let second = try await setup.run(after: first)
    #expect(second.captured.isEmpty && second.kept == 2)
    #expect(second.rejects == first.rejects && second.rejects.count == 1)
    #expect(second.snapshot == first.snapshot)
    #expect(second.ledger == first.ledger)
  }

  @Test("a file that was only touched is kept")
  func touched() async throws {
    let setup = try setup()
    let first = try await setup.run()
    try folder.touch("a.html")
    let second = try await setup.run(after: first)
    #expect(second.captured.isEmpty && second.kept == 2)
    #expect(second.ledger != first.ledger)
  }

  @Test("changed, added and removed files alone change the snapshot")
  func changed() async throws {
    let setup = try setup()
    let first = try await setup.run()
    try folder.write("a.html", "<p>New.</p>")
    try folder.write("c.txt", "Three.")
    try folder.remove("b.txt")
    let second = try await setup.run(after: first)
    #expect(second.captured.map(\.locator) == ["a.html", "c.txt"])
    #expect(second.kept == 0)
    #expect(second.snapshot == (try await setup.run()).snapshot)
  }

  @Test("the stamp of a file written within two seconds before is not trusted")
  func justWritten() async throws {
    let setup = try setup()
    let written = try FileStampReader.modified(folder.path + "/a.html") / 1_000_000_000
    for (seconds, isTrusted) in [(-5, false), (0, false), (2, false), (60, true)] {
      let run = try await setup.run(now: Instant(secondsSinceEpoch: written + seconds))
      let head = try #require(Ledger(run.ledger, context: run.context)?.heads.first)
      #expect((head.seal != nil) == isTrusted, "read \(seconds) s after writing")
    }
  }

  @Test("a file whose stamp is not trusted is read again, and kept if it has not changed")
  func readAgain() async throws {
    let setup = try setup()
    let first = try await setup.run(now: Instant(secondsSinceEpoch: 0))
    let second = try await setup.run(after: first)
    #expect(second.captured.isEmpty && second.kept == 2)
  }

  @Test("what a source says of its documents counts as a change of them")
  func otherSettings() async throws {
    let first = try await setup(["name": .text("x")]).run()
    let second = try await setup(["name": .text("x"), "outlet": .text("Ministry")]).run(after: first)
    #expect(second.kept == 0)
    #expect(second.captured.map(\.outlet) == ["Ministry", "Ministry"])
  }

  @Test("a ledger that is damaged, cut, or of another version says nothing wrong")
  func damaged() async throws {
    let setup = try setup()
    let first = try await setup.run()
    for length in stride(from: 0, to: first.ledger.count, by: 7) {
      for ledger in [Array(first.ledger.prefix(length)), first.ledger.flipping(length)] {
        let damaged = CaptureRun(context: first.context, ledger: ledger, failures: [])
        do {
          let run = try await setup.run(after: damaged)
          #expect(run.rejects.count == 1)
          #expect(run.captured.count + run.kept == 2)
        } catch is RecordingContext.Lost {
          // A digest that was flipped in the ledger names a piece that is not there; the store tells.
        }
      }
    }
    let other = String(decoding: first.ledger, as: UTF8.self).replacing(
      #""version":2"#, with: #""version":99"#)
    let old = CaptureRun(context: first.context, ledger: Array(other.utf8), failures: [])
    #expect(try await setup.run(after: old).captured.count == 2)
  }

  @Test("of two documents with one identifier the first source's counts, whatever was remembered")
  func duplicates() async throws {
    try folder.write("x/a.html", "<p>From x.</p>")
    try folder.write("y/a.html", "<p>From y.</p>")
    let setup = try FetchSetup([["folder": .text("x")], ["folder": .text("y")]], folder: folder.path)
    let first = try await setup.run()
    #expect(first.captured.map(\.source) == ["x"])
    #expect(first.rejects.map(\.reason) == ["duplicate"])
    #expect(first.rejects.first?.detail == "source 'x' has given a document with this identifier")
    try folder.remove("x/a.html")
    let second = try await setup.run(after: first)
    #expect(try second.context.documents.map(\.source) == ["y"])
    #expect(second.rejects.isEmpty)
    try folder.write("x/a.html", "<p>From x.</p>")
    let third = try await setup.run(after: second)
    #expect(third.snapshot == first.snapshot)
    #expect(third.rejects == first.rejects)
  }

  @Test("two sources of one name, and addresses and patterns that are none, are refused")
  func parameterProblems() throws {
    for sources in [
      [["folder": ParameterValue.text("x")], ["folder": .text("x")]],
      [["folder": .text("x"), "name": .text("n")], ["jsonl": .text("y"), "name": .text("n")]],
      [["feed": .text("ftp://mfa.example/feed")]], [["page": .text("mfa.example")]],
      [["folder": .text("x"), "include": .list([.text("[a")])]],
    ] {
      #expect(throws: ParameterProblem.self) { try FetchSetup(sources) }
    }
  }
}

extension [UInt8] {
  var lines: [String] { split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) } }

  fileprivate func flipping(_ index: Int) -> [UInt8] {
    var copy = self
    copy[index] ^= 1
    return copy
  }
}

private enum FileStampReader {
  static func modified(_ path: String) throws -> Int { try LocalFile(path: path).stamp.modified }
}
