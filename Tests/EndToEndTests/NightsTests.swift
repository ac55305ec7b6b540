import Foundation
import Testing

/// A few of the nights of `scripts/nights`, which has thirty of them.
@Suite("Nights in a row, with a fault in each", .serialized)
struct NightsTests {
  @Test(
    "what is published in the end is what one run over the same captures gives; each night said what happened"
  )
  func nights() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Workplace.repository + "/scripts/nights")
    process.arguments = ["--nights", "7", "--seed", "5"]
    process.environment = ProcessInfo.processInfo.environment.merging(["DEMARCHE": Program.path]) { $1 }
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(told)")
    #expect(told.contains("the outputs are those of one run over the same captures"))
  }
}
