package import Records

/// What an action yields: canonical lines by output port, and the records set aside.
package struct StageOutput: Sendable {
  private var ports: [String: PortLines] = [:]
  private var writer = JSONWriter()
  /// Records set aside, in the order they were met.
  package private(set) var rejects: [Reject] = []
  /// Whether doing the same again may give more: then what is here is used in this run, and the next tries again.
  package private(set) var isProvisional = false

  package init() {}

  /// Adds a record to a port.
  package mutating func append<R: Record>(_ record: R, to port: String) {
    writer.clear()
    R.schema.write(record, to: &writer)
    append(line: writer.bytes, key: record.key, to: port)
  }

  /// Adds a canonical line, without its line end, whose record has the key.
  package mutating func append(line: [UInt8], key: RecordKey, to port: String) {
    ports[port, default: PortLines()].append(line, key)
  }

  /// Adds all that another output holds.
  package mutating func append(contentsOf other: StageOutput) {
    for (port, lines) in other.ports { ports[port, default: PortLines()].append(contentsOf: lines) }
    rejects += other.rejects
    isProvisional = isProvisional || other.isProvisional
  }

  /// How far an output has come, to go back to. Keeping a copy instead would make the next append copy all there is.
  package struct Mark: Sendable {
    fileprivate let counts: [String: Int]
    fileprivate let rejects: Int
    fileprivate let isProvisional: Bool
  }

  package var mark: Mark {
    Mark(counts: ports.mapValues(\.keys.count), rejects: rejects.count, isProvisional: isProvisional)
  }

  /// Takes back all that was added after a mark.
  package mutating func rollBack(to mark: Mark) {
    for port in ports.keys { ports[port]?.truncate(to: mark.counts[port] ?? 0) }
    rejects.removeLast(rejects.count - mark.rejects)
    isProvisional = mark.isProvisional
  }

  /// Sets a record aside.
  package mutating func reject(_ reject: Reject) { rejects.append(reject) }

  /// Sets a record aside for what is not its own fault (it took too long today): the next run tries it again.
  package mutating func rejectForNow(_ reject: Reject) {
    rejects.append(reject)
    isProvisional = true
  }

  /// The lines of a port in the order of their keys, each ended by 0x0A.
  package func lines(of port: String) -> PortLines { (ports[port] ?? PortLines()).sorted() }
}

/// Canonical lines with the keys of their records.
package struct PortLines: Sendable {
  /// The lines, each ended by 0x0A.
  package private(set) var bytes: [UInt8] = []
  package private(set) var keys: [RecordKey] = []
  private var ends: [Int] = []
  private var isSorted = true

  package init() {}

  mutating func append(_ line: [UInt8], _ key: RecordKey) {
    if let last = keys.last, key < last { isSorted = false }
    bytes.append(contentsOf: line)
    bytes.append(0x0A)
    keys.append(key)
    ends.append(bytes.count)
  }

  mutating func truncate(to count: Int) {
    guard count < keys.count else { return }
    bytes.removeLast(bytes.count - (count == 0 ? 0 : ends[count - 1]))
    keys.removeLast(keys.count - count)
    ends.removeLast(ends.count - count)
  }

  mutating func append(contentsOf other: PortLines) {
    var start = 0
    for (key, end) in zip(other.keys, other.ends) {
      append(Array(other.bytes[start..<end - 1]), key)
      start = end
    }
  }

  /// The same lines in the order of their keys; lines of equal keys keep their order.
  func sorted() -> PortLines {
    guard !isSorted else { return self }
    var result = PortLines()
    for index in keys.indices.sorted(by: { keys[$0] == keys[$1] ? $0 < $1 : keys[$0] < keys[$1] }) {
      let start = index == 0 ? 0 : ends[index - 1]
      result.append(Array(bytes[start..<ends[index] - 1]), keys[index])
    }
    return result
  }
}
