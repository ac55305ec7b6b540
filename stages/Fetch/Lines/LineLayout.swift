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

  init(of path: String, known: LedgerFile, lineLimit: Int, now: Instant) throws(FileProblem) {
    let file = try LocalFile(path: path)
    let before = known.blocks.flatMap(\.parts)
    if let stamp = known.stamp, stamp == file.stamp {
      self.stamp = stamp
      for part in before { append(part) }
      return
    }
    // The last part ended with the file, and may go on now.
    for part in before.dropLast() {
      var hash = SHA256()
      var left = part.bytes
      while left > 0 {
        let count = try file.next(upTo: min(left, 1 << 20)) { hash.update($0) }
        guard count > 0 else { break }
        left -= count
      }
      guard left == 0, hash.finish() == part.digest else { break }
      append(part)
    }
    try file.seek(to: end)
    var reader = LinePartReader(file, lineLimit: lineLimit)
    while let part = try reader.next() {
      append(LedgerStretch(digest: part.digest, bytes: part.size, lines: part.lines.count))
    }
    stamp = reader.settledStamp(at: now)
  }

  private var end: Int { (offsets.last ?? 0) + (parts.last?.bytes ?? 0) }

  private mutating func append(_ part: LedgerStretch) {
    offsets.append(end)
    parts.append(part)
  }
}
