import Records

/// A summary table: which statements count, which groups they count in, and what is counted.
struct SummaryTable: Sendable {
  let name: String
  let meaning: String
  let dimensions: [Dimension]
  /// For a dimension, the values of which a statement must have one; none for no condition.
  let conditions: [Dimension: Set<String>]
  let measures: [Measure]
  /// The columns that name a group.
  let groupColumns: [Column]
  /// Whether a statement can count in several groups; then `statements_once` is what adds up.
  let isMany: Bool

  init(
    _ name: String, by dimensions: [Dimension], where conditions: [Dimension: Set<String>] = [:],
    measures: [Measure] = Measure.allCases, _ meaning: String
  ) {
    self.name = name
    self.meaning = meaning
    self.dimensions = dimensions
    self.conditions = conditions
    self.measures = measures
    groupColumns = dimensions.flatMap(\.columns)
    isMany = dimensions.contains { $0.isMany }
  }

  /// The published table. It has no key where a group may have no value.
  var schema: TableSchema {
    TableSchema(
      record: "Summary", table: name, meaning: meaning,
      columns: groupColumns + measures.flatMap { $0.columns(isMany: isMany) },
      primaryKey: groupColumns.contains { $0.isNullable } ? [] : groupColumns.map(\.name))
  }

  /// The groups that a statement counts in, each once, the values in the order of the columns; none if it does not
  /// meet the conditions. A condition on a dimension that groups chooses among the statement's groups.
  func groups(_ statement: CountedStatement) -> [[String?]] {
    for (dimension, allowed) in conditions where !dimensions.contains(dimension) {
      guard dimension.values(of: statement).contains(where: { Self.meets($0, allowed) }) else { return [] }
    }
    var groups: [[String?]] = [[]]
    for dimension in dimensions {
      var values = dimension.values(of: statement)
      if let allowed = conditions[dimension] { values = values.filter { Self.meets($0, allowed) } }
      if values.count == 1 {
        for index in groups.indices { groups[index] += values[0] }
      } else {
        groups = groups.flatMap { group in values.map { group + $0 } }
      }
    }
    return groups
  }

  private static func meets(_ values: [String?], _ allowed: Set<String>) -> Bool {
    values[0].map(allowed.contains) ?? false
  }

  /// Writes a row in the order of the columns.
  func writeRow(_ group: [String?], _ sums: Sums, to writer: inout JSONWriter) {
    writer.beginObject()
    for (column, value) in zip(groupColumns, group) {
      writer.name(column.name)
      if column.type == .integer {
        value.flatMap(Int.init).write(to: &writer)
      } else {
        value.write(to: &writer)
      }
    }
    for measure in measures { measure.write(sums, isMany: isMany, to: &writer) }
    writer.endObject()
  }
}

extension SummaryTable {
  /// The tables that are always published, in their order.
  static let standard = [
    SummaryTable("by_actor", by: [.actor], "Statements by actor. `statements` adds up to all statements."),
    SummaryTable(
      "by_pair", by: [.actor, .target],
      "Statements by actor and whom they address or are about. A statement counts once a pair; "
        + "`statements_once` adds up to all statements."),
    SummaryTable(
      "by_speaker", by: [.speaker, .actor],
      "Statements by speaker and actor. `statements` adds up to all statements."),
    SummaryTable("by_act", by: [.act], "Statements by act. `statements` adds up to all statements."),
    SummaryTable(
      "by_family", by: [.family, .quad],
      "Statements by act family and quad class. `statements` adds up to all statements."),
    SummaryTable(
      "by_topic", by: [.topic],
      "Statements by topic. A statement counts once a topic; `statements_once` adds up to all statements."),
    SummaryTable(
      "by_outlet", by: [.outlet], "Statements by outlet. `statements` adds up to all statements."),
    SummaryTable("by_form", by: [.form], "Statements by form. `statements` adds up to all statements."),
    SummaryTable(
      "by_day", by: [.day],
      "Statements by the day on which they were made. `statements` adds up to all statements."),
    SummaryTable(
      "by_week", by: [.week],
      "Statements by the week in which they were made. `statements` adds up to all statements."),
    SummaryTable(
      "by_month", by: [.month],
      "Statements by the month in which they were made. `statements` adds up to all statements."),
  ]
}
