import Glibc
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("Folders")
struct FolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func setup(
    _ source: [String: ParameterValue] = [:], _ given: [String: ParameterValue] = [:]
  ) throws -> FetchSetup {
    try FetchSetup(
      [["folder": .text(".")].merging(source) { _, new in new }], folder: folder.path, given)
  }

  @Test("a file's document has its bytes, its relative path, what the source says, and nothing of today")
  func document() async throws {
    try folder.write("press/one.html", "<p>The envoy arrived.</p>")
    let run = try await setup(["outlet": .text("Ministry"), "language": .text("en"), "name": .text("mfa")])
      .run()
    let document = try #require(run.context.documents.first)
    #expect(document.id == Identifier.document(locator: "press/one.html"))
    #expect(document.locator == "press/one.html")
    #expect(document.body.bytes == Array("<p>The envoy arrived.</p>".utf8))
    #expect(document.mediaType == "text/html")
    #expect((document.source, document.outlet, document.language) == ("mfa", "Ministry", "en"))
    #expect(document.day == "" && document.retrievedAt == nil && document.url == nil)
  }

  @Test("the snapshot does not depend on the order in which files came or on where the folder is")
  func order() async throws {
    let names = (0..<40).map { "a\($0 % 4)/\($0 * 7919 % 41).txt" }
    var snapshots: Set<[String]> = []
    for step in [1, 7, 11, 23] {
      let other = try TemporaryFolder()
      for index in names.indices {
        let name = names[(index + 1) * step % 41 - 1]
        try other.write(name, "text of \(name)")
      }
      let setup = try FetchSetup([["folder": .text("."), "name": .text("x")]], folder: other.path)
      snapshots.insert(try await setup.run().snapshot)
    }
    #expect(snapshots.count == 1)
    #expect(snapshots.first?.count == Set(names).count)
  }

  @Test("by default all that looks like a page or a text is taken, hidden files are not")
  func defaults() async throws {
    for name in [
      "a.html", "b.HTM", "c.xhtml", "d.txt", "e.pdf", "f", ".g.html", "h/i.html", ".j/k.html", "l.html.bak",
    ] { try folder.write(name, "text") }
    let run = try await setup().run()
    #expect(run.captured.map(\.locator) == ["a.html", "b.HTM", "c.xhtml", "d.txt", "h/i.html"])
    #expect(
      run.captured.map(\.mediaType) == [
        "text/html", "text/html", "application/xhtml+xml", "text/plain", "text/html",
      ])
  }

  @Test("include and exclude choose, excluded folders are not entered, and a source can be flat")
  func patterns() async throws {
    for name in ["a.html", "b.md", "old/c.html", "new/d.html", "new/deep/e.html"] {
      try folder.write(name, "text")
    }
    let chosen = try await setup([
      "exclude": .list([.text("old")]), "include": .list([.text("*.html"), .text("b.*")]),
    ]).run()
    #expect(chosen.captured.map(\.locator) == ["a.html", "b.md", "new/d.html", "new/deep/e.html"])
    let flat = try await setup(["recursive": .boolean(false)]).run()
    #expect(flat.captured.map(\.locator) == ["a.html"])
  }

  @Test("links to files are followed, loops of links end, and a folder is entered once")
  func links() async throws {
    try folder.write("a/one.html", "text")
    try folder.link("a/again", to: "..")
    try folder.link("b", to: "a")
    try folder.link("two.html", to: "a/one.html")
    let run = try await setup().run()
    #expect(run.captured.map(\.locator) == ["a/one.html", "two.html"])
    #expect(run.rejects.isEmpty)
  }

  @Test("what cannot be read as a document is set aside with its reason, and the rest goes on")
  func rejects() async throws {
    try folder.write("good.txt", "The envoy arrived.")
    try folder.write("empty.html", "")
    try folder.write("spaces.html", " \r\n\t")
    try folder.write("mark.html", [0xEF, 0xBB, 0xBF, 0x0A])
    try folder.write("zeros.html", [0x3C, 0x70, 0x3E, 0x00, 0x00, 0x00, 0x41, 0x42, 0x00, 0x00])
    try folder.write("picture.html", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    try folder.write("controls.txt", (0..<200).map { UInt8($0 % 9 + 1) })
    try folder.write("large.txt", [UInt8](repeating: 0x61, count: 2001))
    try folder.link("gone.html", to: "nowhere")
    try folder.link("circle.html", to: "circle.html")
    #expect(mkfifo(folder.path + "/pipe.html", 0o600) == 0)
    let run = try await setup([:], ["max_file_bytes": .integer(2000)]).run()
    #expect(run.captured.map(\.locator) == ["good.txt"])
    #expect(
      run.reasons == [
        "empty.html": "empty", "spaces.html": "empty", "mark.html": "empty", "zeros.html": "binary",
        "picture.html": "binary", "controls.txt": "binary", "large.txt": "too_large",
        "gone.html": "unreadable",
        "circle.html": "unreadable", "pipe.html": "unreadable",
      ])
    let gone = try #require(run.rejects.first { $0.locator == "gone.html" })
    #expect(gone.detail == "no such file or directory")
    #expect(gone.recordID == Identifier.document(locator: "gone.html"))
    #expect(gone.stage == "fetch")
    #expect(run.failures.isEmpty)
  }

  @Test("a file without permission is set aside", .enabled(if: getuid() != 0))
  func forbidden() async throws {
    try folder.write("secret.html", "text")
    #expect(chmod(folder.path + "/secret.html", 0) == 0)
    let run = try await setup().run()
    #expect(run.rejects.map(\.detail) == ["permission denied"])
  }

  @Test("pages in other encodings are taken as they are")
  func encodings() async throws {
    let text = "<p>Der Außenminister sagte.</p>"
    let files: [(String, [UInt8])] = [
      ("latin.html", text.unicodeScalars.map { UInt8($0.value) }),
      ("wide.html", [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
      ("big.html", [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }),
      ("unmarked.html", text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }),
    ]
    for (name, bytes) in files { try folder.write(name, bytes) }
    let run = try await setup().run()
    #expect(run.rejects.isEmpty)
    for (name, bytes) in files {
      #expect(try run.context.documents.first { $0.locator == name }?.body.bytes == bytes)
    }
    #expect(run.captured.first { $0.locator == "unmarked.html" }?.charset == "utf-16le")
  }

  @Test("a file of one very long line is read whole")
  func longLine() async throws {
    try folder.write("long.txt", [UInt8](repeating: 0x61, count: 5_000_000))
    let run = try await setup().run()
    #expect(run.captured.first?.body.bytes.count == 5_000_000)
  }

  @Test("a folder that is not there fails, is named, and leaves the other sources alone")
  func missing() async throws {
    try folder.write("here/a.txt", "text")
    let run = try await FetchSetup(
      [["folder": .text("not-there")], ["folder": .text("here")]], folder: folder.path
    ).run()
    #expect(
      run.failures == [
        SourceFailure(source: "not-there", reason: "not-there: unreadable: no such file or directory")
      ])
    #expect(run.captured.map(\.locator) == ["a.txt"])
    #expect(run.reasons == ["not-there": "unreadable"])
  }

  @Test("a file name that is no UTF-8 is still read")
  func rawName() async throws {
    let name: [CChar] = (Array("/caf".utf8) + [0xE9] + Array(".txt".utf8) + [0]).map { CChar(bitPattern: $0) }
    let file = try #require(fopen(folder.path.utf8CString.dropLast() + name, "w"))
    fputs("text", file)
    fclose(file)
    let run = try await setup().run()
    #expect(run.captured.map(\.locator) == ["caf%E9.txt"])
  }
}
