import Records

/// A group of one of the tables.
struct GroupKey: Hashable {
  /// Index into `SummaryTable.all`.
  let table: Int
  let values: [String?]

  /// The values as a JSON array: unambiguous, and sorted with a missing value last.
  var canonical: String {
    var writer = JSONWriter()
    values.write(to: &writer)
    return String(decoding: writer.take(), as: UTF8.self)
  }
}

/// The sums of all groups of all tables over some of the statements.
struct Partial {
  private var groups: [GroupKey: Sums] = [:]

  init() {}

  /// Counts the statements of one chunk. The statements of an article stand next to each other in a dataset, so
  /// only the chunk's first and last article can have statements in another chunk.
  init(counting statements: [CountedStatement]) {
    let open = Set([statements.first?.articleID, statements.last?.articleID].compactMap(\.self))
    var articles: [GroupKey: Set<String>] = [:]
    for statement in statements {
      for (index, table) in SummaryTable.all.enumerated() {
        for (place, values) in table.groups(statement).enumerated() {
          let key = GroupKey(table: index, values: values)
          groups[key, default: Sums()].add(statement, isFirst: place == 0)
          articles[key, default: []].insert(statement.articleID)
        }
      }
    }
    for (key, members) in articles {
      groups[key]?.closedArticles = members.subtracting(open).count
      groups[key]?.openArticles = members.intersection(open)
    }
  }

  /// The groups by table and values.
  var sorted: [(key: GroupKey, sums: Sums)] {
    groups.map { (canonical: $0.canonical, key: $0, sums: $1) }
      .sorted {
        $0.key.table == $1.key.table
          ? $0.canonical.utf8.lexicographicallyPrecedes($1.canonical.utf8) : $0.key.table < $1.key.table
      }
      .map { ($0.key, $0.sums) }
  }

  /// Adds the sums of another partial, from its bytes.
  mutating func add(_ bytes: [UInt8]) throws(JSONError) {
    try ChunkLines(bytes).forEachLine { (range) throws(JSONError) in
      var reader = JSONReader(bytes, in: range)
      let (key, sums) = try Self.readLine(&reader)
      groups[key, default: Sums()].add(sums)
    }
  }

  /// The canonical bytes: a line a group, none for no statement at all.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    for (key, sums) in sorted {
      Self.writeLine(key, sums, to: &writer)
      writer.endLine()
    }
    return writer.take()
  }
}

extension Partial {
  /// `[table, values, counts, open articles, first date, last date]`.
  private static func writeLine(_ key: GroupKey, _ sums: Sums, to writer: inout JSONWriter) {
    writer.beginArray()
    writer.string(SummaryTable.all[key.table].name)
    key.values.write(to: &writer)
    let counts = [
      sums.statements, sums.statementsOnce, sums.clusters, sums.closedArticles, sums.scored,
      sums.goldsteinTenths,
    ]
    (counts + sums.quads).write(to: &writer)
    sums.openArticles.sorted().write(to: &writer)
    sums.firstDate.write(to: &writer)
    sums.lastDate.write(to: &writer)
    writer.endArray()
  }

  private static func readLine(_ reader: inout JSONReader) throws(JSONError) -> (GroupKey, Sums) {
    try reader.beginArray()
    var first = true
    func element<Value: FieldValue>(_ type: Value.Type) throws(JSONError) -> Value {
      guard try reader.nextElement(first: &first) else {
        throw JSONError(.expected(.value), at: reader.position)
      }
      return try Value.read(from: &reader)
    }
    let name = try element(String.self)
    guard let table = SummaryTable.all.firstIndex(where: { $0.name == name }) else {
      throw JSONError(.missing(name), at: reader.position)
    }
    let key = GroupKey(table: table, values: try element([String?].self))
    let counts = try element([Int].self)
    guard counts.count == 10 else { throw JSONError(.expected(.array), at: reader.position) }
    var sums = Sums()
    (sums.statements, sums.statementsOnce, sums.clusters) = (counts[0], counts[1], counts[2])
    (sums.closedArticles, sums.scored, sums.goldsteinTenths) = (counts[3], counts[4], counts[5])
    sums.quads = Array(counts[6...])
    sums.openArticles = Set(try element([String].self))
    sums.firstDate = try element(String?.self)
    sums.lastDate = try element(String?.self)
    return (key, sums)
  }
}
