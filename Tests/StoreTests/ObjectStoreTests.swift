import Foundation
import Hashing
import Store
import Testing

@Suite("Objects by content")
struct ObjectStoreTests {
  private func store() throws -> (ObjectStore, String) {
    let folder = NSTemporaryDirectory() + "store-" + UUID().uuidString
    return (try ObjectStore(store: folder), folder)
  }

  @Test("what is put is got, whatever it holds", arguments: [0, 1, 1000, 300_000])
  func roundTrip(size: Int) throws {
    let (objects, folder) = try store()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 / 7) }
    let digest = try objects.put(bytes)
    #expect(digest == Digest.of(bytes))
    #expect(try objects.get(digest) == bytes)
    #expect(try objects.put(bytes) == digest)
    try objects.flush()
    #expect(FileManager.default.subpaths(atPath: folder + "/tmp")?.isEmpty == true)
  }

  @Test("an object cut at any byte or with any bit flipped is never used, and is out of the way afterwards")
  func damage() throws {
    let (objects, folder) = try store()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bytes = Array("some words that zstd will keep nearly as they are".utf8)
    let digest = try objects.put(bytes)
    let path = "\(folder)/objects/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2)).zst"
    let whole = try #require(FileManager.default.contents(atPath: path))
    for index in whole.indices {
      var flipped = whole
      flipped[index] ^= 0x40
      for spoiled in [flipped, whole.prefix(index)] {
        try spoiled.write(to: URL(fileURLWithPath: path))
        // A flipped bit in what zstd does not look at may leave the content as it was: then it may be used.
        if let got = try? objects.get(digest) {
          #expect(got == bytes)
        } else {
          #expect(!objects.contains(digest))
        }
      }
    }
    _ = try objects.put(bytes)
    #expect(try objects.get(digest) == bytes)
  }

  @Test("what another machine may be writing is left alone where a store may be shared; what died here goes")
  func temporaries() throws {
    let (objects, folder) = try store()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let own = objects.nextTemporaryPath()
    let name = try #require(own.split(separator: "/").last)
    let host = name.split(separator: ".", maxSplits: 2)[2]
    // No process has a number as large as these.
    let ours = "\(folder)/tmp/99999999.1.\(host)"
    let others = "\(folder)/tmp/99999999.1.another-\(host)"
    for path in [own, ours, others] { try Data("half".utf8).write(to: URL(filePath: path)) }
    try objects.removeTemporaries(mayBeShared: true)
    #expect([own, ours, others].map { FileManager.default.fileExists(atPath: $0) } == [false, false, true])
    let old = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -2 * 86_400)]
    try FileManager.default.setAttributes(old, ofItemAtPath: others)
    try objects.removeTemporaries(mayBeShared: true)
    #expect(!FileManager.default.fileExists(atPath: others))
  }

  @Test("an object that is not there is missing")
  func missing() throws {
    let (objects, folder) = try store()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(throws: StoreError.missing(Digest.of("x"))) { try objects.get(Digest.of("x")) }
  }

  @Test("a folder that cannot be made is an error with its path and advice")
  func unwritable() {
    let error = #expect(throws: StoreError.self) { try ObjectStore(store: "/proc/nowhere") }
    #expect(error?.description.hasPrefix("cannot make the folder /proc/nowhere") == true)
  }
}
