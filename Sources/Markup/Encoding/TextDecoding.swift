/// Bytes decoded to UTF-8, and how they were understood.
package struct DecodedText: Sendable {
  /// Why an encoding was taken.
  package enum Basis: String, Sendable {
    case byteOrderMark, zeroBytes, transport, declaration, content, fallback
  }

  /// Valid UTF-8 without byte order mark and without NUL.
  package let utf8: [UInt8]
  package let encoding: TextEncoding
  package let basis: Basis
  /// How many U+FFFD stand for bytes that mean nothing, NUL among them.
  package let replacements: Int
}

/// Decides how bytes are encoded, and decodes them.
package enum TextDecoding {
  /// Where a document may declare its own encoding.
  package enum Declaration: Sendable {
    case html, xml, none
  }

  /// Decodes bytes of a document. In this order: byte order mark; the zero bytes of UTF-16; valid UTF-8 with
  /// characters beyond ASCII, whatever is declared (wrong declarations are common, such accidents are not);
  /// the transport's charset; the document's own declaration; UTF-8 if it is valid; windows-1252. Labels are
  /// read as in the WHATWG Encoding Standard. Bytes that mean nothing become U+FFFD and are counted.
  package static func decode(
    _ bytes: [UInt8], charset: String?, declaration: Declaration
  ) -> DecodedText {
    if let (encoding, length) = byteOrderMark(of: bytes) {
      return decode(bytes[length...], as: encoding, .byteOrderMark)
    }
    if let encoding = zeroBytePattern(of: bytes) { return decode(bytes[...], as: encoding, .zeroBytes) }
    let census = UTF8Census(bytes)
    if census.isValid, census.multibyte > 0 { return valid(bytes, census, .content) }
    let declared = declaredEncoding(of: bytes, charset: charset, declaration: declaration)
    if let (encoding, basis) = declared, encoding != .utf8 || census.isValid || census.multibyte > 0 {
      return decode(bytes[...], as: encoding, basis)
    }
    if census.isValid { return valid(bytes, census, .content) }
    return decode(bytes[...], as: .windows1252, .fallback)
  }

  /// Valid UTF-8 as it is, or with its zero bytes replaced.
  private static func valid(
    _ bytes: [UInt8], _ census: UTF8Census, _ basis: DecodedText.Basis
  ) -> DecodedText {
    guard !census.hasZero else { return decode(bytes[...], as: .utf8, basis) }
    return DecodedText(utf8: bytes, encoding: .utf8, basis: basis, replacements: 0)
  }

  private static func declaredEncoding(
    of bytes: [UInt8], charset: String?, declaration: Declaration
  ) -> (TextEncoding, DecodedText.Basis)? {
    if let charset, let encoding = TextEncoding(label: charset) { return (encoding, .transport) }
    let label =
      switch declaration {
      case .html: EncodingDeclaration.inMeta(of: bytes)
      case .xml: EncodingDeclaration.inXML(of: bytes)
      case .none: nil as String?
      }
    guard let label, let encoding = TextEncoding(label: label) else { return nil }
    // What could be read as ASCII is not UTF-16, so the standard reads such a label as UTF-8.
    return (encoding == .utf16LE || encoding == .utf16BE ? .utf8 : encoding, .declaration)
  }

  private static func byteOrderMark(of bytes: [UInt8]) -> (TextEncoding, Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
    return nil
  }

  /// UTF-16 without a mark: in text with any ASCII every other byte is often zero, and never both of a pair.
  private static func zeroBytePattern(of bytes: [UInt8]) -> TextEncoding? {
    let pairs = min(bytes.count, 512) / 2
    guard pairs >= 8 else { return nil }
    var even = 0
    var odd = 0
    for pair in 0..<pairs {
      let zeros = (bytes[pair * 2] == 0, bytes[pair * 2 + 1] == 0)
      if zeros == (true, true) { return nil }
      even += zeros.0 ? 1 : 0
      odd += zeros.1 ? 1 : 0
    }
    if odd * 3 >= pairs, even == 0 { return .utf16LE }
    if even * 3 >= pairs, odd == 0 { return .utf16BE }
    return nil
  }

  private static func decode(
    _ bytes: ArraySlice<UInt8>, as encoding: TextEncoding, _ basis: DecodedText.Basis
  ) -> DecodedText {
    var decoder = ByteDecoder()
    decoder.decode(bytes, as: encoding)
    return DecodedText(
      utf8: decoder.utf8, encoding: encoding, basis: basis, replacements: decoder.replacements)
  }
}
