import Foundation

/// Runs the command as its users do: a process with arguments, what it prints, and its exit status.
enum Program {
  struct Result: Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The command that the environment names (`make test` builds and names the optimised one), else the one that
  /// stands beside the tests.
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["DEMARCHE"] { return named }
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return (tests as NSString).deletingLastPathComponent + "/demarche"
  }()

  static func start(_ arguments: [String], in folder: String) throws -> (
    process: Process, output: Pipe, errors: Pipe
  ) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return (process, output, errors)
  }

  static func run(_ arguments: String..., in folder: String) throws -> Result {
    let (process, output, errors) = try start(arguments, in: folder)
    // Small enough for a pipe's buffer, so the two may be read one after the other.
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let told = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
      output: String(decoding: printed, as: UTF8.self), errors: String(decoding: told, as: UTF8.self))
  }
}
