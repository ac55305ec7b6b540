import Records
import StageKit

/// The parameter `tables`: groupings that the pipeline file asks for, besides the standard ones.
enum TableParameters {
  static let name = "tables"
  /// The most dimensions of a table.
  static let mostDimensions = 5

  static let parameter = Parameter(
    name,
    .list(
      of: .record([
        Parameter(required: "name", .text, "Name of the table: lower-case letters, digits and '_'."),
        Parameter(
          required: "group_by", .list(of: .choice(Dimension.allCases.map(\.rawValue))),
          "What a row is made for."),
        Parameter(
          "where",
          .record(
            Dimension.allCases.map {
              Parameter($0.rawValue, .list(of: .text), default: .null, "Values of which a statement has one.")
            }), default: .null, "Which statements count; by default all."),
        Parameter(
          "measures", .list(of: .choice(Measure.allCases.map(\.rawValue))), default: .null,
          "What is counted; by default everything."),
      ])), default: .list([]), "Summary tables besides the standard ones.")

  /// The standard tables and those that are asked for, as far as they are right: `check` tells what is not.
  static func tables(_ parameters: Parameters) -> [SummaryTable] {
    SummaryTable.standard + parameters.records(name).map(table)
  }

  /// Throws what is wrong with a table beyond what types say.
  static func check(_ parameters: Parameters) throws(ParameterProblem) {
    var taken = Set(SummaryTable.standard.map(\.name))
    for (index, entry) in parameters.records(name).enumerated() {
      let place = "\(name)[\(index)]"
      let table = table(entry)
      guard isName(table.name) else {
        throw ParameterProblem(
          parameter: place + ".name",
          "'\(table.name)' is no name of a table: use lower-case letters, digits and '_', a letter first")
      }
      guard !reserved.contains(table.name), taken.insert(table.name).inserted else {
        throw ParameterProblem(
          parameter: place + ".name", "there is a table '\(table.name)' already: choose another name")
      }
      guard (1...mostDimensions).contains(table.dimensions.count) else {
        throw ParameterProblem(
          parameter: place + ".group_by", "a table is grouped by 1 to \(mostDimensions) columns")
      }
      guard Set(table.groupColumns.map(\.name)).count == table.groupColumns.count else {
        throw ParameterProblem(parameter: place + ".group_by", "a column is there twice: name each once")
      }
    }
  }

  /// Tables of other stages.
  private static let reserved: Set<String> = [
    "statements", "articles", "article_clusters", "rejects", "changes",
  ]

  private static func isName(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return (1...60).contains(bytes.count) && (0x61...0x7A).contains(bytes[0])
      && bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
  }

  private static func table(_ entry: Parameters) -> SummaryTable {
    let dimensions = entry.texts("group_by").compactMap(Dimension.init(rawValue:))
    var conditions: [Dimension: Set<String>] = [:]
    if case .record(let members) = entry.values["where"] {
      let given = Parameters(members)
      for dimension in Dimension.allCases where given.has(dimension.rawValue) {
        conditions[dimension] = Set(given.texts(dimension.rawValue))
      }
    }
    let named = entry.has("measures") ? entry.texts("measures") : []
    let measures = named.isEmpty ? Measure.allCases : Measure.allCases.filter { named.contains($0.rawValue) }
    return SummaryTable(
      entry.text("name"), by: dimensions, where: conditions, measures: measures,
      meaning(dimensions, conditions))
  }

  private static func meaning(_ dimensions: [Dimension], _ conditions: [Dimension: Set<String>]) -> String {
    let chosen = Dimension.allCases.compactMap { dimension in
      conditions[dimension].map { "\(dimension.rawValue) is \($0.sorted().joined(separator: " or "))" }
    }
    return "Statements by \(dimensions.map(\.rawValue).joined(separator: ", "))"
      + (chosen.isEmpty ? "" : " where \(chosen.joined(separator: " and "))") + "."
  }
}
