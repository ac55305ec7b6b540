import Glibc

/// The content of a chunk: canonical lines, each ended by 0x0A. Split on that byte and no other: texts hold
/// U+2028 and U+0085, which are no line ends here.
package struct ChunkLines: Sendable {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `body` with the range of each line, its end excluded.
  package func forEachLine<Failure: Error>(_ body: (Range<Int>) throws(Failure) -> Void) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let end = lineEnd(from: start)
      try body(start..<end)
      start = end + 1
    }
  }

  /// The next line end, or the end of all. The library's search looks at many bytes at once.
  private func lineEnd(from start: Int) -> Int {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, let found = memchr(base + start, 0x0A, bytes.count - start) else {
        return bytes.count
      }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  /// Decodes the record of each line.
  package func records<R: Record>(_ type: R.Type = R.self) throws(JSONError) -> [R] {
    var result: [R] = []
    try forEachLine { (range) throws(JSONError) in
      var reader = JSONReader(bytes, in: range)
      result.append(try R.schema.read(from: &reader))
    }
    return result
  }
}
