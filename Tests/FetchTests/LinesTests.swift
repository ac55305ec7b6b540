import Hashing
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("JSON Lines")
struct LinesTests {
  private let folder: TemporaryFolder
  private let setup: FetchSetup

  init() throws {
    folder = try TemporaryFolder()
    setup = try FetchSetup([["jsonl": .text("articles.jsonl"), "name": .text("wire")]], folder: folder.path)
  }

  private func run(_ text: String, after previous: CaptureRun? = nil) async throws -> CaptureRun {
    try folder.write("articles.jsonl", text)
    return try await setup.run(after: previous)
  }

  @Test("a line's members become the document's fields")
  func fields() async throws {
    let run = try await run(
      """
      {"url":"HTTPS://Wire.Example:443/a?utm_source=x&id=7#top","title":"Talks","published":"2025-03-14T01:00:00+03:00",\
      "text":"The envoy arrived.","outlet":"Wire","language":"en","licence":"CC0-1.0","authors":["A. Ode","B. Ulm"],"more":{"x":[1]}}
      """)
    let document = try #require(run.context.documents.first)
    #expect(document.locator == "https://wire.example/a?id=7")
    #expect(document.url == document.locator)
    #expect(document.id == Identifier.document(locator: document.locator))
    #expect(document.day == "2025-03-14")
    #expect(document.publishedDate == "2025-03-14")
    #expect(document.publishedAt == "2025-03-13T22:00:00Z")
    #expect(document.retrievedAt == nil)
    #expect((document.title, document.outlet, document.language) == ("Talks", "Wire", "en"))
    #expect((document.licence, document.authors) == ("CC0-1.0", ["A. Ode", "B. Ulm"]))
    #expect((document.mediaType, document.charset) == ("text/plain", "utf-8"))
    #expect(document.body.bytes == Array("The envoy arrived.".utf8))
  }

  @Test(
    "a document is named by its url, else by its id, else by its line",
    arguments: [
      (#"{"url":"https://wire.example/a","id":"7","text":"x"}"#, "https://wire.example/a"),
      (#"{"url":"urn:wire:9","text":"x"}"#, "urn:wire:9"),
      (#"{"id":"7","text":"x"}"#, "wire#7"), (#"{"id":7,"url":null,"text":"x"}"#, "wire#7"),
      (#"{"text":"x"}"#, "wire#" + Digest.of(#"{"text":"x"}"#).hex.prefix(32)),
    ])
  func names(line: String, locator: String) async throws {
    #expect(try await run(line).captured.map(\.locator) == [locator])
  }

  @Test("text is preferred to HTML, and HTML will do")
  func bodies() async throws {
    let run = try await run(
      #"{"id":1,"text":"plain","html":"<p>h</p>"}"# + "\n" + #"{"id":2,"text":" ","html":"<p>h</p>"}"#)
    #expect(run.captured.map(\.mediaType) == ["text/plain", "text/html"])
  }

  @Test("a bad line is set aside with its number, and the others are read")
  func badLines() async throws {
    let run = try await run(
      [
        #"{"id":1,"text":"one"}"#, #"{"id":2,"text":"#, "", #"[1]"#, #"{"id":5}"#,
        #"{"id":1,"text":"again"}"#,
        #"{"id":7,"text":"seven"} x"#, "\u{FEFF}" + #"{"id":8,"text":"eight"}"#,
      ].joined(separator: "\r\n"))
    #expect(run.captured.count == 1)
    #expect(
      Set(run.rejects.map { "\($0.reason): \($0.detail ?? "")" }) == [
        "bad_line: line 2: a value is expected at byte 16",
        "bad_line: line 4: an object is expected at byte 0",
        "no_text: line 5", "duplicate: line 6: source 'wire' has given a document with this identifier",
        "bad_line: line 7: something follows the value at byte 24",
        "bad_line: line 8: an object is expected at byte 0",
      ])
  }

  @Test("a byte order mark and line ends in Unicode do no harm")
  func marks() async throws {
    let run = try await run("\u{FEFF}" + #"{"id":1,"text":"a\#u{2028}b\#u{85}c"}"# + "\n")
    #expect(run.captured.map { String(decoding: $0.body.bytes, as: UTF8.self) } == ["a\u{2028}b\u{85}c"])
  }

  @Test("a line above the limit is set aside; the lines around it are read")
  func longLine() async throws {
    let long = #"{"id":2,"text":""# + String(repeating: "x", count: 3_000_000) + #""}"#
    try folder.write("articles.jsonl", #"{"id":1,"text":"a"}"# + "\n\(long)\n" + #"{"id":3,"text":"c"}"#)
    let setup = try FetchSetup(
      [["jsonl": .text("articles.jsonl")]], folder: folder.path, ["max_file_bytes": .integer(1000)])
    let run = try await setup.run()
    #expect(run.captured.count == 2)
    #expect(run.rejects.map(\.reason) == ["too_large"])
    #expect(run.rejects.first?.detail?.hasPrefix("line 2: ") == true)
    let again = try await setup.run(after: run)
    #expect(again.captured.isEmpty && again.rejects == run.rejects)
  }

  private func lines(_ numbers: some Sequence<Int>) -> String {
    numbers.map { #"{"id":\#($0),"text":"Article number \#($0) of the wire."}"# + "\n" }.joined()
  }

  @Test("an unchanged file is not read, an appended line costs its part, and all comes out as from scratch")
  func incremental() async throws {
    let first = try await run(lines(0..<6000))
    #expect(first.captured.count == 6000)
    let untouched = try await setup.run(after: first)
    #expect(untouched.captured.isEmpty && untouched.kept == 6000 && untouched.ledger == first.ledger)
    let appended = try await run(lines(0..<6001), after: first)
    #expect(appended.captured.count < 4097 && appended.captured.count + appended.kept == 6001)
    let inserted = try await run(lines([-1]) + lines(0..<6001), after: appended)
    #expect(inserted.captured.count < 4097)
    let removed = try await run(lines((-1..<6001).filter { $0 != 3000 }), after: inserted)
    #expect(removed.captured.count < 4097)
    let scratch = try await setup.run()
    #expect(removed.snapshot == scratch.snapshot)
    #expect(removed.rejects == scratch.rejects)
  }

  @Test("rejects of unchanged lines are reported under their present line numbers")
  func movedRejects() async throws {
    let first = try await run("nonsense\n" + lines(0..<3000))
    #expect(first.rejects.first?.detail?.hasPrefix("line 1: ") == true)
    let second = try await run(lines(0..<3000) + "nonsense\n", after: first)
    #expect(second.rejects.first?.detail?.hasPrefix("line 3001: ") == true)
    #expect(second.rejects == (try await setup.run()).rejects)
  }

  @Test("which of two lines with one identifier counts does not depend on the captures before")
  func duplicatesOverTime() async throws {
    let one = #"{"id":"x","text":"first"}"# + "\n"
    let two = #"{"id":"x","text":"second"}"# + "\n"
    let texts = [
      one + lines(0..<2000) + two, lines(0..<2000) + two, two + lines(0..<2000) + one, lines(0..<2000),
      lines(0..<2000) + one + one,
    ]
    var previous: CaptureRun?
    for text in texts + texts.reversed() {
      let run = try await run(text, after: previous)
      let scratch = try await setup.run()
      #expect(run.snapshot == scratch.snapshot)
      #expect(run.rejects == scratch.rejects)
      previous = run
    }
  }

  @Test("a document that another source comes to give first is left to it, though the file has not changed")
  func duplicatesAcrossSources() async throws {
    try folder.write("articles.jsonl", lines(0..<2000))
    try folder.write("other.jsonl", "")
    let setup = try FetchSetup(
      [
        ["jsonl": .text("other.jsonl"), "name": .text("o")],
        ["jsonl": .text("articles.jsonl"), "name": .text("a")],
      ],
      folder: folder.path)
    try folder.write(
      "articles.jsonl", #"{"url":"https://w.example/1","text":"mine"}"# + "\n" + lines(0..<2000))
    let first = try await setup.run()
    try folder.write("other.jsonl", #"{"url":"https://w.example/1","text":"theirs"}"#)
    let second = try await setup.run(after: first)
    #expect(second.snapshot == (try await setup.run()).snapshot)
    #expect(second.rejects.map(\.reason) == ["duplicate"])
    try folder.write("other.jsonl", "")
    let third = try await setup.run(after: second)
    #expect(third.snapshot == first.snapshot)
    #expect(third.rejects.isEmpty)
  }

  @Test("a file that only grows is looked at where it ends, and read anew if it is not what was promised")
  func growing() async throws {
    let promised = try FetchSetup(
      [["jsonl": .text("articles.jsonl"), "name": .text("wire"), "append_only": .boolean(true)]],
      folder: folder.path)
    func run(_ text: String, after previous: CaptureRun? = nil) async throws -> CaptureRun {
      try folder.overwrite("articles.jsonl", text)
      return try await promised.run(after: previous)
    }
    let first = try await run(lines(0..<6000))
    let grown = try await run(lines(0..<6300), after: first)
    #expect(grown.captured.count < 2000)
    #expect(grown.snapshot == (try await promised.run()).snapshot)
    // Neither at the start nor near the end, and of the same length: what the promise is about.
    let broken = lines(0..<1000) + lines(1000...1000).uppercased() + lines(1001..<6400)
    #expect(try await run(broken, after: grown).snapshot != (try await promised.run()).snapshot)
    for other in [
      #"{"id":"0","text":"other"}"# + "\n" + lines(1..<6400),
      lines(0..<6250) + #"{"id":"6250","text":"other"}"# + "\n" + lines(6251..<6400),
      lines(1..<6400), lines(0..<3000), "",
    ] {
      #expect(try await run(other, after: grown).snapshot == (try await promised.run()).snapshot)
    }
  }

  @Test("a file that is not there fails and is named")
  func missing() async throws {
    let run = try await setup.run()
    #expect(run.failures.map(\.source) == ["wire"])
    #expect(run.rejects.map(\.reason) == ["unreadable"])
  }
}
