/// The bytes of a file, checked to be text that YAML may hold, and the way from bytes to places.
///
/// Lines end as libyaml ends them: LF, CR, CR LF, U+0085, U+2028, U+2029.
struct SourceText: Sendable {
  let bytes: [UInt8]
  /// The first byte after the byte order mark.
  let start: Int

  init(bytes: [UInt8]) {
    self.bytes = bytes
    start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The first thing that is no UTF-8 or no character of YAML (1.2.2, section 5.1), if there is one.
  func encodingDiagnostic() -> YAMLDiagnostic? {
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      return YAMLDiagnostic(mark: .start, problem: .encoding(.utf16))
    }
    // UTF-16 without a byte order mark shows as a NUL beside the first letter.
    if bytes.count >= 2, bytes.count.isMultiple(of: 2), (bytes[0] == 0) != (bytes[1] == 0) {
      return YAMLDiagnostic(mark: .start, problem: .encoding(.utf16))
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let offset = error.byteOffsets.lowerBound
      return YAMLDiagnostic(mark: mark(ofByte: offset), problem: .encoding(.notUTF8(byte: bytes[offset])))
    }
    return firstForbidden().map { offset, value in
      YAMLDiagnostic(mark: mark(ofByte: offset), problem: .encoding(.controlCharacter(value)))
    }
  }

  /// The place after the last character.
  var end: Mark { mark(ofByte: bytes.count) }

  /// The place of a byte that starts a character, or of the first byte that is no UTF-8.
  func mark(ofByte offset: Int) -> Mark {
    var line = 1
    var column = 1
    var place = start
    while place < offset {
      let lineEnd = lineEndLength(at: place)
      if lineEnd > 0 {
        line += 1
        column = 1
        place += lineEnd
      } else {
        column += 1
        place += 1
        while place < offset, bytes[place] & 0xC0 == 0x80 { place += 1 }
      }
    }
    return Mark(line: line, column: column)
  }

  /// Up to `count` characters from a place on, within its line; empty at the end of the line.
  func characters(at mark: Mark, count: Int) -> String {
    var line = 1
    var place = start
    while line < mark.line, place < bytes.count {
      let lineEnd = lineEndLength(at: place)
      if lineEnd > 0 { line += 1 }
      place += max(1, lineEnd)
    }
    var skipped = 1
    while skipped < mark.column, place < bytes.count {
      place = endOfCharacter(at: place)
      skipped += 1
    }
    var end = place
    for _ in 0..<count where end < bytes.count && lineEndLength(at: end) == 0 {
      end = endOfCharacter(at: end)
    }
    return String(decoding: bytes[min(place, bytes.count)..<end], as: UTF8.self)
  }

  /// What stands before a place in its line.
  func beginning(ofLineBefore mark: Mark) -> String {
    characters(at: Mark(line: mark.line, column: 1), count: mark.column - 1)
  }

  private func endOfCharacter(at place: Int) -> Int {
    var end = place + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  private func lineEndLength(at place: Int) -> Int {
    func byte(_ distance: Int) -> UInt8 { place + distance < bytes.count ? bytes[place + distance] : 0 }
    switch bytes[place] {
    case 0x0A: return 1
    case 0x0D: return byte(1) == 0x0A ? 2 : 1
    case 0xC2: return byte(1) == 0x85 ? 2 : 0
    case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9) ? 3 : 0
    default: return 0
    }
  }

  /// The first forbidden character and its byte, in bytes that are UTF-8.
  private func firstForbidden() -> (offset: Int, value: UInt32)? {
    let span = bytes.span
    for place in start..<max(start, span.count) {
      switch span[place] {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E: continue
      case let byte where byte < 0x80: return (place, UInt32(byte))
      case 0xC2 where span[place + 1] < 0xA0 && span[place + 1] != 0x85:
        return (place, UInt32(span[place + 1]))
      case 0xEF where span[place + 1] == 0xBB && span[place + 2] == 0xBF: return (place, 0xFEFF)
      case 0xEF where span[place + 1] == 0xBF && span[place + 2] >= 0xBE:
        return (place, 0xFF40 + UInt32(span[place + 2]))
      default: continue
      }
    }
    return nil
  }
}
