/// Bytes that come in pieces, given out line by line.
struct LineBuffer: Sendable {
  private var bytes: [UInt8] = []
  private var start = 0
  private var scanned = 0

  mutating func append(_ piece: some Collection<UInt8>) {
    if start > 0, start * 2 >= bytes.count {
      bytes.removeFirst(start)
      scanned -= start
      start = 0
    }
    bytes += piece
  }

  /// The next whole line, without its end.
  mutating func next() -> [UInt8]? {
    while scanned < bytes.count {
      defer { scanned += 1 }
      guard bytes[scanned] == 0x0A else { continue }
      defer { start = scanned + 1 }
      return Array(bytes[start..<scanned])
    }
    return nil
  }
}
