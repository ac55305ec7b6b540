/// What keeps a table or a document from being rendered.
package enum PublishingError: Error, Hashable, Sendable {
  /// A line is not a canonical line of the table's schema; `offset` counts bytes from the chunk's start.
  case notOfSchema(table: String, column: String?, offset: Int)
  /// A database that is published cannot be written.
  case database(file: String, problem: String)
}

extension PublishingError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notOfSchema(let table, let column, let offset):
      let place = column.map { "column '\($0)' is expected" } ?? "the end of a row is expected"
      return "a line of table '\(table)' does not have its columns: \(place) at byte \(offset)"
    case .database(let file, let problem):
      return "\(file) cannot be written: \(problem)"
    }
  }
}
