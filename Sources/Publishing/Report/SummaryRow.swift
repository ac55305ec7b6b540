import Records

/// A row of a summary table: what names the group, and the counts that the report shows.
struct SummaryRow: Hashable, Sendable {
  /// Values of the columns that name the group; those that are null are not there.
  var group: [String: String] = [:]
  var statements = 0
  /// Different statements.
  var clusters = 0
  var cooperation = 0
  var conflict = 0

  /// Cooperation less conflict, as the tables have it.
  var balance: Int { cooperation - conflict }

  init() {}

  init(from reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "statements": statements = try reader.integer()
      case "clusters": clusters = try reader.integer()
      case "verbal_cooperation", "material_cooperation": cooperation += try reader.integer()
      case "verbal_conflict", "material_conflict": conflict += try reader.integer()
      case "first_date", "last_date": try reader.skip()
      default:
        if reader.peek() == UInt8(ascii: "\"") {
          group[name] = try reader.string()
        } else {
          try reader.skip()
        }
      }
    }
  }

  mutating func add(_ other: SummaryRow) {
    statements += other.statements
    clusters += other.clusters
    cooperation += other.cooperation
    conflict += other.conflict
  }
}
