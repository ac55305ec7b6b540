import Glibc
package import Hashing

/// Writes a file piece by piece, hashes what it writes, and forces it to the disk when it is done.
package struct DurableWriter: ~Copyable {
  /// The state of the hash after some bytes of a file; one that grew is hashed from there.
  package struct Checkpoint: Hashable, Sendable {
    package let place: Int
    package let state: [UInt8]

    package init(place: Int, state: [UInt8]) {
      self.place = place
      self.state = state
    }
  }

  private let descriptor: Int32
  private let path: String
  private var hash = ResumableSHA256()
  private var buffer: [UInt8] = []
  /// Bytes written so far.
  package private(set) var size = 0
  /// The states of the hash on the way.
  package private(set) var checkpoints: [Checkpoint] = []

  private static let bufferSize = 1 << 20
  /// Bytes between checkpoints.
  private static let stride = 16 << 20

  /// Makes the file, which must not be there.
  package init(path: String) throws(StoreError) {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(operation: "create", path: path, errno: errno) }
  }

  deinit { close(descriptor) }

  /// Starts with the first bytes of another file, up to a checkpoint of it, which comes after the `earlier` ones. The
  /// kernel copies them, or shares them where the file system can; they are not hashed again. Must come first.
  package mutating func start(
    with file: borrowing ReadableFile, upTo checkpoint: Checkpoint, earlier: [Checkpoint]
  ) throws(StoreError) {
    guard let resumed = ResumableSHA256(state: checkpoint.state, after: checkpoint.place) else {
      throw .system(operation: "take up", path: path, errno: EINVAL)
    }
    try file.copy(first: checkpoint.place, to: descriptor, path: path)
    hash = resumed
    size = checkpoint.place
    checkpoints = earlier + [checkpoint]
  }

  /// Adds bytes.
  package mutating func write(_ bytes: [UInt8]) throws(StoreError) {
    bytes.withUnsafeBytes { update($0) }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try writeOut() }
  }

  /// Adds a stretch of another file.
  package mutating func write(_ file: borrowing ReadableFile, _ range: Range<Int>) throws(StoreError) {
    var place = range.lowerBound
    while place < range.upperBound {
      let count = min(range.upperBound - place, Self.bufferSize)
      try write(try file.read(place..<place + count))
      place += count
    }
  }

  /// Writes out what is left, forces it to the disk, and gives the digest of the whole content.
  package mutating func finish() throws(StoreError) -> Digest {
    try writeOut()
    guard fsync(descriptor) == 0 else { throw .system(operation: "sync", path: path, errno: errno) }
    return hash.digest()
  }

  private mutating func update(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    while !rest.isEmpty {
      let next = (size / Self.stride + 1) * Self.stride
      let count = min(rest.count, next - size)
      hash.update(UnsafeRawBufferPointer(rebasing: rest[..<count]))
      size += count
      if size == next, let state = hash.state {
        checkpoints.append(Checkpoint(place: size, state: state))
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }

  private mutating func writeOut() throws(StoreError) {
    var done = 0
    while done < buffer.count {
      let part = buffer.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress! + done, $0.count - done) }
      if part < 0, errno == EINTR { continue }
      guard part >= 0 else { throw .system(operation: "write", path: path, errno: errno) }
      done += part
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
