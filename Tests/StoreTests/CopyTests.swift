import Foundation
import Hashing
import Store
import Testing

@Suite("A file takes over the start of another")
struct CopyTests {
  /// Bytes that repeat nowhere near.
  private func bytes(_ count: Int) -> [UInt8] {
    var state: UInt64 = 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }

  @Test("up to a checkpoint, without reading it again, and goes on behind it", arguments: [0, 1])
  func takesOver(checkpoint index: Int) throws {
    let folder = NSTemporaryDirectory() + "demarche-copy-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let old = bytes(36_000_001)
    var first = try DurableWriter(path: folder + "/old")
    try first.write(old)
    _ = try first.finish()
    let checkpoints = first.checkpoints
    #expect(checkpoints.map(\.place) == [16 << 20, 32 << 20])
    guard let file = ReadableFile(path: folder + "/old") else {
      Issue.record("the file is gone")
      return
    }
    var second = try DurableWriter(path: folder + "/new")
    let place = checkpoints[index].place
    try second.start(with: file, upTo: checkpoints[index], earlier: Array(checkpoints[..<index]))
    let more = bytes(20_000_003)
    try second.write(more)
    let digest = try second.finish()
    let new = Array(old[..<place]) + more
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/new")) == Data(new))
    #expect(digest == Digest.of(new))
    #expect(second.size == new.count)
  }
}
