import Hashing
import Records

/// What the last capture left, read from its canonical bytes.
///
/// The form is JSON Lines: a header, a line for each host whose robots.txt was read, then for each source, by name, a line that names it, then a line for each of its
/// lists by address, one for each page that is to be tried again, one for each page by address, and for each file by path a line followed by one for each part.
struct Ledger: Sendable {
  static let version = 1
  private let bytes: [UInt8]
  private(set) var sources: [String: LedgerSource] = [:]
  private(set) var robots: [RobotsEntry] = []

  /// Nothing is known.
  init() { bytes = [] }

  /// Reads a ledger; one of another version, or damaged, says nothing.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    do {
      try read()
    } catch {
      sources = [:]
      robots = []
    }
  }

  /// What became of what is in a part; nil if the ledger is damaged there.
  func outcomes(of part: LedgerPart) -> [LedgerOutcome]? {
    switch part.outcomes {
    case .known(let outcomes): return outcomes
    case .stored(let range):
      var reader = JSONReader(bytes, in: range)
      return try? LedgerOutcome.list(from: &reader)
    }
  }

  /// The bytes of a part's outcomes, to be written again as they are.
  func stored(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range] }

  private mutating func read() throws(JSONError) {
    var source: LedgerSource?
    var file: (path: String, stamp: FileStamp?)?
    var parts: [LedgerPart] = []
    func close(file: (path: String, stamp: FileStamp?)?, _ parts: [LedgerPart], _ source: inout LedgerSource?)
    {
      guard let file else { return }
      source?.files[file.path] = LedgerFile(path: file.path, stamp: file.stamp, parts: parts)
    }
    var isFirst = true
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = LedgerLine(bytes, in: start..<end)
      start = end + 1
      let kind = try line.kind()
      if isFirst {
        guard kind == "ledger", try line.text() == "fetch", try line.integer("version") == Self.version else {
          return
        }
        isFirst = false
        continue
      }
      if kind != "part" {
        close(file: file, parts, &source)
        (file, parts) = (nil, [])
      }
      switch kind {
      case "source":
        if let source { sources[source.name] = source }
        source = LedgerSource(name: try line.text(), settings: try line.digest("settings"))
      case "robots": robots.append(try line.robots())
      case "list":
        let list = try line.list()
        source?.lists[list.address] = list
      case "pending": source?.pending.append(try line.pending())
      case "page":
        let page = try line.page()
        source?.pages[page.address] = page
      case "file": file = (try line.text(), try line.stamp())
      case "part": parts.append(try line.part())
      default: throw JSONError(.expected(.value), at: start)
      }
    }
    close(file: file, parts, &source)
    if let source { sources[source.name] = source }
  }
}
