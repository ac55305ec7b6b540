import Foundation
import Glibc
import PipelineFile

/// A cluster of two nodes on this machine, gone with its last use.
final class SlurmCluster: Sendable {
  static let isPossible = ["slurmctld", "slurmd", "munged", "sbatch"].allSatisfy { program in
    ["/usr/sbin/", "/usr/bin/", "/sbin/"].contains {
      FileManager.default.isExecutableFile(atPath: $0 + program)
    }
  }

  let folder: String

  init() throws {
    // The path of a socket in it must be short.
    folder = "/tmp/slurm-\(UUID().uuidString.prefix(8))"
    try control("start")
  }

  deinit {
    _ = try? control("stop")
    try? FileManager.default.removeItem(atPath: folder)
  }

  var environment: [String: String] { ["SLURM_CONF": folder + "/slurm.conf"] }

  /// Tasks of one chunk, so that there are several.
  static let settings = SlurmSettings(partition: "main", arraySize: 20, taskSize: 1)

  /// A node and all that runs on it are gone at once, and the controller is told.
  func crash(_ node: String) throws {
    try control("crash", node)
    try ask("scontrol", "update", "nodename=\(node)", "state=down", "reason=test")
  }

  @discardableResult
  func control(_ verb: String, _ argument: String...) throws -> String {
    try run([Self.script, verb, folder] + argument)
  }

  @discardableResult
  func ask(_ command: String...) throws -> String { try run(["/usr/bin/env"] + command) }

  /// Waits until so many tasks run.
  func waitForTasks(_ count: Int) throws {
    for _ in 0..<900 {
      let running = try ask("squeue", "--noheader", "--array", "--states=running", "-o", "%i")
      if running.split(separator: "\n").count >= count { return }
      Thread.sleep(forTimeInterval: 0.1)
    }
    throw CocoaError(.executableLoad)
  }

  private static let script =
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path + "/scripts/slurm"

  /// Not by `Process`, which waits for all that a program leaves behind, as the daemons here.
  private func run(_ command: [String]) throws -> String {
    let output = folder + ".\(UUID().uuidString).out"
    defer { unlink(output) }
    var environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    environment["SLURM_TEST_OUTPUT"] = output
    let words = ["sh", "-c", "exec \"$@\" </dev/null >\"$SLURM_TEST_OUTPUT\" 2>&1", "sh"] + command
    let process = try spawn(words, environment)
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process, status == 0 else {
      throw Failure(command: command, text: (try? String(contentsOfFile: output, encoding: .utf8)) ?? "")
    }
    return try String(contentsOfFile: output, encoding: .utf8)
  }

  /// Starts a command with the cluster's set-up; gives its number.
  func start(_ command: [String]) throws -> pid_t {
    let words = ["sh", "-c", "exec \"$@\" </dev/null >/dev/null 2>&1", "sh"] + command
    return try spawn(words, ProcessInfo.processInfo.environment.merging(environment) { $1 })
  }

  private func spawn(_ words: [String], _ environment: [String: String]) throws -> pid_t {
    let variables: [String] = environment.map { "\($0.key)=\($0.value)" }
    let arguments = words.map { strdup($0) } + [nil]
    let variablesInC = variables.map { strdup($0) } + [nil]
    defer { for text in arguments + variablesInC { free(text) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, nil, arguments, variablesInC) == 0 else {
      throw Failure(command: words, text: "cannot be started")
    }
    return process
  }

  struct Failure: Error {
    let command: [String]
    let text: String
  }
}
