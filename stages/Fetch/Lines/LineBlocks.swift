import Hashing
import Records
import StageKit

/// Puts the parts of a file together to the blocks of its ledger.
///
/// A block ends behind a part whose digest says so, one in eight, so it is the same wherever in the file it stands.
struct LineBlocks {
  private let session: CaptureSession
  private var blocks: [LedgerBlock] = []
  private var open: [LedgerPart] = []
  /// The number of the line that comes next, from 1.
  private(set) var nextLine = 1

  init(session: CaptureSession) { self.session = session }

  private static func ends(behind part: Digest) -> Bool { part.prefix & 7 == 0 }

  /// Where the blocks of parts begin and end.
  static func ranges(of parts: [LedgerStretch]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for index in parts.indices where ends(behind: parts[index].digest) || index + 1 == parts.count {
      ranges.append(start..<index + 1)
      start = index + 1
    }
    return ranges
  }

  /// Adds a block as it was, and reports what was set aside in it.
  mutating func append(_ block: LedgerBlock, source: String) throws {
    for reject in try session.ledger.rejects(of: block) {
      session.report(reject, source: source, partLine: nextLine)
    }
    blocks.append(block)
    nextLine += block.lines
  }

  mutating func append(_ part: LedgerPart) throws {
    open.append(part)
    nextLine += part.lines
    if Self.ends(behind: part.digest) { try close() }
  }

  mutating func finish() throws -> [LedgerBlock] {
    if !open.isEmpty { try close() }
    return blocks
  }

  private mutating func close() throws {
    var rejects: [LedgerReject] = []
    var line = 0
    for part in open {
      for case .reject(let reject) in part.list ?? [] {
        rejects.append(
          LedgerReject(
            id: reject.id, day: reject.day, locator: reject.locator, reason: reject.reason,
            detail: reject.detail, line: reject.line.map { line + $0 }))
      }
      line += part.lines
    }
    let context = session.context
    blocks.append(
      LedgerBlock(
        piece: try context.storePiece(LedgerWriting.lines(of: open)),
        rejects: rejects.isEmpty ? nil : try context.storePiece(LedgerWriting.list(of: rejects)),
        parts: open.map { LedgerStretch(digest: $0.digest, bytes: $0.bytes, lines: $0.lines) }))
    open = []
  }
}
