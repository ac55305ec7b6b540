/// A record of a web archive.
struct ArchiveRecord: Sendable {
  /// Where it starts in the file; in a compressed one, where its gzip member does.
  var offset = 0
  /// "response", "request", "warcinfo", ...; "arc_header" for the first record of an ARC file.
  var type = ""
  /// The address, without the angle brackets that some writers put around it.
  var uri: String?
  /// The date as it stands.
  var date: String?
  var contentType: String?
  /// What the header says of the content's length; nil if it says nothing sensible.
  var length: Int?
  /// The content, or as much of it as may be held.
  var content: [UInt8] = []
  /// What is wrong with it.
  var problem: ArchiveProblem?

  /// Whether it is an HTTP response: ARC files hold nothing else.
  var isHTTP: Bool {
    type == "response" && (contentType.map { $0.lowercased().hasPrefix("application/http") } ?? true)
  }
}

/// What is wrong with an archive or with a record of it.
enum ArchiveProblem: Error, Hashable, Sendable {
  /// What should be a record does not start like one.
  case noRecord
  case noLength
  /// The content has fewer bytes than the header says, or more.
  case wrongLength
  case tooLarge(limit: Int)
  /// The writer says that it has left out a part (`WARC-Truncated`).
  case truncated(String)
  /// A gzip member that does not decompress.
  case damaged(String)
  /// A gzip member with more than one record.
  case notSeparate
  case noHTTP
  case encoding(String)

  var text: String {
    switch self {
    case .noRecord: "what should be a record does not start like one"
    case .noLength: "the record does not say how long it is"
    case .wrongLength: "the record is shorter or longer than it says"
    case .tooLarge(let limit): "it has more than \(limit) bytes; the limit is 'max_page_bytes'"
    case .truncated(let why): "the archive's writer has cut it (\(why))"
    case .damaged(let why): why
    case .notSeparate: "several records share a gzip member; compress the archive record by record"
    case .noHTTP: "the record holds no HTTP response"
    case .encoding(let name): "its content encoding '\(name)' is not known, or is not what the content has"
    }
  }
}
