import Gzip

/// The HTTP response that an archive record holds (RFC 9112).
struct ArchivedResponse: Sendable {
  let status: Int
  let contentType: String?
  /// The body as the server meant it.
  let body: [UInt8]

  /// Takes a record's content apart. Many writers undo chunks and content encodings and leave the fields that name
  /// them, so both are believed only if the body looks so.
  init(_ content: [UInt8], limit: Int) throws(ArchiveProblem) {
    guard content.starts(with: "HTTP/".utf8), let (lines, start) = Self.head(content) else { throw .noHTTP }
    let words = lines[0].split(separator: 0x20, maxSplits: 2)
    guard words.count >= 2, let status = Int(String(decoding: words[1], as: UTF8.self)) else { throw .noHTTP }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let name = String(decoding: parts[0], as: UTF8.self).lowercased()
      fields[name] = FeedText.collapsed(String(decoding: parts[1], as: UTF8.self))
    }
    self.status = status
    contentType = fields["content-type"]
    var body = Array(content[start...])
    if fields["transfer-encoding"]?.lowercased().contains("chunked") == true, let whole = Self.unchunked(body)
    {
      body = whole
    }
    self.body = try Self.decoded(body, fields["content-encoding"] ?? "", limit)
  }

  /// The lines of the head, and where the body starts.
  private static func head(_ content: [UInt8]) -> ([ArraySlice<UInt8>], Int)? {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < content.count, let end = content[start...].firstIndex(of: 0x0A) {
      let line = content[start..<end]
      start = end + 1
      let trimmed = line.last == 0x0D ? line.dropLast() : line
      if trimmed.isEmpty { return lines.isEmpty ? nil : (lines, start) }
      lines.append(trimmed)
    }
    return lines.isEmpty ? nil : (lines, content.count)
  }

  /// The body without its chunks' sizes (section 7.1); nil if it has none. One that is cut gives what is there.
  static func unchunked(_ body: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    while index < body.count {
      guard let end = body[index...].prefix(1024).firstIndex(of: 0x0A) else {
        return index == 0 ? nil : result
      }
      let digits = body[index..<end].prefix { $0 != UInt8(ascii: ";") && $0 > 0x20 }
      guard digits.count <= 8, let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0
      else {
        return index == 0 ? nil : result
      }
      if size == 0 { return result }
      index = end + 1
      result += body[index..<min(index + size, body.count)]
      index = min(index + size, body.count)
      while index < body.count, body[index] == 0x0D || body[index] == 0x0A {
        index += 1
        if body[index - 1] == 0x0A { break }
      }
    }
    return result
  }

  private static func decoded(_ body: [UInt8], _ field: String, _ limit: Int) throws(ArchiveProblem)
    -> [UInt8]
  {
    do throws(ContentCoding.Problem) {
      return try ContentCoding.decoded(body, field, limit: limit)
    } catch {
      if error == .cutShort, let whole = withoutChecksum(body, limit) { return whole }
      if case .tooLarge(let limit) = error { throw .tooLarge(limit: limit) }
      throw .encoding(field)
    }
  }

  /// The content of a gzip body that lacks no more than its closing checksum, which counts as whole: some writers cut
  /// it with the last chunk.
  private static func withoutChecksum(_ body: [UInt8], _ limit: Int) -> [UInt8]? {
    // RFC 1952, section 2.3: without flags, ten bytes stand before the deflated ones.
    guard body.starts(with: [0x1F, 0x8B]), body.count > 10, body[3] == 0 else { return nil }
    return try? Inflater.inflate(Array(body[10...]), .raw, limit: limit)
  }
}
