package import Hashing
package import Records

/// A file of a published table, as the documents that describe a publication name it.
package struct TableResource: Hashable, Sendable {
  /// The table's name, which may differ from its schema's where a pipeline has two of a kind.
  package let table: String
  package let schema: TableSchema
  package let format: TableFormat
  /// Path relative to the published folder.
  package let path: String
  package let rows: Int
  package let bytes: Int
  package let digest: Digest

  package init(
    table: String, schema: TableSchema, format: TableFormat, path: String, rows: Int, bytes: Int,
    digest: Digest
  ) {
    self.table = table
    self.schema = schema
    self.format = format
    self.path = path
    self.rows = rows
    self.bytes = bytes
    self.digest = digest
  }
}
