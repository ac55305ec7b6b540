/// A form in which a table is published.
package enum TableFormat: String, Sendable, CaseIterable {
  case csv
  /// JSON Lines: the canonical chunks themselves.
  case jsonl
  /// One JSON array; for small tables.
  case json

  /// Media type (RFC 4180, RFC 8259; JSON Lines has none registered).
  package var mediaType: String {
    switch self {
    case .csv: "text/csv"
    case .jsonl: "application/jsonl"
    case .json: "application/json"
    }
  }
}
