import Foundation
import Postgres

/// A PostgreSQL server of a test's own, in a temporary folder, reached by a socket in it; stopped with its last use.
package final class PostgresServer {
  /// The folder with the server's programs; nil if none is installed.
  private static let programs: String? = {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "\(root)/\($0)/bin" }
      .first { FileManager.default.isExecutableFile(atPath: $0 + "/postgres") }
  }()

  package static var isInstalled: Bool { programs != nil }

  package let folder: String
  private let programs: String
  private var server: Process?

  /// The address of a database that is there from the start.
  package var address: String { "postgresql:///postgres?host=\(folder)&user=postgres" }

  /// A server that runs.
  package init() throws {
    guard let programs = Self.programs else { throw ServerProblem.notInstalled }
    self.programs = programs
    // A socket's path must be short.
    folder = "/tmp/pg-\(UInt32.random(in: 0 ... .max))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if geteuid() == 0 { try Self.run(["chown", "postgres", folder]) }
    try Self.run(
      Self.asServer + [
        "\(programs)/initdb", "--pgdata", folder + "/data", "--username", "postgres", "--auth", "trust",
        "--encoding", "UTF8", "--locale", "C", "--no-sync",
      ])
    try start()
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Starts the server and waits until it answers.
  package func start() throws {
    // Not through pg_ctl: the server must be this process's child, or waiting for pg_ctl would wait for it.
    let server = Self.process(
      Self.asServer + [
        "\(programs)/postgres", "-D", folder + "/data", "-c", "listen_addresses=", "-c", "fsync=off", "-k",
        folder,
      ])
    try server.run()
    self.server = server
    for _ in 0..<600 {
      if (try? PostgresConnection(address)) != nil { return }
      usleep(100_000)
    }
    throw ServerProblem.doesNotAnswer
  }

  /// Stops the server; its data stay.
  package func stop() {
    // SIGINT is the server's fast shutdown.
    server?.interrupt()
    server?.waitUntilExit()
    server = nil
  }

  /// PostgreSQL refuses to run as root.
  private static var asServer: [String] {
    geteuid() == 0 ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"] : []
  }

  private static func process(_ command: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(filePath: "/")
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    return process
  }

  private static func run(_ command: [String]) throws {
    let process = process(command)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw ServerProblem.failed(command: command) }
  }
}

/// Why a test has no server.
package enum ServerProblem: Error {
  case notInstalled
  case doesNotAnswer
  case failed(command: [String])
}
