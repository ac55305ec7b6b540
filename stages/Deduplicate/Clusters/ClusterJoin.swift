import Records

/// Puts a cluster onto a record. A record without an entry is a cluster of its own.
enum ClusterJoin {
  /// The row of an `Article` line; its text is not read.
  static func article(
    _ reader: inout JSONReader, _ entry: ClusterAnswer.Entry?
  ) throws(JSONError) -> ArticleCluster {
    var row = ArticleCluster()
    var missing: Set = ["article_id", "day", "url", "outlet", "title"]
    try reader.beginObject()
    var first = true
    while !missing.isEmpty, let name = try reader.nextName(first: &first) {
      switch name {
      case "article_id": row.id = try reader.string()
      case "day": row.day = try String?.read(from: &reader) ?? ""
      case "url": row.url = try String?.read(from: &reader)
      case "outlet": row.outlet = try String?.read(from: &reader)
      case "title": row.title = try String?.read(from: &reader)
      default: try reader.skip()
      }
      missing.remove(name)
    }
    row.clusterID = entry?.clusterID ?? Identifier.cluster(leastMember: row.id)
    row.clusterSize = entry?.size ?? 1
    row.isCanonical = entry?.isCanonical ?? true
    return row
  }

  /// The line of a `Statement` with its cluster's three values replaced, the other bytes as they were: decoding
  /// forty fields to change three would cost more than all the rest of the join.
  static func statement(
    _ bytes: [UInt8], _ range: Range<Int>, _ entry: ClusterAnswer.Entry?
  ) throws(JSONError) -> (line: [UInt8], key: RecordKey) {
    var reader = JSONReader(bytes, in: range)
    var (id, day) = ("", "")
    var values: [String: Range<Int>] = [:]
    try reader.beginObject()
    var first = true
    while values.count < 3 || id.isEmpty, let name = try reader.nextName(first: &first) {
      switch name {
      case "statement_id": id = try reader.string()
      case "day": day = try String?.read(from: &reader) ?? ""
      case "cluster_id", "cluster_size", "is_canonical": values[name] = try reader.skip()
      default: try reader.skip()
      }
    }
    let cluster = [
      "cluster_id": "\"\(entry?.clusterID ?? Identifier.cluster(leastMember: id))\"",
      "cluster_size": String(entry?.size ?? 1), "is_canonical": entry?.isCanonical ?? true ? "true" : "false",
    ]
    guard values.count == cluster.count else { throw JSONError(.missing("cluster_id"), at: range.lowerBound) }
    var line: [UInt8] = []
    line.reserveCapacity(range.count + 32)
    var copied = range.lowerBound
    for (name, value) in values.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
      line.append(contentsOf: bytes[copied..<value.lowerBound])
      line.append(contentsOf: (cluster[name] ?? "null").utf8)
      copied = value.upperBound
    }
    line.append(contentsOf: bytes[copied..<range.upperBound])
    return (line, RecordKey(day: day, id: id))
  }
}
