import Foundation
import StageKit
import Testing

@testable import Command

@Suite("Working folders of programs")
struct ScratchTests {
  @Test(
    "what another machine's process of the same number has made in the folder that both use is in no one's way"
  )
  func shared() throws {
    let parent = NSTemporaryDirectory() + "scratch-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: parent) }
    let numbers = 0..<2000
    for number in numbers {
      try FileManager.default.createDirectory(
        atPath: "\(parent)/command.\(getpid()).\(number)", withIntermediateDirectories: true)
    }
    let file = FileValue(path: "step.sh", bytes: Array("true".utf8))
    do {
      let scratches = try (0..<3).map { _ in try Scratch([file], in: parent) }
      let folders = try scratches.map { try $0.folder() }
      #expect(Set(folders).count == 3)
      for folder in folders { #expect(FileManager.default.fileExists(atPath: folder + "/step.sh")) }
      withExtendedLifetime(scratches) {}
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent).count == numbers.count)
  }
}
