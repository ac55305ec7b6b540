/// A country or organisation in whose name people speak, with the names by which texts call it.
struct Actor: Sendable {
  /// ISO 3166-1 alpha-3 for a country, else the short name of an organisation ("UN").
  let code: String
  /// How it is called in fields for people: "Azerbaijan", "the United States" without the article.
  let name: String
  let isCountry: Bool
  var names: [Name]

  struct Name: Sendable {
    let text: String
    let kind: NameKind
  }

  /// By what kind of name a text calls an actor.
  enum NameKind: UInt8, Sendable {
    case name
    /// "French"; may also stand for the people.
    case adjective
    case people
    /// A capital; it stands for its country only where it acts or is addressed.
    case capital
    /// A house, street or department that stands for its government: "Kremlin".
    case seat
  }
}

/// All actors, and their names by first word.
struct ActorTable: Sendable {
  var actors: [Actor] = []
  var phrases: [Int32: [Phrase]] = [:]

  struct Phrase: Sendable {
    let words: [Int32]
    let actor: Int32
    let kind: Actor.NameKind
    /// Whether it counts in capitals alone: "US", "UN".
    let needsCapitals: Bool
  }

  /// Our own tables: countries, then organisations.
  static let standardActors: [Actor] =
    CountryTable.lines.compactMap { country(line: $0) }
    + OrganizationTable.lines.compactMap { organization(line: $0) }

  /// Reads `code|names|adjectives|people|capitals|seats`, alternatives separated by semicolons; the first name is
  /// the one for readers.
  static func country(line: Substring) -> Actor? {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false)
    guard fields.count >= 2, let first = split(fields[1]).first else { return nil }
    let kinds: [Actor.NameKind] = [.name, .adjective, .people, .capital, .seat]
    var names: [Actor.Name] = []
    for (kind, field) in zip(kinds, fields.dropFirst()) {
      names += split(field).map { Actor.Name(text: $0, kind: kind) }
    }
    return Actor(code: String(fields[0]), name: first, isCountry: true, names: names)
  }

  /// Reads `code|names`.
  static func organization(line: Substring) -> Actor? {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false)
    guard fields.count == 2, let first = split(fields[1]).first else { return nil }
    let names = split(fields[1]).map { Actor.Name(text: $0, kind: .name) }
    return Actor(code: String(fields[0]), name: first, isCountry: false, names: names)
  }

  private static func split(_ field: Substring) -> [String] {
    field.split(separator: ";").map(String.init)
  }
}

extension ActorTable {
  /// Index of the United States, for offices that no other country has under that name.
  var unitedStates: Int? { actors.firstIndex { $0.code == "USA" } }
}

extension ActorTable {
  /// Index of the European Union, for "the Commission" in articles on its affairs.
  var europeanUnion: Int? { actors.firstIndex { $0.code == "EU" } }
}
