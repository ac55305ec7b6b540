import Foundation
import Postgres
import PostgresServer
import Testing

@Suite("A database server that is away for a night", .enabled(if: PostgresServer.isInstalled))
struct PostgresTests {
  private static let text = """
    PORT ALDEN, March 14 - Talks were held.

    "We call on both sides to keep the truce," Foreign Minister Ana Petrova of Veldania said on Friday.
    """

  @Test("the folder is published, the run ends with status 3 and says why; the next run catches up")
  func away() throws {
    let server = try PostgresServer()
    let place = try Workplace.folder(["one.txt": Data(Self.text.utf8)])
    let pipeline = try place.read("pipeline.yaml")
    try place.write(
      pipeline + "  postgres: { url: \"\(server.address)\", schema: press }\n", to: "pipeline.yaml")
    server.stop()

    let degraded = try Program.run("run", "pipeline.yaml", in: place.folder)
    #expect(degraded.status == 3)
    #expect(degraded.errors.contains("postgres"), "\(degraded.errors)")
    #expect(!degraded.errors.contains(server.address), "the address may hold a password")
    let statements = try place.rows("out/statements.jsonl")
    #expect(!statements.isEmpty)

    try server.start()
    let next = try Program.run("run", "pipeline.yaml", in: place.folder)
    #expect(next.status == 0, "\(next.errors)")
    let connection = try PostgresConnection(server.address)
    let loaded = try connection.rows("SELECT statement_id FROM press.statements ORDER BY 1").compactMap {
      $0.first ?? nil
    }
    #expect(loaded == statements.compactMap { $0["statement_id"] as? String }.sorted())

    // Nothing is left to do, and nothing is done.
    #expect(try Program.run("run", "pipeline.yaml", in: place.folder).status == 0)
  }
}
