import Gzip

/// Content encodings (RFC 9110, section 8.4): gzip and deflate are undone. Others (br, zstd) are not asked for and not
/// read.
enum ContentCoding {
  /// What `Accept-Encoding` says.
  static let accepted = "gzip, deflate"

  enum Problem: Error, Hashable {
    case unknown(String)
    case cutShort
    case tooLarge(limit: Int)
  }

  /// Undoes the encodings that a `Content-Encoding` field names. A body that does not look encoded at all is taken as
  /// it is: many servers and archive writers leave a field that is not true.
  static func decoded(_ body: [UInt8], _ field: String, limit: Int) throws(Problem) -> [UInt8] {
    guard !field.isEmpty else { return body }
    var body = body
    for name in field.lowercased().split(separator: ",").reversed() {
      body = try decoded(body, name: FeedText.collapsed(String(name)) ?? "", limit)
    }
    return body
  }

  private static func decoded(_ body: [UInt8], name: String, _ limit: Int) throws(Problem) -> [UInt8] {
    do throws(InflateError) {
      switch name {
      case "identity", "", "utf-8", "none": return body
      case "gzip", "x-gzip":
        return body.starts(with: [0x1F, 0x8B]) ? try Inflater.inflate(body, .gzip, limit: limit) : body
      case "deflate": return try inflated(body, limit)
      default:
        // If the body is text all the same, somebody has undone the encoding.
        if ContentCheck.examine(body, declaredCharset: nil).problem == nil { return body }
        throw InflateError.damaged
      }
    } catch {
      switch error {
      case .tooLarge(let limit): throw .tooLarge(limit: limit)
      case .cutShort: throw .cutShort
      case .damaged, .outOfMemory: throw .unknown(name)
      }
    }
  }

  /// "deflate" is to be a zlib stream; some servers send bare deflate (RFC 9110, section 8.4.1.2).
  private static func inflated(_ body: [UInt8], _ limit: Int) throws(InflateError) -> [UInt8] {
    if ContentCheck.examine(body, declaredCharset: nil).problem == nil { return body }
    if let first = body.first, first & 0x0F == 8 {
      do throws(InflateError) {
        return try Inflater.inflate(body, .zlib, limit: limit)
      } catch {
        if error != .damaged { throw error }
      }
    }
    return try Inflater.inflate(body, .raw, limit: limit)
  }
}
