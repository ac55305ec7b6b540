import Records

/// What statements can be grouped by and chosen by.
enum Dimension: String, CaseIterable, Sendable {
  case actor
  /// Whom the words address or are about, with which of the two.
  case target
  case addressee, about
  case speaker, role, organization, country
  case act, family, quad, polarity, event
  case topic, outlet, language, form
  case day, week, month

  /// The columns that a group has by this dimension.
  var columns: [Column] {
    switch self {
    case .actor: [Self.actorColumn]
    case .target: [Self.targetColumn, Self.relationColumn]
    case .addressee: [text("addressee", "Country or organisation that the words address", "ARM")]
    case .about: [text("about", "Country or organisation that the words are about", "ARM")]
    case .speaker: [text("speaker_name", "Full name as the articles give it", "Ana Petrova")]
    case .role: [text("speaker_role", "Role or office of the speaker", "spokesman")]
    case .organization: [text("speaker_organization", "Organisation of the speaker", "Foreign Ministry")]
    case .country: [text("speaker_country", "Country of the speaker (ISO 3166-1 alpha-3)", "AZE")]
    case .act: [Self.actColumn]
    case .family: [Self.familyColumn]
    case .quad:
      [
        Column(
          "quad_class", .integer, nullable: true,
          "Quad class: 1 verbal cooperation to 4 material conflict; null: none.", example: "3")
      ]
    case .polarity:
      [
        Column(
          "polarity", .string, nullable: true, "Whether the act is affirmed or negated; null: not known.",
          choices: ["positive", "negated"], example: "positive")
      ]
    case .event: [text("plover_event", "PLOVER event type", "ACCUSE")]
    case .topic: [text("topic", "Topic, by PLOVER's contexts", "diplomatic")]
    case .outlet: [text("outlet", "Publisher of the article", "Port Alden Courier")]
    case .language: [text("language", "Language of the article", "en")]
    case .form:
      [
        Column(
          "form", .string, nullable: true, "Whether the words are quoted wholly, partly, or not.",
          choices: ["direct", "mixed", "indirect"], example: "direct")
      ]
    case .day:
      [
        Column(
          "statement_date", .date, nullable: true,
          "Day on which it was said; null: the statements without one.", example: "2025-03-14")
      ]
    case .week: [text("week", "Week of the day on which it was said (ISO 8601)", "2025-W11")]
    case .month: [text("month", "Month of the day on which it was said", "2025-03")]
    }
  }

  /// Whether a statement can have several values.
  var isMany: Bool {
    switch self {
    case .target, .addressee, .about, .topic: true
    default: false
    }
  }

  private func text(_ name: String, _ meaning: String, _ example: String) -> Column {
    Column(name, .string, nullable: true, meaning + "; null: the statements without one.", example: example)
  }

  private static let actorColumn = Column(
    "actor", .string, nullable: true,
    "Country or organisation in whose name it was said; null: the statements without one.", example: "FRA")
  private static let targetColumn = Column(
    "target", .string, nullable: true, "Country or organisation addressed or spoken about; null: none.",
    example: "ARM")
  private static let relationColumn = Column(
    "relation", .string, nullable: true, "Whether the words address the target or are only about it.",
    choices: ["addressee", "about"], example: "addressee")
  private static let actColumn = Column(
    "act", .string, "What the words do (docs/acts.md).", choices: Act.allCases.map(\.rawValue),
    example: "PROTEST")
  private static let familyColumn = Column(
    "act_family", .string, "How the act goes with others (docs/acts.md).",
    choices: Act.Family.allCases.map(\.rawValue), example: "adverse")
}

extension Dimension {
  /// The values of a statement, each once, each with a value for every column; at least one.
  func values(of statement: CountedStatement) -> [[String?]] {
    switch self {
    case .actor: [[statement.actor]]
    case .target: Self.targets(of: statement)
    case .addressee: Self.unique(statement.addressees)
    case .about: Self.unique(statement.about)
    case .speaker: [[statement.speaker]]
    case .role: [[statement.role]]
    case .organization: [[statement.organization]]
    case .country: [[statement.country]]
    case .act: [[statement.act]]
    case .family: [[(Act(rawValue: statement.act)?.family ?? .neutral).rawValue]]
    case .quad: [[statement.quadClass.map(String.init)]]
    case .polarity: [[statement.polarity]]
    case .event: [[statement.event]]
    case .topic: Self.unique(statement.topics)
    case .outlet: [[statement.outlet]]
    case .language: [[statement.language]]
    case .form: [[statement.form]]
    case .day: [[statement.date]]
    case .week: [[statement.date.flatMap { CivilDate(iso: $0)?.isoWeek }]]
    case .month: [[statement.date.map { String($0.prefix(7)) }]]
    }
  }

  private static func unique(_ values: [String]) -> [[String?]] {
    guard values.count > 1 else { return [[values.first]] }
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }.map { [$0] }
  }

  private static func targets(of statement: CountedStatement) -> [[String?]] {
    var seen: Set<String> = []
    let addressed = statement.addressees.filter { seen.insert($0).inserted }
    let mentioned = statement.about.filter { seen.insert($0).inserted }
    let targets: [[String?]] = addressed.map { [$0, "addressee"] } + mentioned.map { [$0, "about"] }
    return targets.isEmpty ? [[nil, nil]] : targets
  }
}
