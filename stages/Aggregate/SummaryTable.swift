import Records

/// A summary table: which groups a statement counts in, and what the columns of the groups are.
struct SummaryTable: Sendable {
  let name: String
  let meaning: String
  /// The columns that name a group.
  let groupColumns: [Column]
  /// Whether a statement can count in several groups; then `statements_once` is what adds up.
  let isMany: Bool
  /// The groups that a statement counts in: at least one, each once, the values in the order of the columns.
  let groups: @Sendable (CountedStatement) -> [[String?]]

  /// The published table. It has no key where a group may have no value.
  var schema: TableSchema {
    TableSchema(
      record: "Summary", table: name, meaning: meaning, columns: groupColumns + Sums.columns(isMany: isMany),
      primaryKey: groupColumns.contains { $0.isNullable } ? [] : groupColumns.map(\.name))
  }

  /// Writes a row in the order of the columns.
  func writeRow(_ group: [String?], _ sums: Sums, to writer: inout JSONWriter) {
    writer.beginObject()
    for (column, value) in zip(groupColumns, group) {
      writer.name(column.name)
      value.write(to: &writer)
    }
    sums.writeColumns(isMany: isMany, to: &writer)
    writer.endObject()
  }
}

extension SummaryTable {
  /// All tables, in the order in which they are published.
  static let all = [byActor, byPair, bySpeaker, byAct, byTopic, byDay]

  private static let actor = Column(
    "actor", .string, nullable: true,
    "Country or organisation in whose name it was said; null: the statements without one.", example: "FRA")

  private static let byActor = SummaryTable(
    name: "by_actor", meaning: "Statements by actor. `statements` adds up to all statements.",
    groupColumns: [actor], isMany: false, groups: { [[$0.actor]] })

  private static let byPair = SummaryTable(
    name: "by_pair",
    meaning: "Statements by actor and whom they address or are about. A statement counts once a pair; "
      + "`statements_once` adds up to all statements.",
    groupColumns: [
      actor,
      Column(
        "target", .string, nullable: true, "Country or organisation addressed or spoken about; null: none.",
        example: "ARM"),
      Column(
        "relation", .string, nullable: true, "Whether the words address the target or are only about it.",
        choices: ["addressee", "about"], example: "addressee"),
    ],
    isMany: true,
    groups: { statement in
      var seen: Set<String> = []
      let addressed = statement.addressees.filter { seen.insert($0).inserted }
      let mentioned = statement.about.filter { seen.insert($0).inserted }
      let pairs: [[String?]] =
        addressed.map { [statement.actor, $0, "addressee"] }
        + mentioned.map { [statement.actor, $0, "about"] }
      return pairs.isEmpty ? [[statement.actor, nil, nil]] : pairs
    })

  private static let bySpeaker = SummaryTable(
    name: "by_speaker", meaning: "Statements by speaker and actor. `statements` adds up to all statements.",
    groupColumns: [
      Column(
        "speaker_name", .string, nullable: true,
        "Full name as the articles give it; null: the statements without one.", example: "Ana Petrova"),
      actor,
    ],
    isMany: false, groups: { [[$0.speaker, $0.actor]] })

  private static let byAct = SummaryTable(
    name: "by_act", meaning: "Statements by act. `statements` adds up to all statements.",
    groupColumns: [
      Column(
        "act", .string, "What the words do (docs/acts.md).", choices: Act.allCases.map(\.rawValue),
        example: "PROTEST")
    ],
    isMany: false, groups: { [[$0.act]] })

  private static let byTopic = SummaryTable(
    name: "by_topic",
    meaning:
      "Statements by topic. A statement counts once a topic; `statements_once` adds up to all statements.",
    groupColumns: [
      Column(
        "topic", .string, nullable: true, "Topic, by PLOVER's contexts; null: the statements without one.",
        example: "diplomatic")
    ],
    isMany: true,
    groups: { statement in
      var seen: Set<String> = []
      let topics: [[String?]] = statement.topics.filter { seen.insert($0).inserted }.map { [$0] }
      return topics.isEmpty ? [[nil]] : topics
    })

  private static let byDay = SummaryTable(
    name: "by_day",
    meaning: "Statements by the day on which they were made. `statements` adds up to all statements.",
    groupColumns: [
      Column(
        "statement_date", .date, nullable: true,
        "Day on which it was said; null: the statements without one.",
        example: "2025-03-14")
    ],
    isMany: false, groups: { [[$0.date]] })
}
