import Hashing
import Records
import StageKit

/// What the last capture left.
///
/// The form is JSON Lines. The ledger itself is its head: a line that says so, a line for each host whose robots.txt
/// was read, then for each source, in the order of capture, a line that names it and the piece with its lines: one for
/// each of its lists by address, one for each page that is to be tried again, one for each that is to be asked for
/// by the time, one for each page by address, and for
/// each file by path a line followed by one for each part or block.
struct Ledger {
  static let version = 2

  private let context: any CaptureContext
  private(set) var heads: [LedgerHead] = []
  private(set) var robots: [RobotsEntry] = []
  /// The piece that describes who gave which document.
  private(set) var givers: Digest?

  /// Nothing is known.
  init(context: any CaptureContext) { self.context = context }

  /// Reads a ledger's head; nil for one of another version, or a damaged one.
  init?(_ bytes: [UInt8], context: any CaptureContext) {
    self.context = context
    do { guard try readHead(bytes) else { return nil } } catch { return nil }
  }

  /// What the head says of a source.
  func head(_ name: String) -> LedgerHead? { heads.first { $0.name == name } }

  /// What is kept of a source; nil if it is not known.
  func source(_ name: String) throws -> LedgerSource? {
    guard let head = head(name) else { return nil }
    var source = LedgerSource(name: name, settings: head.settings, seal: head.seal)
    var file: LedgerFile?
    func close() {
      if let file { source.files[file.path] = file }
      file = nil
    }
    try forEachLine(of: try context.piece(head.piece)) { line, kind throws(JSONError) in
      if kind != "part", kind != "block" { close() }
      switch kind {
      case "list":
        let list = try line.list()
        source.lists[list.address] = list
      case "pending": source.pending.append(try line.item())
      case "recent": source.recent.append(try line.item())
      case "page":
        let page = try line.page()
        source.pages[page.address] = page
      case "file": file = LedgerFile(path: try line.text(), stamp: try line.stamp())
      case "part": file?.parts.append(try line.part())
      case "block": file?.blocks.append(try line.block())
      default: throw JSONError(.expected(.value), at: 0)
      }
    }
    close()
    return source
  }

  /// The parts of a block.
  func parts(of block: LedgerBlock) throws -> [LedgerPart] {
    var parts: [LedgerPart] = []
    try forEachLine(of: try context.piece(block.piece)) { line, _ throws(JSONError) in
      parts.append(try line.part())
    }
    return parts
  }

  /// What was set aside in a block; lines count from the block's first.
  func rejects(of block: LedgerBlock) throws -> [LedgerReject] {
    guard let piece = block.rejects else { return [] }
    var reader = JSONReader(try context.piece(piece))
    return try LedgerOutcome.list(from: &reader).compactMap {
      if case .reject(let reject) = $0 { reject } else { nil }
    }
  }

  /// What was set aside of a source, as it was reported.
  func rejects(of head: LedgerHead) throws -> [Reject] {
    guard let piece = head.rejects else { return [] }
    return try ChunkLines(try context.piece(piece)).records()
  }

  private mutating func readHead(_ bytes: [UInt8]) throws(JSONError) -> Bool {
    var count: Int?
    var isOurs = true
    try forEachLine(of: bytes) { line, kind throws(JSONError) in
      guard isOurs else { return }
      if count == nil {
        guard kind == "ledger", try line.text() == "fetch", try line.integer("version") == Self.version else {
          isOurs = false
          return
        }
        count = try line.integer("sources")
        givers = try line.optionalDigest("givers")
        return
      }
      switch kind {
      case "robots": robots.append(try line.robots())
      case "source": heads.append(try line.head())
      default: throw JSONError(.expected(.value), at: 0)
      }
    }
    return isOurs && heads.count == count
  }

  private func forEachLine(
    of bytes: [UInt8], _ body: (inout LedgerLine, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try ChunkLines(bytes).forEachLine { (range) throws(JSONError) in
      var line = LedgerLine(bytes, in: range)
      let kind = try line.kind()
      try body(&line, kind)
    }
  }
}
