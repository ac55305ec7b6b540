import Gzip

/// The bytes of an archive, read and decompressed as they are wanted. A compressed archive is a row of gzip members,
/// each a record of its own (WARC 1.1, annex D); one that is not compressed counts as one member.
struct ArchiveInput: ~Copyable {
  private static let pieceSize = 64 << 10

  private let file: LocalFile
  let isCompressed: Bool
  /// Where the member that is read starts in the file.
  private(set) var memberOffset = 0
  private var inflater: Inflater?
  private var raw: [UInt8] = []
  private var rawIndex = 0
  private var rawOffset = 0
  private var isFileAtEnd = false
  /// Decompressed bytes, from `index` on not yet taken.
  private var bytes: [UInt8] = []
  private var index = 0
  /// How many bytes of the member were taken.
  private(set) var taken = 0

  init(_ file: consuming LocalFile) throws(FileProblem) {
    var start: [UInt8] = []
    isFileAtEnd = try file.append(upTo: Self.pieceSize, to: &start) == 0
    self.file = file
    raw = start
    isCompressed = start.starts(with: [0x1F, 0x8B])
  }

  /// Starts the next member; false at the end of the file. Bytes between members are passed over.
  mutating func nextMember() throws -> Bool {
    inflater = nil
    bytes.removeAll(keepingCapacity: true)
    (index, taken) = (0, 0)
    guard isCompressed else {
      guard try rawAvailable() else { return false }
      memberOffset = rawOffset + rawIndex
      return true
    }
    while try rawAvailable() {
      if raw[rawIndex] == 0x1F {
        if rawIndex + 3 > raw.count { try refill() }
        if raw[rawIndex...].starts(with: [0x1F, 0x8B, 8]) {
          memberOffset = rawOffset + rawIndex
          inflater = try Inflater(.gzip)
          return true
        }
      }
      rawIndex += 1
    }
    return false
  }

  /// Gives up a member that cannot be read; the next one is looked for behind its first byte.
  mutating func abandonMember() {
    inflater = nil
    if rawOffset + rawIndex == memberOffset, rawIndex < raw.count { rawIndex += 1 }
  }

  /// The next line without its end; nil at the end of the member. A line beyond `limit` bytes is cut.
  mutating func line(limit: Int = 64 << 10) throws -> [UInt8]? {
    var result: [UInt8] = []
    var isSomething = false
    while try available() {
      isSomething = true
      let end = bytes[index...].firstIndex(of: 0x0A)
      let until = end ?? bytes.count
      result += bytes[index..<min(until, index + max(0, limit - result.count))]
      taken += until - index
      index = until
      if end != nil {
        index += 1
        taken += 1
        break
      }
    }
    if result.last == 0x0D { result.removeLast() }
    return isSomething ? result : nil
  }

  /// The next byte, not taken; nil at the end of the member.
  mutating func peek() throws -> UInt8? { try available() ? bytes[index] : nil }

  /// Takes bytes: `count`, or as many as the member has. Keeps the first `limit` of them; gives how many it took.
  mutating func take(_ count: Int, keeping limit: Int, into result: inout [UInt8]) throws -> Int {
    var left = count
    while left > 0, try available() {
      let piece = min(left, bytes.count - index)
      result += bytes[index..<(index + min(piece, max(0, limit - result.count)))]
      index += piece
      taken += piece
      left -= piece
    }
    return count - left
  }

  private mutating func available() throws -> Bool {
    while index == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      index = 0
      guard try decompress() else { return false }
    }
    return true
  }

  private mutating func decompress() throws -> Bool {
    guard isCompressed else {
      guard try rawAvailable() else { return false }
      swap(&bytes, &raw)
      index = rawIndex
      rawOffset += bytes.count
      rawIndex = 0
      raw.removeAll(keepingCapacity: true)
      return true
    }
    guard inflater != nil, inflater?.isAtEnd == false else { return false }
    guard try rawAvailable() else { throw InflateError.cutShort }
    rawIndex += try inflater?.inflate(raw, from: rawIndex, into: &bytes, room: Self.pieceSize) ?? 0
    return true
  }

  private mutating func rawAvailable() throws(FileProblem) -> Bool {
    if rawIndex == raw.count { try refill() }
    return rawIndex < raw.count
  }

  /// Reads on behind what is not yet used.
  private mutating func refill() throws(FileProblem) {
    guard !isFileAtEnd else { return }
    raw.removeFirst(rawIndex)
    rawOffset += rawIndex
    rawIndex = 0
    isFileAtEnd = try file.append(upTo: Self.pieceSize, to: &raw) == 0
  }
}
