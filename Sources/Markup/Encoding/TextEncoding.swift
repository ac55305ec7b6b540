/// The encodings of the web, as the WHATWG Encoding Standard lists them, but for the ones that it maps to
/// "replacement" and x-user-defined.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  case utf16LE = "utf-16le"
  case utf16BE = "utf-16be"
  case ibm866, macintosh, gbk, gb18030, big5
  case iso88592 = "iso-8859-2"
  case iso88593 = "iso-8859-3"
  case iso88594 = "iso-8859-4"
  case iso88595 = "iso-8859-5"
  case iso88596 = "iso-8859-6"
  case iso88597 = "iso-8859-7"
  case iso88598 = "iso-8859-8"
  case iso885910 = "iso-8859-10"
  case iso885913 = "iso-8859-13"
  case iso885914 = "iso-8859-14"
  case iso885915 = "iso-8859-15"
  case iso885916 = "iso-8859-16"
  case koi8R = "koi8-r"
  case koi8U = "koi8-u"
  case windows874 = "windows-874"
  case windows1250 = "windows-1250"
  case windows1251 = "windows-1251"
  case windows1252 = "windows-1252"
  case windows1253 = "windows-1253"
  case windows1254 = "windows-1254"
  case windows1255 = "windows-1255"
  case windows1256 = "windows-1256"
  case windows1257 = "windows-1257"
  case windows1258 = "windows-1258"
  case macCyrillic = "x-mac-cyrillic"
  case eucJP = "euc-jp"
  case iso2022JP = "iso-2022-jp"
  case shiftJIS = "shift_jis"
  case eucKR = "euc-kr"

  /// The encoding that a label means; case and surrounding white space do not matter. Nil for unknown labels.
  package init?(label: some StringProtocol) {
    let key = String(decoding: label.utf8.filter { $0 > 0x20 }.map(Self.lowercase), as: UTF8.self)
    guard let encoding = EncodingLabels.encodings[key] else { return nil }
    self = encoding
  }

  /// Whether each byte is a character.
  var isSingleByte: Bool {
    switch self {
    case .utf8, .utf16LE, .utf16BE, .gbk, .gb18030, .big5, .eucJP, .iso2022JP, .shiftJIS, .eucKR: false
    default: true
    }
  }

  /// What iconv calls the encoding, or the superset of it that the standard means.
  var iconvName: String {
    switch self {
    case .gbk: "GB18030"
    case .big5: "BIG5-HKSCS"
    case .shiftJIS: "CP932"
    case .eucKR: "CP949"
    case .eucJP: "EUC-JP-MS"
    case .windows874: "CP874"
    case .macCyrillic: "MAC-CYRILLIC"
    default: rawValue.hasPrefix("windows-") ? "CP" + rawValue.dropFirst(8) : rawValue.uppercased()
    }
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
