import Hashing
import Records

/// Writes the lines of a ledger and of its pieces, in the order in which `Ledger` describes them.
struct LedgerWriting {
  var writer = JSONWriter()

  /// The head of a ledger.
  static func head(robots: [RobotsEntry], givers: Digest, sources: [LedgerHead]) -> [UInt8] {
    var lines = LedgerWriting()
    lines.writer.beginObject()
    lines.member("ledger", "fetch")
    lines.number("version", Ledger.version)
    lines.number("sources", sources.count)
    lines.member("givers", givers.hex)
    lines.endLine()
    for entry in robots { lines.host(entry) }
    for source in sources {
      lines.writer.beginObject()
      lines.member("source", source.name)
      lines.member("settings", source.settings.hex)
      lines.member("seal", source.seal?.hex)
      lines.member("piece", source.piece.hex)
      lines.member("rejects", source.rejects?.hex)
      lines.endLine()
    }
    return lines.writer.take()
  }

  /// A source's lines.
  static func lines(of source: LedgerSource) -> [UInt8] {
    var lines = LedgerWriting()
    for (_, list) in source.lists.sorted(by: { precedes($0.key, $1.key) }) { lines.list(list) }
    for item in source.pending { lines.item(item, as: "pending") }
    for item in source.recent { lines.item(item, as: "recent") }
    for (_, page) in source.pages.sorted(by: { precedes($0.key, $1.key) }) { lines.page(page) }
    for (_, file) in source.files.sorted(by: { precedes($0.key, $1.key) }) {
      lines.file(file)
      for part in file.parts { lines.part(part) }
      for block in file.blocks { lines.block(block) }
    }
    return lines.writer.take()
  }

  /// The lines of a block's parts.
  static func lines(of parts: [LedgerPart]) -> [UInt8] {
    var lines = LedgerWriting()
    for part in parts { lines.part(part) }
    return lines.writer.take()
  }

  /// A list of what was set aside.
  static func list(of rejects: [LedgerReject]) -> [UInt8] {
    var lines = LedgerWriting()
    lines.list(rejects.map { .reject($0) })
    return lines.writer.take()
  }

  /// The description of an index of givers.
  static func givers(names: [String], count: Int, shards: [Digest], recent: Digest?) -> [UInt8] {
    var lines = LedgerWriting()
    lines.writer.beginObject()
    lines.writer.name("givers")
    names.write(to: &lines.writer)
    lines.number("count", count)
    lines.writer.name("shards")
    shards.map(\.hex).write(to: &lines.writer)
    lines.member("recent", recent?.hex)
    lines.endLine()
    return lines.writer.take()
  }

  private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  private mutating func host(_ entry: RobotsEntry) {
    writer.beginObject()
    member("robots", entry.origin)
    member("token", entry.token)
    number("read", entry.read.secondsSinceEpoch)
    writer.name("rules")
    entry.rules.texts.write(to: &writer)
    endLine()
  }

  private mutating func block(_ block: LedgerBlock) {
    writer.beginObject()
    member("block", block.piece.hex)
    member("rejects", block.rejects?.hex)
    writer.name("parts")
    writer.beginArray()
    for part in block.parts {
      writer.beginArray()
      writer.string(part.digest.hex)
      writer.integer(part.bytes)
      writer.integer(part.lines)
      writer.endArray()
    }
    writer.endArray()
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

  private mutating func part(_ part: LedgerPart) {
    writer.beginObject()
    member("part", part.digest.hex)
    number("bytes", part.bytes)
    number("lines", part.lines)
    writer.name("outcomes")
    switch part.outcomes {
    case .known(let outcomes): list(outcomes)
    case .stored(let bytes, let range): writer.raw(bytes[range])
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
    if let asked = page.asked { number("asked", asked) }
    writer.name("outcomes")
    list(page.outcomes)
    endLine()
  }

  private mutating func list(_ outcomes: [LedgerOutcome]) {
    writer.beginArray()
    for outcome in outcomes { outcome.write(to: &writer) }
    writer.endArray()
  }

  private mutating func number(_ name: String, _ value: Int) {
    writer.name(name)
    writer.integer(value)
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
