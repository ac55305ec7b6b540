import Hashing
import Records

/// A local file as it was read: its stamp, and the parts it was cut into.
struct LedgerFile: Sendable {
  let path: String
  /// Nil if the stamp cannot be trusted: the file must be read, though its parts may prove known.
  let stamp: FileStamp?
  /// The parts of a file that is taken whole, or of one that is read record by record.
  var parts: [LedgerPart] = []
  /// The blocks of a file that is read line by line; their parts stand in pieces of their own.
  var blocks: [LedgerBlock] = []
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
    /// Where their list stands in the piece that was read.
    case stored([UInt8], Range<Int>)
  }

  /// What became of what is in the part; nil if the ledger is damaged there.
  var list: [LedgerOutcome]? {
    switch outcomes {
    case .known(let outcomes): return outcomes
    case .stored(let bytes, let range):
      var reader = JSONReader(bytes, in: range)
      return try? LedgerOutcome.list(from: &reader)
    }
  }
}

/// Some consecutive parts of a file of lines. What became of them stands in pieces of their own, which are read
/// where something changed, and written again where something did.
struct LedgerBlock: Hashable, Sendable {
  /// The piece with the parts.
  let piece: Digest
  /// The piece with what was set aside, reported again each time; nil if nothing was.
  let rejects: Digest?
  /// Where the file is cut.
  let parts: [LedgerStretch]

  var lines: Int { parts.reduce(0) { $0 + $1.lines } }
}

/// A stretch of whole lines of a file: digest of its bytes, their number, that of its lines.
struct LedgerStretch: Hashable, Sendable {
  let digest: Digest
  let bytes: Int
  let lines: Int
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
  /// When it was asked for last, in seconds since 1970; nil unless pages are asked for by the time.
  var asked: Int?
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
  /// What the lists said of pages that are to be asked for again by the time, whatever the lists show.
  var recent: [FeedItem] = []
  /// By address.
  var pages: [String: LedgerPage] = [:]
  /// What tells that nothing the source is read from has changed since; nil if that cannot be told.
  var seal: Digest?
}

/// A source as the head of the ledger names it.
struct LedgerHead: Hashable, Sendable {
  let name: String
  let settings: Digest
  let seal: Digest?
  /// The piece with the source's lines.
  let piece: Digest
  /// The piece with what was set aside, to be reported again if the source is not looked into; nil if nothing was.
  let rejects: Digest?
}
