/// Headers of archive records.
enum ArchiveHeader {
  /// A WARC record of these fields; names are in lower case.
  static func record(_ fields: [(name: String, value: String)]) -> ArchiveRecord {
    var record = ArchiveRecord()
    for (name, value) in fields {
      switch name {
      case "warc-type": record.type = value.lowercased()
      case "warc-target-uri": record.uri = unbracketed(value)
      case "warc-date": record.date = value
      case "content-type": record.contentType = value
      case "content-length": record.length = length(value)
      case "warc-truncated": record.problem = .truncated(value)
      default: continue
      }
    }
    return record
  }

  /// The ARC record that a line starts: address, IP address, date, media type and length. The address may hold
  /// spaces.
  static func arcRecord(_ line: [UInt8]) -> ArchiveRecord? {
    guard line.count < 16_384, let colon = line.prefix(16).firstIndex(of: UInt8(ascii: ":")), colon > 0 else {
      return nil
    }
    let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard words.count >= 5 else { return nil }
    let date = words[words.count - 3]
    guard date.count >= 8, date.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    let uri = words.dropLast(4).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    var record = ArchiveRecord()
    record.type = uri.hasPrefix("filedesc:") ? "arc_header" : "response"
    record.uri = uri
    let digits = String(decoding: date.prefix(8), as: UTF8.self)
    record.date = "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
    record.length = length(String(decoding: words[words.count - 1], as: UTF8.self))
    return record
  }

  private static func length(_ text: String) -> Int? {
    guard let value = Int(FeedText.collapsed(text) ?? ""), value >= 0 else { return nil }
    return value
  }

  private static func unbracketed(_ text: String) -> String {
    let uri = text.hasPrefix("<") && text.hasSuffix(">") ? text.dropFirst().dropLast() : text[...]
    return uri.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
  }
}
