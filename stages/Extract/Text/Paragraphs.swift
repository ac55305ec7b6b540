/// Cuts a text into paragraphs: byte ranges without surrounding white space.
///
/// Empty lines separate paragraphs, and line ends within one are white space. In a text without any empty line
/// each line is a paragraph, unless the text looks hard-wrapped (lines of much the same, modest length): then a
/// paragraph ends with a clearly shorter line.
enum Paragraphs {
  /// Longer paragraphs are cut at white space, so that work and memory for one stay bounded.
  static let maximumLength = 1 << 16

  static func ranges(_ bytes: [UInt8]) -> [Range<Int>] {
    let lines = lines(of: bytes)
    var result: [Range<Int>] = []
    if lines.contains(where: \.isEmpty) {
      var open: Range<Int>?
      for line in lines {
        if line.isEmpty {
          if let open { append(open, bytes, to: &result) }
          open = nil
        } else {
          open = (open?.lowerBound ?? line.lowerBound)..<line.upperBound
        }
      }
      if let open { append(open, bytes, to: &result) }
    } else {
      for range in wrapped(lines, bytes) { append(range, bytes, to: &result) }
    }
    return result
  }

  /// The lines' ranges without surrounding white space; empty for blank lines between others.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x0A {
      let line = trimmed(start..<index, bytes)
      if !line.isEmpty || (!result.isEmpty && index < bytes.count) { result.append(line) }
      start = index + 1
    }
    while result.last?.isEmpty == true { result.removeLast() }
    return result
  }

  /// Joins the lines of a hard-wrapped text; leaves others as they are.
  private static func wrapped(_ lines: [Range<Int>], _ bytes: [UInt8]) -> [Range<Int>] {
    let longest = lines.lazy.map(\.count).max() ?? 0
    let open = lines.filter { !endsSentence($0, bytes) }.count
    guard lines.count >= 4, longest <= 100, open * 2 > lines.count else { return lines }
    var result: [Range<Int>] = []
    var start: Int?
    for line in lines {
      let first = start ?? line.lowerBound
      if line.count * 4 < longest * 3, endsSentence(line, bytes) {
        result.append(first..<line.upperBound)
        start = nil
      } else {
        start = first
      }
    }
    if let start, let last = lines.last { result.append(start..<last.upperBound) }
    return result
  }

  private static func endsSentence(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
    guard let last = line.last else { return true }
    switch bytes[last] {
    case 0x2E, 0x21, 0x3F, 0x22, 0x27, 0x3A, 0x9D: return true
    default: return false
    }
  }

  private static func append(_ range: Range<Int>, _ bytes: [UInt8], to result: inout [Range<Int>]) {
    var start = range.lowerBound
    while range.upperBound - start > maximumLength {
      var cut = start + maximumLength
      let floor = cut - maximumLength / 4
      while cut > floor, !isSpace(bytes[cut]) { cut -= 1 }
      // No white space far and wide: cut between code points.
      if cut == floor {
        cut = start + maximumLength
        while bytes[cut] & 0xC0 == 0x80, cut > floor { cut -= 1 }
      }
      result.append(start..<cut)
      start = cut
    }
    let rest = trimmed(start..<range.upperBound, bytes)
    if !rest.isEmpty { result.append(rest) }
  }

  private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, isSpace(bytes[low]) { low += 1 }
    while high > low, isSpace(bytes[high - 1]) { high -= 1 }
    return low..<high
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
