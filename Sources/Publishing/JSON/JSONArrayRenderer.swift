package import Records

/// Renders canonical lines as elements of one JSON array: `[`, fragments, `\n]\n`. A fragment depends on its chunk
/// alone, so that it can be cached: every element has a comma before it, which the table's first one drops.
package enum JSONArrayRenderer {
  package static let opening: [UInt8] = Array("[".utf8)
  package static let closing: [UInt8] = Array("\n]\n".utf8)

  /// The elements of a chunk's lines, each a comma, a line end and the line.
  package static func fragment(_ lines: ChunkLines) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(lines.bytes.count + lines.bytes.count / 64)
    lines.forEachLine { range in
      result.append(UInt8(ascii: ","))
      result.append(0x0A)
      result.append(contentsOf: lines.bytes[range])
    }
    return result
  }
}
