import Glibc
import Hashing
import Records
import Synchronization

/// What was asked of servers in one capture, and what they answered: a line of JSON for each request. The engine keeps
/// the logs of all captures; none is ever changed.
final class CaptureLog: Sendable {
  /// One request and its answer.
  struct Entry: Sendable {
    let address: String
    let time: Instant
    /// Nil if there was no answer.
    let status: Int?
    /// Why there was none, or none that counts.
    let problem: String?
    let fields: [(name: String, value: String)]
    let bytes: Int
    let body: Digest?
  }

  /// Fields that hold a secret of a session.
  private static let secretFields: Set<String> = ["set-cookie", "set-cookie2", "authorization"]

  private let entries = Mutex<[Entry]>([])

  func start() { entries.withLock { $0 = [] } }

  func add(_ address: WebAddress, _ response: PageResponse) {
    add(
      Entry(
        address: address.text, time: Self.now, status: response.status, problem: nil, fields: response.fields,
        bytes: response.body.count, body: response.body.isEmpty ? nil : .of(response.body)))
  }

  func add(_ address: WebAddress, _ problem: PageProblem) {
    let text = CaptureProblem.page(problem).text
    add(
      Entry(
        address: address.text, time: Self.now, status: nil, problem: text, fields: [], bytes: 0, body: nil))
  }

  /// The lines, by address, those of one address in the order in which it was asked for: requests to several hosts end
  /// in any order, those to one host do not.
  var lines: [UInt8] {
    let entries = entries.withLock { $0 }
    let order = entries.indices.sorted { a, b in
      entries[a].address == entries[b].address
        ? a < b : entries[a].address.utf8.lexicographicallyPrecedes(entries[b].address.utf8)
    }
    var writer = JSONWriter()
    for index in order { Self.write(entries[index], &writer) }
    return writer.take()
  }

  private func add(_ entry: Entry) { entries.withLock { $0.append(entry) } }

  private static var now: Instant { Instant(secondsSinceEpoch: time(nil)) }

  private static func write(_ entry: Entry, _ writer: inout JSONWriter) {
    writer.beginObject()
    writer.name("url")
    writer.string(entry.address)
    writer.name("time")
    writer.string(entry.time.description)
    writer.name("status")
    entry.status.write(to: &writer)
    writer.name("problem")
    entry.problem.write(to: &writer)
    writer.name("headers")
    writer.beginArray()
    for field in entry.fields where !secretFields.contains(field.name) {
      writer.beginArray()
      writer.string(field.name)
      writer.string(field.value)
      writer.endArray()
    }
    writer.endArray()
    writer.name("bytes")
    writer.integer(entry.bytes)
    writer.name("body_sha256")
    (entry.body?.hex).write(to: &writer)
    writer.endObject()
    writer.endLine()
  }
}
