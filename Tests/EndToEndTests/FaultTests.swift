import Foundation
import Testing

/// A few of the trials of `scripts/faults`, which goes through all of them: system calls that fail or kill, by a
/// library loaded before the command.
@Suite("System calls that fail cost nothing but time", .serialized)
struct FaultTests {
  private static let library: String = {
    let path = NSTemporaryDirectory() + "demarche-faults-\(ProcessInfo.processInfo.processIdentifier).so"
    let compiler = Process()
    compiler.executableURL = URL(fileURLWithPath: "/bin/sh")
    // Swift's toolchain brings clang where there is no other compiler.
    compiler.arguments = [
      "-c", "$(command -v cc || command -v clang) -shared -fPIC -O1 -o \"$0\" \"$1\" -ldl", path,
      Workplace.repository + "/Tests/FaultInjection/FaultInjection.c",
    ]
    try? compiler.run()
    compiler.waitUntilExit()
    return path
  }()

  private func workplace() throws -> Workplace {
    let text = """
      PORT ALDEN, March 14, 2025 - "We strongly protest against the closure of the strait," Valdorian foreign ministry \
      spokeswoman Mira Solen said on Friday. She called on Kestria to reopen it at once.

      """
    return try Workplace.folder(["a.txt": Data(text.utf8)])
  }

  /// Runs with faults; gives the exit status and how many calls there were.
  private func run(
    _ workplace: Workplace, at place: Int, kind: String = ""
  ) throws -> (status: Int32, calls: Int) {
    let counter = workplace.folder + ".counter"
    defer { try? FileManager.default.removeItem(atPath: counter) }
    try Data(count: 8).write(to: URL(fileURLWithPath: counter))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["run", "pipeline.yaml"]
    process.currentDirectoryURL = URL(fileURLWithPath: workplace.folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    var environment = ProcessInfo.processInfo.environment
    environment["LD_PRELOAD"] = Self.library
    environment["FAULT_FOLDER"] = workplace.folder + "/"
    environment["FAULT_COUNTER"] = counter
    environment["FAULT_AT"] = "\(place)"
    environment["FAULT_KIND"] = kind
    process.environment = environment
    try process.run()
    process.waitUntilExit()
    let calls = (FileManager.default.contents(atPath: counter) ?? Data()).reversed().reduce(0) {
      $0 << 8 | Int($1)
    }
    return (process.terminationStatus, calls)
  }

  @Test(
    "a call that kills, finds no space or fails: the next run gives the same bytes by itself",
    arguments: ["kill", "\(ENOSPC)", "\(ENOSPC)+", "\(EIO)"])
  func calls(kind: String) throws {
    let undisturbed = try workplace()
    let total = try run(undisturbed, at: 0).calls
    #expect(total > 100, "the library is loaded, and counts")
    let bytes = try undisturbed.published()
    var failed = 0
    for place in stride(from: kind == "kill" ? 3 : 7, to: total, by: total / 6) {
      let workplace = try workplace()
      if try run(workplace, at: place, kind: kind).status != 0 { failed += 1 }
      let next = try Program.run("run", "pipeline.yaml", in: workplace.folder)
      #expect(next.status == 0, "call \(place): \(next.errors)")
      #expect(try workplace.published() == bytes, "call \(place)")
    }
    #expect(failed > 0)
  }
}
