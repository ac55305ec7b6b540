import Hashing
import Records

/// How a file of lines is cut into parts now, given how it was cut before: what it starts with as it did is hashed and
/// not searched for lines.
struct LineLayout {
  private(set) var parts: [LedgerStretch] = []
  /// Where each part starts.
  private(set) var offsets: [Int] = []
  /// The file's stamp if it can be trusted.
  private(set) var stamp: FileStamp?

  /// Parts at the end of what was read of a file that only grows, and the first one, are hashed all the same: a file
  /// that was written anew in its place differs there.
  private static let checkedParts = 8

  init(
    of path: String, known: LedgerFile, growsOnly: Bool, lineLimit: Int, now: Instant
  ) throws(FileProblem) {
    let file = try LocalFile(path: path)
    let before = known.blocks.flatMap(\.parts)
    if let stamp = known.stamp, stamp == file.stamp {
      self.stamp = stamp
      for part in before { append(part) }
      return
    }
    // The last part ended with the file, and may go on now.
    let complete = before.dropLast()
    let isTrusted = growsOnly && known.stamp.map { file.stamp.isGrown(from: $0) } ?? false
    let checked = isTrusted ? complete.suffix(Self.checkedParts) : complete
    let passed = complete.dropLast(checked.count)
    var isAsPromised = false
    if let first = passed.first, try Self.holds(file, first) {
      for part in passed { append(part) }
      try file.seek(to: end)
      isAsPromised = try appendIntact(checked, file) == checked.count
    }
    if !isAsPromised {
      (parts, offsets) = ([], [])
      try file.seek(to: 0)
      try appendIntact(complete, file)
    }
    try file.seek(to: end)
    var reader = LinePartReader(file, lineLimit: lineLimit)
    while let part = try reader.next() {
      append(LedgerStretch(digest: part.digest, bytes: part.size, lines: part.lines.count))
    }
    stamp = reader.settledStamp(at: now)
  }

  /// Takes over parts that come next in the file as they did, up to the first that does not; gives their number.
  @discardableResult
  private mutating func appendIntact(
    _ parts: ArraySlice<LedgerStretch>, _ file: borrowing LocalFile
  ) throws(FileProblem) -> Int {
    var count = 0
    for part in parts {
      guard try Self.holds(file, part) else { break }
      append(part)
      count += 1
    }
    return count
  }

  /// Whether the bytes that come next in a file are a part's.
  private static func holds(_ file: borrowing LocalFile, _ part: LedgerStretch) throws(FileProblem) -> Bool {
    var hash = SHA256()
    var left = part.bytes
    while left > 0 {
      let count = try file.next(upTo: min(left, 1 << 20)) { hash.update($0) }
      guard count > 0 else { return false }
      left -= count
    }
    return hash.finish() == part.digest
  }

  private var end: Int { (offsets.last ?? 0) + (parts.last?.bytes ?? 0) }

  private mutating func append(_ part: LedgerStretch) {
    offsets.append(end)
    parts.append(part)
  }
}
