import Hashing
import Records

/// Reads one line of a ledger. Members stand in the order in which `LedgerWriting` writes them.
struct LedgerLine {
  private let bytes: [UInt8]
  private var reader: JSONReader
  private var first = true
  private let end: Int

  /// Reads the line that stands in `range`, or all of the bytes but a line end.
  init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
    self.bytes = bytes
    end = range?.upperBound ?? (bytes.last == 0x0A ? bytes.count - 1 : bytes.count)
    reader = JSONReader(bytes, in: (range?.lowerBound ?? 0)..<end)
  }

  /// The name of the first member, which tells what the line is about; its value is read next.
  mutating func kind() throws(JSONError) -> String {
    try reader.beginObject()
    return try reader.nextName(first: &first) ?? ""
  }

  mutating func text() throws(JSONError) -> String { try reader.string() }

  mutating func integer(_ name: String) throws(JSONError) -> Int {
    try member(name)
    return try reader.integer()
  }

  mutating func digest(_ name: String) throws(JSONError) -> Digest {
    try member(name)
    return try reader.digest()
  }

  mutating func stamp() throws(JSONError) -> FileStamp? {
    try member("stamp")
    if reader.takeNull() { return nil }
    let place = reader.position
    let values = try [Int].read(from: &reader)
    guard values.count == 5 else { throw JSONError(.expected(.array), at: place) }
    return FileStamp(
      device: UInt64(bitPattern: Int64(values[0])), inode: UInt64(bitPattern: Int64(values[1])),
      size: values[2],
      modified: values[3], changed: values[4])
  }

  mutating func part() throws(JSONError) -> LedgerPart {
    let digest = try reader.digest()
    let bytes = try integer("bytes")
    let lines = try integer("lines")
    try member("outcomes")
    // Not looked into now: a night that changes little decodes little.
    let start = reader.position
    guard start < end - 1 else { throw JSONError(.expected(.array), at: start) }
    return LedgerPart(
      digest: digest, bytes: bytes, lines: lines, outcomes: .stored(self.bytes, start..<end - 1))
  }

  mutating func block() throws(JSONError) -> LedgerBlock {
    let piece = try reader.digest()
    let rejects = try optionalDigest("rejects")
    try member("parts")
    var parts: [LedgerStretch] = []
    var isFirst = true
    try reader.beginArray()
    while try reader.nextElement(first: &isFirst) {
      var isFirstMember = true
      try reader.beginArray()
      func next() throws(JSONError) {
        guard try reader.nextElement(first: &isFirstMember) else {
          throw JSONError(.expected(.value), at: reader.position)
        }
      }
      try next()
      let digest = try reader.digest()
      try next()
      let bytes = try reader.integer()
      try next()
      let lines = try reader.integer()
      guard try !reader.nextElement(first: &isFirstMember) else {
        throw JSONError(.trailing, at: reader.position)
      }
      parts.append(LedgerStretch(digest: digest, bytes: bytes, lines: lines))
    }
    return LedgerBlock(piece: piece, rejects: rejects, parts: parts)
  }

  mutating func head() throws(JSONError) -> LedgerHead {
    let name = try reader.string()
    return LedgerHead(
      name: name, settings: try digest("settings"), seal: try optionalDigest("seal"),
      piece: try digest("piece"), rejects: try optionalDigest("rejects"))
  }

  /// The description of an index of givers.
  mutating func givers() throws(JSONError) -> (
    names: [String], count: Int, shards: [Digest], recent: Digest?
  ) {
    guard try kind() == "givers" else { throw JSONError(.missing("givers"), at: reader.position) }
    let names = try [String].read(from: &reader)
    let count = try integer("count")
    try member("shards")
    let place = reader.position
    let shards = try [String].read(from: &reader).compactMap { Digest(hex: $0) }
    let recent = try optionalDigest("recent")
    guard shards.isEmpty || shards.count.nonzeroBitCount == 1 else {
      throw JSONError(.expected(.array), at: place)
    }
    return (names, count, shards, recent)
  }

  mutating func page() throws(JSONError) -> LedgerPage {
    let address = try reader.string()
    let entityTag = try optionalText("etag")
    let lastModified = try optionalText("modified")
    let body = try optionalDigest("body")
    let about = try optionalDigest("about")
    let place = reader.position
    var moved: String?
    var version: String?
    var asked: Int?
    var name = try reader.nextName(first: &first)
    if name == "version" {
      version = try reader.string()
      name = try reader.nextName(first: &first)
    }
    if name == "moved" {
      moved = try reader.string()
      name = try reader.nextName(first: &first)
    }
    if name == "asked" {
      asked = try reader.integer()
      name = try reader.nextName(first: &first)
    }
    guard name == "outcomes" else { throw JSONError(.missing("outcomes"), at: place) }
    return LedgerPage(
      address: address, entityTag: entityTag, lastModified: lastModified, body: body, about: about,
      version: version, moved: moved, asked: asked,
      outcomes: try LedgerOutcome.list(from: &reader))
  }

  mutating func robots() throws(JSONError) -> RobotsEntry {
    let origin = try reader.string()
    try member("token")
    let token = try reader.string()
    let read = Instant(secondsSinceEpoch: try integer("read"))
    try member("rules")
    let rules = RobotsRules(texts: try [String].read(from: &reader))
    return RobotsEntry(origin: origin, token: token, read: read, rules: rules)
  }

  mutating func texts(_ name: String) throws(JSONError) -> [String] {
    try member(name)
    return try [String].read(from: &reader)
  }

  mutating func optionalText(_ name: String) throws(JSONError) -> String? {
    try member(name)
    return try String?.read(from: &reader)
  }

  mutating func optionalDigest(_ name: String) throws(JSONError) -> Digest? {
    try member(name)
    return reader.takeNull() ? nil : try reader.digest()
  }

  private mutating func member(_ name: String) throws(JSONError) {
    let place = reader.position
    guard try reader.nextName(first: &first) == name else { throw JSONError(.missing(name), at: place) }
  }
}
