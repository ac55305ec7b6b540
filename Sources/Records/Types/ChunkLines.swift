/// The content of a chunk: canonical lines, each ended by 0x0A. Split on that byte and no other: texts hold
/// U+2028 and U+0085, which are no line ends here.
package struct ChunkLines: Sendable {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Calls `body` with the range of each line, its end excluded.
  package func forEachLine<Failure: Error>(_ body: (Range<Int>) throws(Failure) -> Void) throws(Failure) {
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A {
      try body(start..<index)
      start = index + 1
    }
    if start < bytes.count { try body(start..<bytes.count) }
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
