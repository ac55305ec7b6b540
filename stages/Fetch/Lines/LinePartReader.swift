import Glibc
import Hashing
import Records

/// Cuts a file into parts, reading a mebibyte at a time. Lines end at 0x0A and at nothing else.
struct LinePartReader: ~Copyable {
  private let file: LocalFile
  private let lineLimit: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  init(_ file: consuming LocalFile, lineLimit: Int) {
    self.file = file
    self.lineLimit = lineLimit
  }

  /// The next part; nil at the end of the file.
  mutating func next() throws(FileProblem) -> LinePart? {
    var part = LinePart()
    var hash = SHA256()
    while let length = try takeLine(&part, &hash) {
      if part.ends(lastLine: length) { break }
    }
    guard part.size > 0 else { return nil }
    part.digest = hash.finish()
    return part
  }

  /// The file's stamp if it can be trusted.
  func settledStamp(at now: Instant) -> FileStamp? { file.isSettled(at: now) ? file.stamp : nil }

  /// Takes a line into the part; gives its length with its end, nil if no line is left.
  private mutating func takeLine(_ part: inout LinePart, _ hash: inout SHA256) throws(FileProblem) -> Int? {
    let start = part.bytes.count
    var length = 0
    var isComplete = false
    while !isComplete {
      if position == buffer.count {
        guard try refill() else { break }
      }
      let from = position
      if let end = lineEnd() {
        position = end + 1
        isComplete = true
      } else {
        position = buffer.count
      }
      length += position - from
      buffer.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[from..<position])) }
      if length <= lineLimit + 1 { part.bytes.append(contentsOf: buffer[from..<position]) }
    }
    guard length > 0 else { return nil }
    part.size += length
    let content = isComplete ? length - 1 : length
    if content <= lineLimit {
      part.lines.append(start..<start + content)
    } else {
      part.bytes.removeLast(part.bytes.count - start)
      part.lines.append(nil)
    }
    return length
  }

  private mutating func refill() throws(FileProblem) -> Bool {
    guard !isAtEnd else { return false }
    buffer.removeAll(keepingCapacity: true)
    position = 0
    isAtEnd = try file.append(upTo: 1 << 20, to: &buffer) == 0
    return !isAtEnd
  }

  private func lineEnd() -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + position, 0x0A, bytes.count - position)
      else {
        return nil
      }
      return UnsafeRawPointer(found) - base
    }
  }
}
