import Hashing
import Records
import StageKit

/// What became of something a source had: a record of the snapshot, or a reject.
enum LedgerOutcome: Hashable, Sendable {
  case record(CapturedRecord)
  case reject(LedgerReject)

  var id: String {
    switch self {
    case .record(let record): record.key.id
    case .reject(let reject): reject.id
    }
  }
}

/// A reject as the ledger keeps it, to be reported again while what it was made from stays the same.
struct LedgerReject: Hashable, Sendable {
  let id: String
  let day: String
  let locator: String
  let reason: String
  let detail: String?
  /// For a line of a file: how many lines of its part stand before it.
  let line: Int?

  /// Whether it was set aside because its identifier was taken.
  var isDuplicate: Bool { reason == "duplicate" }
}

extension LedgerOutcome {
  /// The key of the record, if it is one.
  var recordKey: RecordKey? { if case .record(let record) = self { record.key } else { nil } }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .record(let record):
      writer.beginArray()
      writer.string(record.key.id)
      writer.string(record.key.day)
      writer.string(record.digest.hex)
      writer.integer(record.size)
      writer.endArray()
    case .reject(let reject):
      writer.beginObject()
      for (name, value) in [
        ("id", reject.id), ("day", reject.day), ("locator", reject.locator), ("reason", reject.reason),
      ] {
        writer.name(name)
        writer.string(value)
      }
      writer.name("detail")
      reject.detail.write(to: &writer)
      writer.name("line")
      reject.line.write(to: &writer)
      writer.endObject()
    }
  }

  static func read(from reader: inout JSONReader) throws(JSONError) -> LedgerOutcome {
    var first = true
    guard reader.peek() == UInt8(ascii: "[") else {
      return .reject(try LedgerReject(from: &reader))
    }
    try reader.beginArray()
    func next(_ reader: inout JSONReader) throws(JSONError) {
      guard try reader.nextElement(first: &first) else {
        throw JSONError(.expected(.value), at: reader.position)
      }
    }
    try next(&reader)
    let id = try reader.string()
    try next(&reader)
    let day = try reader.string()
    try next(&reader)
    let digest = try reader.digest()
    try next(&reader)
    let size = try reader.integer()
    guard try !reader.nextElement(first: &first) else { throw JSONError(.trailing, at: reader.position) }
    return .record(CapturedRecord(key: RecordKey(day: day, id: id), digest: digest, size: size))
  }

  /// A list of outcomes.
  static func list(from reader: inout JSONReader) throws(JSONError) -> [LedgerOutcome] {
    var result: [LedgerOutcome] = []
    var first = true
    try reader.beginArray()
    while try reader.nextElement(first: &first) { result.append(try read(from: &reader)) }
    return result
  }
}

extension LedgerReject {
  fileprivate init(from reader: inout JSONReader) throws(JSONError) {
    var texts: [String: String] = [:]
    var line: Int?
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      if name == "line" {
        line = try Int?.read(from: &reader)
      } else {
        texts[name] = try String?.read(from: &reader)
      }
    }
    guard let id = texts["id"], let reason = texts["reason"] else {
      throw JSONError(.missing("id"), at: reader.position)
    }
    self.init(
      id: id, day: texts["day"] ?? "", locator: texts["locator"] ?? "", reason: reason,
      detail: texts["detail"],
      line: line)
  }
}

extension JSONReader {
  /// A digest as 64 hexadecimal digits.
  mutating func digest() throws(JSONError) -> Digest {
    let place = position
    guard let digest = Digest(hex: try string()) else { throw JSONError(.expected(.value), at: place) }
    return digest
  }
}
