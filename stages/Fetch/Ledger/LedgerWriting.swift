import Hashing
import Records

/// Writes the ledger of one source, in the order in which `Ledger` describes it.
struct LedgerWriting {
  var writer = JSONWriter()

  /// The line that a ledger starts with.
  static var header: [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("ledger")
    writer.string("fetch")
    writer.name("version")
    writer.integer(Ledger.version)
    writer.endObject()
    writer.endLine()
    return writer.take()
  }

  /// The lines of hosts' rules.
  static func lines(of robots: [RobotsEntry]) -> [UInt8] {
    var lines = LedgerWriting()
    for entry in robots {
      lines.writer.beginObject()
      lines.member("robots", entry.origin)
      lines.member("token", entry.token)
      lines.writer.name("read")
      lines.writer.integer(entry.read.secondsSinceEpoch)
      lines.writer.name("rules")
      entry.rules.texts.write(to: &lines.writer)
      lines.endLine()
    }
    return lines.writer.take()
  }

  /// A source's lines. Parts that were stored in the ledger read before are copied from there.
  static func lines(of source: LedgerSource, previous: Ledger) -> [UInt8] {
    var lines = LedgerWriting()
    lines.head(source)
    for (_, list) in source.lists.sorted(by: { precedes($0.key, $1.key) }) { lines.list(list) }
    for item in source.pending { lines.pending(item) }
    for (_, page) in source.pages.sorted(by: { precedes($0.key, $1.key) }) { lines.page(page) }
    for (_, file) in source.files.sorted(by: { precedes($0.key, $1.key) }) {
      lines.file(file)
      for part in file.parts { lines.part(part, previous) }
    }
    return lines.writer.take()
  }

  private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  private mutating func head(_ source: LedgerSource) {
    writer.beginObject()
    member("source", source.name)
    member("settings", source.settings.hex)
    endLine()
  }

  private mutating func file(_ file: LedgerFile) {
    writer.beginObject()
    member("file", file.path)
    writer.name("stamp")
    if let stamp = file.stamp {
      [
        Int(Int64(bitPattern: stamp.device)), Int(Int64(bitPattern: stamp.inode)), stamp.size, stamp.modified,
        stamp.changed,
      ].write(to: &writer)
    } else {
      writer.null()
    }
    endLine()
  }

  private mutating func part(_ part: LedgerPart, _ previous: Ledger) {
    writer.beginObject()
    member("part", part.digest.hex)
    writer.name("bytes")
    writer.integer(part.bytes)
    writer.name("lines")
    writer.integer(part.lines)
    writer.name("outcomes")
    switch part.outcomes {
    case .known(let outcomes): list(outcomes)
    case .stored(let range): writer.raw(previous.stored(range))
    }
    endLine()
  }

  private mutating func page(_ page: LedgerPage) {
    writer.beginObject()
    member("page", page.address)
    member("etag", page.entityTag)
    member("modified", page.lastModified)
    member("body", page.body?.hex)
    member("about", page.about?.hex)
    if let version = page.version { member("version", version) }
    if let moved = page.moved { member("moved", moved) }
    writer.name("outcomes")
    list(page.outcomes)
    endLine()
  }

  private mutating func list(_ outcomes: [LedgerOutcome]) {
    writer.beginArray()
    for outcome in outcomes { outcome.write(to: &writer) }
    writer.endArray()
  }

  mutating func member(_ name: String, _ value: String?) {
    writer.name(name)
    value.write(to: &writer)
  }

  mutating func endLine() {
    writer.endObject()
    writer.endLine()
  }
}
