import Records
import StageKit

/// How a document is read.
enum ContentKind {
  case html, plainText

  /// Told by the bytes first, then by the media type: `.html` names and headers lie, signatures do not.
  static func of(_ document: Document) throws(Rejection) -> ContentKind {
    let bytes = document.body.bytes
    if let name = FileSignature.name(of: bytes) { throw Rejection(.binary, name) }
    let type = document.mediaType.map { $0.prefix { $0 != ";" }.filter { $0 != " " }.lowercased() } ?? ""
    switch type {
    case "text/html", "application/xhtml+xml": return .html
    case "text/plain", "text/markdown": return .plainText
    default:
      if looksLikeHTML(bytes) { return .html }
      if type.isEmpty || type.hasPrefix("text/") || type == "application/octet-stream" { return .plainText }
      if type.hasSuffix("xml") { return .html }
      throw Rejection(.binary, "media type \(type)")
    }
  }

  /// Whether markup opens the first kilobyte.
  private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
    let marks: [UInt8] = [0xEF, 0xBB, 0xBF, 0xFF, 0xFE]
    let start: [UInt8] = bytes.prefix(1024).map(ByteRules.lower).filter { $0 != 0 }
    let head = start.drop { $0 <= 0x20 || marks.contains($0) }
    for mark in ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<!--"]
    where head.starts(with: mark.utf8) {
      return true
    }
    let text = String(decoding: head, as: UTF8.self)
    return head.first == UInt8(ascii: "<") && (text.contains("<html") || text.contains("<meta"))
  }
}

/// Signatures of files that are no text.
enum FileSignature {
  private static let signatures: [(name: String, bytes: [UInt8])] = [
    ("PDF", Array("%PDF-".utf8)), ("PNG image", [0x89, 0x50, 0x4E, 0x47]),
    ("JPEG image", [0xFF, 0xD8, 0xFF]),
    ("GIF image", Array("GIF8".utf8)), ("zip archive", [0x50, 0x4B, 0x03, 0x04]),
    ("gzip data", [0x1F, 0x8B]),
    ("ELF program", [0x7F, 0x45, 0x4C, 0x46]), ("OLE document", [0xD0, 0xCF, 0x11, 0xE0]),
    ("RTF document", Array("{\\rtf".utf8)), ("Zstandard data", [0x28, 0xB5, 0x2F, 0xFD]),
    ("bzip2 data", Array("BZh".utf8)), ("xz data", [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
    ("RIFF media", Array("RIFF".utf8)), ("Ogg media", Array("OggS".utf8)), ("MP3 audio", Array("ID3".utf8)),
  ]

  /// What a file of bytes is, if its signature is known.
  static func name(of bytes: [UInt8]) -> String? {
    signatures.first { bytes.starts(with: $0.bytes) }?.name
  }
}
