import Hashing
import Records

/// What one line of a JSON Lines source says: the members that are known by name; others are passed over.
struct LineRecord: Sendable {
  private(set) var authors: [String] = []
  private var id: String?
  private var url: String?
  private var title: String?
  private var published: String?
  private var text: String?
  private var html: String?
  private var outlet: String?
  private var language: String?
  private var licence: String?

  /// Reads a line; positions in errors count from its start.
  init(_ bytes: [UInt8], _ line: Range<Int>) throws(CaptureProblem) {
    do {
      try read(bytes, line)
    } catch {
      throw .json(JSONError(error.problem, at: error.position - line.lowerBound))
    }
  }

  /// What names the document: the canonical form of its url; else the source and the id; else, for want of
  /// both, the line's own digest.
  func locator(source: String, line: ArraySlice<UInt8>) -> String {
    if let url { return WebAddress(url)?.canonical ?? url }
    if let id { return source + "#" + id }
    return source + "#" + line.withUnsafeBytes { Digest.of($0).hex.prefix(32) }
  }

  /// The document. The text is preferred to the HTML: who extracted it has seen the page.
  func document(source: Source, locator: String) throws(CaptureProblem) -> Document {
    var document = source.document(id: Identifier.document(locator: locator), locator: locator)
    guard let body = text ?? html else { throw .noText }
    guard body.utf8.contains(where: { $0 > 0x20 }) else { throw .empty }
    document.body = Payload(Array(body.utf8))
    document.mediaType = text == nil ? MediaType.html : MediaType.plain
    document.charset = "utf-8"
    document.url = url == nil ? nil : locator
    document.title = title
    document.authors = authors
    document.outlet = outlet ?? source.outlet
    document.language = language ?? source.language
    document.licence = licence ?? source.licence
    document.setPublished(published)
    return document
  }

  private mutating func read(_ bytes: [UInt8], _ line: Range<Int>) throws(JSONError) {
    var reader = JSONReader(bytes, in: line)
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "id": id = try Self.value(&reader, bytes)
      case "url": url = try Self.value(&reader, bytes)
      case "title": title = try Self.value(&reader, bytes)
      case "published": published = try Self.value(&reader, bytes)
      case "text": text = try Self.value(&reader, bytes)
      case "html": html = try Self.value(&reader, bytes)
      case "outlet": outlet = try Self.value(&reader, bytes)
      case "language": language = try Self.value(&reader, bytes)
      case "licence": licence = try Self.value(&reader, bytes)
      case "authors": authors = try Self.values(&reader, bytes)
      default: try reader.skip()
      }
    }
    guard reader.atEnd() else { throw JSONError(.trailing, at: reader.position) }
  }

  /// A string, or a number as it stands; nil for null, for anything else and for nothing but spaces.
  private static func value(_ reader: inout JSONReader, _ bytes: [UInt8]) throws(JSONError) -> String? {
    switch reader.peek() ?? 0 {
    case UInt8(ascii: "\""):
      let text = try reader.string()
      return text.utf8.contains { $0 > 0x20 } ? text : nil
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return String(decoding: bytes[try reader.skip()], as: UTF8.self)
    default:
      try reader.skip()
      return nil
    }
  }

  private static func values(_ reader: inout JSONReader, _ bytes: [UInt8]) throws(JSONError) -> [String] {
    guard reader.peek() == UInt8(ascii: "[") else { return try value(&reader, bytes).map { [$0] } ?? [] }
    var result: [String] = []
    var first = true
    try reader.beginArray()
    while try reader.nextElement(first: &first) {
      if let value = try value(&reader, bytes) { result.append(value) }
    }
    return result
  }
}

extension Document {
  /// Sets publication time and date, and the day, from a date in words; leaves them if it cannot be read.
  mutating func setPublished(_ text: String?) {
    guard let text, let date = DateText.parse(text) else { return }
    publishedAt = date.instant?.description
    publishedDate = date.date.description
    day = date.date.description
  }
}
