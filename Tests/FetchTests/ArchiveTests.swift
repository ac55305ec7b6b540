import Records
import StageKit
import Testing

@testable import Fetch

@Suite("Web archives")
struct ArchiveTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func response(_ fields: [String], _ body: [UInt8], status: String = "200 OK") -> [UInt8] {
    let head = ["HTTP/1.1 \(status)", "Content-Type: text/html; charset=utf-8"] + fields
    return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }

  private static func response(_ body: [UInt8]) -> [UInt8] { response([], body) }

  private static func record(
    _ content: [UInt8], _ uri: String = "https://mfa.example/1", type: String = "response",
    length: Int? = nil,
    version: String = "1.0", fields: [String] = []
  ) -> [UInt8] {
    let head: [String] =
      [
        "WARC/\(version)", "WARC-Type: \(type)", "WARC-Target-URI: \(uri)", "WARC-Date: 2025-03-14T18:02:00Z",
        "Content-Type: application/http; msgtype=\(type)", "Content-Length: \(length ?? content.count)",
      ] + fields
    let text = head.joined(separator: "\r\n") + "\r\n\r\n"
    return Array(text.utf8) + content + [0x0D, 0x0A, 0x0D, 0x0A]
  }

  private static let page = Array("<p>The envoy arrived.</p>".utf8)

  private func run(_ bytes: [UInt8], _ given: [String: ParameterValue] = [:], after: CaptureRun? = nil)
    async throws
    -> CaptureRun
  {
    if after == nil { try folder.write("a.warc", bytes) }
    return try await FetchSetup(
      [["warc": .text("a.warc"), "name": .text("w")]], folder: folder.path, given
    ).run(after: after)
  }

  @Test("responses become documents, on the day of their record; other records are passed over")
  func responses() async throws {
    let bytes =
      Self.record(Array("software: x\r\n".utf8), type: "warcinfo")
      + Self.record(Array("GET / HTTP/1.1\r\n\r\n".utf8), type: "request")
      + Self.record(Self.response(Self.page), "<https://mfa.example/1?utm_source=x>", version: "1.1")
      + Self.record(Self.response(["Content-Type: image/png"], [1, 2, 3]), "https://mfa.example/2.png")
      + Self.record(Self.response([], Self.page, status: "404 Not Found"), "https://mfa.example/3")
    for packed in [false, true] {
      let archive = packed ? Self.members(bytes) : bytes
      let run = try await run(archive)
      let document = try #require(run.captured.first)
      #expect(run.captured.count == 1 && run.rejects.isEmpty && run.failures.isEmpty)
      #expect((document.locator, document.day) == ("https://mfa.example/1", "2025-03-14"))
      #expect((document.mediaType, document.charset) == ("text/html", "utf-8"))
      #expect((document.retrievedAt, document.publishedAt) == ("2025-03-14T18:02:00Z", nil))
      #expect(document.body.bytes == Self.page)
    }
  }

  /// Packs each record as a member of its own.
  private static func members(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    let mark = Array("WARC/1.".utf8)
    for index in bytes.indices.dropFirst() where bytes[index...].starts(with: mark) {
      result += GzipWriter.member(Array(bytes[start..<index]))
      start = index
    }
    return result + GzipWriter.member(Array(bytes[start...]))
  }

  @Test("chunks and content encodings are undone, and passed over where the writer has undone them")
  func encodings() async throws {
    let chunked = Array("3;x=y\r\n<p>\r\n16\r\nThe envoy arrived.</p>\r\n0\r\n\r\n".utf8)
    let zipped = GzipWriter.member(Self.page)
    let bodies: [([String], [UInt8])] = [
      (["Transfer-Encoding: chunked"], chunked), (["Transfer-Encoding: chunked"], Self.page),
      (["Content-Encoding: gzip"], zipped), (["Content-Encoding: gzip"], Self.page),
      (["Content-Encoding: deflate"], Array(zipped[10..<(zipped.count - 8)])),
      (["Content-Encoding: br"], Self.page), (["Content-Encoding: gzip"], Array(zipped.dropLast(7))),
    ]
    for (fields, body) in bodies {
      let content = Self.response(fields, body)
      #expect(try ArchivedResponse(content, limit: 1000).body == Self.page, "\(fields)")
    }
  }

  @Test("a body that is no longer what its encoding says, or that swells, is set aside")
  func badBodies() async throws {
    let zipped = GzipWriter.member(Self.page)
    let bytes =
      Self.record(
        Self.response(["Content-Encoding: gzip"], Array(zipped.dropLast(12))), "https://mfa.example/1")
      + Self.record(Self.response(["Content-Encoding: br"], [0, 1, 2, 3]), "https://mfa.example/2")
      + Self.record(
        Self.response(["Content-Encoding: gzip"], GzipWriter.member([UInt8](repeating: 97, count: 3000))),
        "https://mfa.example/3") + Self.record(Array("no http".utf8), "https://mfa.example/4")
      + Self.record(Self.response(Self.page), "https://mfa.example/5", fields: ["WARC-Truncated: length"])
    let run = try await run(bytes, ["max_page_bytes": .integer(2000)])
    #expect(run.captured.isEmpty)
    #expect(
      run.reasons == [
        "https://mfa.example/1": "content_encoding", "https://mfa.example/2": "content_encoding",
        "https://mfa.example/3": "too_large", "https://mfa.example/4": "bad_record",
        "https://mfa.example/5": "bad_record",
      ])
    #expect(run.rejects.allSatisfy { $0.day == "2025-03-14" })
  }

  @Test(
    "a record with a wrong length is set aside, and the records behind it are found", arguments: [-5, 0, 9])
  func wrongLengths(excess: Int) async throws {
    let content = Self.response(Self.page)
    let bad = Self.record(content, "https://mfa.example/1", length: content.count + excess)
    let good = Self.record(content, "https://mfa.example/2")
    for archive in [bad + good, GzipWriter.member(bad) + GzipWriter.member(good)] {
      let run = try await run(archive)
      let isRead = excess == 0
      #expect(run.captured.map(\.locator).contains("https://mfa.example/1") == isRead)
      #expect(run.rejects.isEmpty == isRead)
      // Of an archive that is not compressed, the next record's head is gone with the excess.
      if excess <= 0 || archive[0] == 0x1F {
        #expect(run.captured.map(\.locator).contains("https://mfa.example/2"))
      }
    }
  }

  @Test("an archive that ends within a record gives those before it and sets that one aside")
  func cut() async throws {
    let whole = GzipWriter.member(Self.record(Self.response(Self.page), "https://mfa.example/1"))
    let second = GzipWriter.member(Self.record(Self.response(Self.page), "https://mfa.example/2"))
    let run = try await run(whole + second.dropLast(40))
    #expect(run.captured.map(\.locator) == ["https://mfa.example/1"])
    #expect(run.reasons == ["https://mfa.example/2": "bad_record"])
  }

  @Test("a damaged member is set aside, and the next one is read")
  func damaged() async throws {
    var bad = GzipWriter.member(Self.record(Self.response(Self.page), "https://mfa.example/1"))
    bad[10] = 7
    let good = GzipWriter.member(Self.record(Self.response(Self.page), "https://mfa.example/2"))
    let run = try await run(bad + good)
    #expect(run.captured.map(\.locator) == ["https://mfa.example/2"])
    #expect(run.rejects.map(\.reason) == ["bad_record"])
  }

  @Test("an archive that was compressed in one piece says what to do")
  func notSeparate() async throws {
    let records =
      Self.record(Self.response(Self.page)) + Self.record(Self.response(Self.page), "https://mfa.example/2")
    let run = try await run(GzipWriter.member(records))
    #expect(run.captured.map(\.locator) == ["https://mfa.example/1"])
    #expect(run.rejects.first?.detail?.contains("record by record") == true)
  }

  @Test("ARC files are read, addresses with spaces among them")
  func arc() async throws {
    let content = Self.response(Self.page)
    let text =
      "filedesc://a.arc 127.0.0.1 20250314000000 text/plain 9\n1 0 Ode\n\n\n"
      + "https://mfa.example/a b 192.0.2.1 20250314180200 text/html \(content.count)\n"
    let run = try await run(Array(text.utf8) + content + [0x0A])
    #expect(run.captured.map(\.locator) == ["https://mfa.example/a%20b"])
    #expect(run.captured.map(\.day) == ["2025-03-14"])
  }

  @Test("an archive that has not changed is not read again, and two captures of a page count once")
  func unchanged() async throws {
    let first = try await run(Self.record(Self.response(Self.page)) + Self.record(Self.response(Self.page)))
    #expect(first.captured.count == 1 && first.rejects.map(\.reason) == ["duplicate"])
    let second = try await run([], after: first)
    #expect(second.captured.isEmpty && second.kept == 1)
    #expect(second.snapshot == first.snapshot && second.rejects == first.rejects)
  }

  private static func damages(_ archive: [UInt8], _ index: Int) -> [[UInt8]] {
    var changed = archive
    changed[index] ^= 0x55
    return [Array(archive[..<index]), changed]
  }

  @Test("an archive damaged at any byte is read to its end")
  func damagedAnywhere() throws {
    let plain = Self.record(
      Self.response(["Transfer-Encoding: chunked"], Array("3\r\n<p>\r\n0\r\n\r\n".utf8)))
    for archive in [plain + plain, GzipWriter.member(plain) + GzipWriter.member(plain)] {
      for index in stride(from: 0, to: archive.count, by: 3) {
        for bytes in Self.damages(archive, index) {
          try folder.write("b.warc", bytes)
          var reader = try ArchiveReader(try LocalFile(path: folder.path + "/b.warc"), limit: 1000)
          var count = 0
          while let record = try reader.next() {
            _ = try? ArchivedResponse(record.content, limit: 1000)
            count += 1
          }
          #expect(count < 10)
        }
      }
    }
  }

  @Test("a file that is no archive is one reject")
  func noArchive() async throws {
    let run = try await run(Array("<html>\n<p>nothing\n".utf8))
    #expect(run.rejects.map(\.reason) == ["bad_record"] && run.captured.isEmpty)
  }
}
