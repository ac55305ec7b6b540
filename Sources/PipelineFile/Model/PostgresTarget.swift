package import YAML

/// A PostgreSQL server to load the published tables into.
///
/// Nothing of it is in a key, a log or the record of the run: an address may hold a password.
package struct PostgresTarget: Sendable {
  package let address: Secret
  /// The database schema that holds the tables; no other pipeline may load into it.
  package let schema: String
  package let mark: Mark

  package init(address: Secret, schema: String, mark: Mark) {
    self.address = address
    self.schema = schema
    self.mark = mark
  }
}
