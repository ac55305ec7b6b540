import Hashing
import Records

/// A local file as it was read: its stamp, and the parts it was cut into.
struct LedgerFile: Sendable {
  let path: String
  /// Nil if the stamp cannot be trusted: the file must be read, though its parts may prove known.
  let stamp: FileStamp?
  let parts: [LedgerPart]
}

/// A stretch of whole lines, or a whole file, and what became of what is in it.
struct LedgerPart: Sendable {
  let digest: Digest
  let bytes: Int
  let lines: Int
  let outcomes: Outcomes

  /// Outcomes are decoded only when they are wanted.
  enum Outcomes: Sendable {
    case known([LedgerOutcome])
    /// Where their list stands in the ledger that was read.
    case stored(Range<Int>)
  }
}

/// An address as it was last fetched.
struct LedgerPage: Hashable, Sendable {
  let address: String
  /// The validators that came with it (RFC 9110, section 8.8).
  let entityTag: String?
  let lastModified: String?
  /// Digest of the body as it came; nil if none was taken.
  let body: Digest?
  /// Digest of what its feed said of it.
  let about: Digest?
  /// What its list said of its last change.
  var version: String?
  /// Where it has moved for good.
  var moved: String?
  /// What stands in the snapshot, and what is set aside: at most one of each.
  let outcomes: [LedgerOutcome]

  /// Whether the server has said that it is gone for good (RFC 9110, section 15.5.11).
  var isRetired: Bool {
    outcomes.contains { if case .reject(let reject) = $0 { reject.reason == "http_410" } else { false } }
  }
}

/// What the ledger keeps of one source.
struct LedgerSource: Sendable {
  let name: String
  let settings: Digest
  /// By path.
  var files: [String: LedgerFile] = [:]
  /// Lists of pages, by address.
  var lists: [String: LedgerList] = [:]
  /// What may be had the next time, though its list has not changed.
  var pending: [FeedItem] = []
  /// By address.
  var pages: [String: LedgerPage] = [:]
}
