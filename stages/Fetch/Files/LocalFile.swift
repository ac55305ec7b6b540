import Glibc
import Records

/// An open file. Closes itself.
struct LocalFile: ~Copyable {
  private let descriptor: CInt
  /// The stamp when the file was opened.
  let stamp: FileStamp

  /// Opens a regular file for reading.
  init(path: String) throws(FileProblem) { try self.init(location: Array(path.utf8CString.dropLast())) }

  /// Opens a regular file for reading; the path is given as bytes, without the closing zero.
  init(location: [CChar]) throws(FileProblem) {
    // Without O_NONBLOCK, opening a FIFO that nobody writes waits forever.
    let descriptor = open(location + [0], O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .system(errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw .system(code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw .notRegular
    }
    self.descriptor = descriptor
    stamp = FileStamp(status)
  }

  deinit { close(descriptor) }

  /// The whole content, if it is no longer than `limit`.
  func readAll(limit: Int) throws(FileProblem) -> [UInt8] {
    guard stamp.size <= limit else { throw .tooLarge(limit: limit) }
    var result: [UInt8] = []
    result.reserveCapacity(stamp.size + 1)
    var count = 0
    repeat {
      // One byte more than expected tells the end, and whether the file has grown.
      let room = max(1, min(stamp.size + 1 - result.count, 1 << 20))
      count = try append(upTo: room, to: &result)
      guard result.count <= limit else { throw .tooLarge(limit: limit) }
    } while count > 0
    return result
  }

  /// Appends the next bytes, at most `count`; gives their number, 0 at the end.
  func append(upTo count: Int, to bytes: inout [UInt8]) throws(FileProblem) -> Int {
    var outcome = 0
    var code: CInt = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      repeat { outcome = read(descriptor, buffer.baseAddress, count) } while outcome < 0 && errno == EINTR
      code = errno
      initialized = max(outcome, 0)
    }
    guard outcome >= 0 else { throw .system(code) }
    bytes.append(contentsOf: piece)
    return outcome
  }

  /// Reads the next bytes, at most `count`, and gives them to `body`; gives their number, 0 at the end.
  func next(upTo count: Int, _ body: (UnsafeRawBufferPointer) -> Void) throws(FileProblem) -> Int {
    try withUnsafeTemporaryAllocation(byteCount: count, alignment: 16) { (buffer) throws(FileProblem) in
      var outcome = 0
      repeat {
        outcome = Glibc.read(descriptor, buffer.baseAddress, count)
      } while outcome < 0 && errno == EINTR
      guard outcome >= 0 else { throw .system(errno) }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<outcome]))
      return outcome
    }
  }

  /// The next bytes are those at `offset`.
  func seek(to offset: Int) throws(FileProblem) {
    guard lseek(descriptor, offset, SEEK_SET) >= 0 else { throw .system(errno) }
  }

  /// Whether the file is as it was when it was opened, and would show a later write.
  func isSettled(at now: Instant) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && FileStamp(status) == stamp && stamp.isSettled(at: now)
  }
}

/// Why a local file cannot be taken.
enum FileProblem: Error, Hashable, Sendable {
  /// A system call's error number.
  case system(CInt)
  case notRegular
  case tooLarge(limit: Int)
}
