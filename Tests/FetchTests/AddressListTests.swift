import Loopback
import Records
import StageKit
import Testing

@testable import Fetch

@Suite("Lists of addresses as sources")
struct AddressListTests {
  private let server: LoopbackServer
  private let folder: TemporaryFolder

  init() throws {
    server = try LoopbackServer()
    folder = try TemporaryFolder()
  }

  private func page(_ text: String) -> [LoopbackServer.Step] {
    LoopbackServer.response(200, "<p>\(text)</p>", ["Content-Type: text/html"])
  }

  @Test(
    "each address of the pipeline file is a document; those that cannot be had are one failure of the source")
  func addresses() async throws {
    server.answer { [self] request in
      request.target == "/1" ? page("one") : LoopbackServer.response(503, "")
    }
    let urls = ["/1", "/2", "/3"].map { ParameterValue.text(server.url($0)) }
    let run = try await FetchSetup([["urls": .list(urls), "allow_private": .boolean(true)]]).run()
    #expect(run.captured.map(\.locator) == [server.url("/1")])
    #expect(run.rejects.map(\.reason) == ["http_503", "http_503"])
    #expect(run.failures.map(\.source) == ["urls"])
    #expect(run.failures.first?.reason.hasSuffix("(and 1 more)") == true)
  }

  @Test("a file has an address a line, comments and blank lines aside; a line that is none is a reject")
  func file() async throws {
    try folder.write(
      "list.txt", "\u{FEFF}# press\r\n\(server.url("/1"))\r\n\r\nftp://mfa.example/2\n  \(server.url("/3"))  "
    )
    server.answer(["/1": page("one"), "/3": page("three")])
    let setup = try FetchSetup(
      [["urls_file": .text("list.txt"), "allow_private": .boolean(true)]], folder: folder.path)
    let run = try await setup.run()
    #expect(run.captured.map(\.locator).sorted() == [server.url("/1"), server.url("/3")])
    #expect(run.reasons == ["list.txt:4": "bad_address"])
    try folder.remove("list.txt")
    let second = try await setup.run(after: run)
    #expect(second.snapshot == run.snapshot && second.failures.map(\.source) == ["list.txt"])
  }

  @Test("an address that is none is a mistake in the pipeline file")
  func badAddress() {
    #expect(throws: ParameterProblem.self) { try FetchSetup([["urls": .list([.text("mfa.example/press")])]]) }
  }
}
