import Foundation
import Loopback
import Testing

@Suite("A run that is to stay off the network", .serialized)
struct OfflineTests {
  private let server: LoopbackServer
  private let workplace: Workplace
  private let library: String

  init() throws {
    server = try LoopbackServer { request in
      LoopbackServer.response(
        200,
        """
        <html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>The bridge was looked at by engineers
        on a dry and windless morning, and all of it was written down in a green book.</p><p>"We strongly protest against
        the closure of the bridge," said French Foreign Minister Jana Tolk on Tuesday.</p></article></body></html>
        """, ["Content-Type: text/html"])
    }
    workplace = try Workplace()
    try workplace.write(
      Workplace.pipeline(
        sources: "- { urls: [\"\(server.url("/a"))\"], name: press, allow_private: true }"
      ).replacingOccurrences(of: "    with:\n", with: "    with:\n      delay: 0\n"), to: "pipeline.yaml")
    library = workplace.folder + "/sockets.so"
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/bin/sh")
    compiler.arguments = [
      "-c", "$(command -v cc || command -v clang) -shared -fPIC -O1 -o \"$0\" \"$1\" -ldl", library,
      Workplace.repository + "/Tests/FaultInjection/Sockets.c",
    ]
    try compiler.run()
    compiler.waitUntilExit()
  }

  /// Runs with the sockets counted, of all processes that take part.
  private func run(_ arguments: String...) throws -> (status: Int32, sockets: Int) {
    let count = workplace.folder + "/sockets"
    try? FileManager.default.removeItem(atPath: count)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["run", "pipeline.yaml"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: workplace.folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["LD_PRELOAD": library, "SOCKETS": count]) { _, new in new }
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, FileManager.default.contents(atPath: count)?.count ?? 0)
  }

  @Test("opens no socket, and publishes what was captured before")
  func sockets() throws {
    let online = try run()
    #expect(online.status == 0 && online.sockets > 0, "the library is loaded, and counts")
    let bytes = try workplace.published()
    try workplace.remove("out")
    let offline = try run("--offline", "--force")
    #expect(offline.status == 0 && offline.sockets == 0)
    #expect(try workplace.published() == bytes)
    let recalled = try run("--as-of", "2999-01-01", "--publish", "--force")
    #expect(recalled.status == 0 && recalled.sockets == 0)
    #expect(try workplace.published() == bytes)
  }
}
