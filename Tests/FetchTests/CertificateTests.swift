import Foundation
import Records
import StageKit
import Testing

@testable import Fetch
@testable import HTTP

@Suite("Servers that must prove who they are", .serialized)
struct CertificateTests {
  @Test(
    "a server whose certificate nobody vouches for is refused, by a reason of its own, without another try",
    .enabled(if: TLSServer.isPossible))
  func selfSigned() async throws {
    let folder = try TemporaryFolder()
    let server = try TLSServer(in: folder.path)
    let run = try await FetchSetup(
      [["page": .text(server.url("/a")), "name": .text("p"), "allow_private": .boolean(true)]], folder: "/",
      ["timeout": .number(20)]
    ).run()
    #expect(run.rejects.map(\.reason) == ["certificate"])
    #expect(run.rejects.first?.detail == "the server's certificate is signed by itself alone")
    #expect(run.captured.isEmpty)
    #expect(run.failures.map(\.source) == ["p"])
    #expect(run.logged.count == 1, "robots.txt, once")
  }

  @Test("what OpenSSL says of a certificate is told in words that stay the same")
  func faults() {
    let codes = [0, 9, 10, 18, 19, 20, 21, 23, 62, 7]
    let faults: [CertificateFault] = [
      .otherHost, .notYetValid, .expired, .selfSigned, .selfSigned, .unknownIssuer, .unknownIssuer, .revoked,
      .otherHost, .other,
    ]
    #expect(codes.map { CertificateFault(code: $0) } == faults)
  }
}
