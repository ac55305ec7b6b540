import Glibc

/// Decodes bytes of one encoding to UTF-8, never leaving anything out: what means nothing becomes U+FFFD.
struct ByteDecoder {
  private(set) var utf8: [UInt8] = []
  private(set) var replacements = 0

  mutating func decode(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) {
    switch encoding {
    case .utf8: decodeUTF8(bytes)
    case .utf16LE: decodeUTF16(bytes, high: 1)
    case .utf16BE: decodeUTF16(bytes, high: 0)
    default:
      if encoding.isSingleByte {
        decodeSingleBytes(bytes, Self.table(of: encoding))
      } else {
        decodeByConverter(bytes, encoding)
      }
    }
  }

  private mutating func append(_ scalar: UInt32) {
    guard scalar != 0, let scalar = Unicode.Scalar(scalar) else { return replace() }
    if scalar.value < 0x80 {
      utf8.append(UInt8(scalar.value))
    } else if let bytes = UTF8.encode(scalar) {
      utf8.append(contentsOf: bytes)
    }
  }

  private mutating func replace() {
    utf8.append(contentsOf: [0xEF, 0xBF, 0xBD])
    replacements += 1
  }

  private mutating func decodeUTF8(_ bytes: ArraySlice<UInt8>) {
    utf8.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var copied = 0
      var index = 0
      while index < bytes.count {
        let length = bytes[index] == 0 ? 0 : UTF8Sequence.length(in: bytes, at: index)
        if length == 0 {
          utf8.append(contentsOf: bytes[copied..<index])
          replace()
          copied = index + 1
        }
        index += max(length, 1)
      }
      utf8.append(contentsOf: bytes[copied...])
    }
  }

  /// `high`: place of a unit's high byte.
  private mutating func decodeUTF16(_ bytes: ArraySlice<UInt8>, high: Int) {
    utf8.reserveCapacity(bytes.count)
    func unit(_ index: Int) -> UInt32 {
      UInt32(bytes[index + high]) << 8 | UInt32(bytes[index + 1 - high])
    }
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let first = unit(index)
      index += 2
      if (0xD800...0xDBFF).contains(first), index + 1 < bytes.endIndex {
        let second = unit(index)
        if (0xDC00...0xDFFF).contains(second) {
          append(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
          index += 2
          continue
        }
      }
      append(first)
    }
    if index < bytes.endIndex { replace() }
  }

  private mutating func decodeSingleBytes(_ bytes: ArraySlice<UInt8>, _ table: [UInt32]) {
    utf8.reserveCapacity(bytes.count + bytes.count / 4)
    for byte in bytes { append(byte < 0x80 ? UInt32(byte) : table[Int(byte - 0x80)]) }
  }

  /// The characters of the bytes from 0x80 on. Where the encoding has none, a C1 control below 0xA0, as the
  /// standard has it for the windows encodings, else nothing.
  private static func table(of encoding: TextEncoding) -> [UInt32] {
    (UInt8(0x80)...0xFF).map { byte in
      var converter = ByteDecoder()
      converter.decodeByConverter([byte], encoding)
      guard converter.replacements == 0,
        let scalar = String(decoding: converter.utf8, as: UTF8.self).unicodeScalars.first
      else { return byte < 0xA0 ? UInt32(byte) : 0xFFFF_FFFF }
      return scalar.value
    }
  }

  /// Decodes with iconv, which stops at each byte that means nothing.
  private mutating func decodeByConverter(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) {
    let converter = iconv_open("UTF-8", encoding.iconvName)
    guard converter != iconv_t(bitPattern: -1) else {
      return decodeSingleBytes(bytes, [UInt32](repeating: 0, count: 128))
    }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    input.withUnsafeMutableBufferPointer { input in
      var next = input.baseAddress
      var left = input.count
      while left > 0 {
        guard let problem = convert(converter, &next, &left), problem != E2BIG else { continue }
        replace()
        next? += 1
        left -= 1
      }
    }
    // Some converters hold a letter back to join it with an accent that may follow.
    var end: UnsafeMutablePointer<CChar>?
    var none = 0
    _ = convert(converter, &end, &none)
  }

  /// Converts what fits into one buffer; gives the error number if it stopped before the end.
  private mutating func convert(
    _ converter: iconv_t?, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int
  ) -> CInt? {
    var chunk = [CChar](repeating: 0, count: min(max(4 * left, 64), 65_536))
    let (result, problem, produced) = chunk.withUnsafeMutableBufferPointer { chunk in
      var output = chunk.baseAddress
      var room = chunk.count
      let result =
        next == nil
        ? iconv(converter, nil, nil, &output, &room) : iconv(converter, &next, &left, &output, &room)
      return (result, errno, chunk.count - room)
    }
    for byte in chunk[..<produced] {
      if byte == 0 { replace() } else { utf8.append(UInt8(bitPattern: byte)) }
    }
    return result == -1 ? problem : nil
  }
}
