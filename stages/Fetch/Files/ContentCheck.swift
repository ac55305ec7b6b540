/// Tells documents from what only bears a document's name.
enum ContentCheck {
  /// Why bytes are no document, if they are none, and the character set that their form gives away, if it does.
  static func examine(_ bytes: [UInt8], declaredCharset: String?) -> (
    problem: CaptureProblem?, charset: String?
  ) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes[start...].allSatisfy({ [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains($0) }) { return (.empty, nil) }
    if let kind = signature(bytes) { return (.binary(kind), nil) }
    if hasWideMark(bytes) { return (bytes.count <= 4 ? .empty : nil, nil) }
    if let declaredCharset, isWide(declaredCharset) { return (nil, nil) }
    if let charset = unmarkedWide(bytes) { return (nil, charset) }
    return (isBinary(bytes) ? .binary(nil) : nil, nil)
  }

  /// Byte order marks of UTF-16 and UTF-32.
  private static func hasWideMark(_ bytes: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0, 0, 0xFE, 0xFF]]
    return marks.contains { bytes.starts(with: $0) }
  }

  private static func isWide(_ charset: String) -> Bool {
    ["utf-16", "utf16", "utf-32", "utf32", "ucs-2", "unicode", "iso-10646"].contains {
      charset.lowercased().hasPrefix($0)
    }
  }

  /// UTF-16 without a mark: text with spaces and line ends has zeros in every second byte.
  private static func unmarkedWide(_ bytes: [UInt8]) -> String? {
    let sample = bytes.prefix(1024)
    guard sample.count >= 8 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    let least = sample.count / 6
    if zeros[1] >= least, zeros[0] == 0 { return "utf-16le" }
    return zeros[0] >= least && zeros[1] == 0 ? "utf-16be" : nil
  }

  /// Bytes that no text has (WHATWG MIME Sniffing, "binary data byte"): a zero near the start, or more than one
  /// in a hundred of any.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    if bytes.prefix(1445).contains(0) { return true }
    let sample = bytes.prefix(8192)
    let count = sample.count { byte in
      byte <= 0x08 || byte == 0x0B || (0x0E...0x1A).contains(byte) || (0x1C...0x1F).contains(byte)
    }
    return count > 3 && count * 100 > sample.count
  }

  /// What kind of file the first bytes say it is, if it is none with text to read.
  private static func signature(_ bytes: [UInt8]) -> String? {
    let signatures: [(String, [UInt8])] = [
      ("PDF", Array("%PDF-".utf8)), ("PNG", [0x89, 0x50, 0x4E, 0x47]), ("JPEG", [0xFF, 0xD8, 0xFF]),
      ("GIF", Array("GIF8".utf8)), ("zip", [0x50, 0x4B, 0x03, 0x04]), ("gzip", [0x1F, 0x8B]),
      ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A]), ("zstd", [0x28, 0xB5, 0x2F, 0xFD]),
      ("OLE document", [0xD0, 0xCF, 0x11, 0xE0]), ("ELF program", [0x7F, 0x45, 0x4C, 0x46]),
      ("RTF", Array("{\\rtf".utf8)), ("SQLite database", Array("SQLite format 3".utf8)),
    ]
    return signatures.first { bytes.starts(with: $0.1) }?.0
  }
}
