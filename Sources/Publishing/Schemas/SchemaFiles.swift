package import Records

/// All generated documents of the published tables.
package enum SchemaFiles {
  /// The files by their path under `docs/`, in order.
  package static func all(tables: [TableSchema]) -> [(path: String, bytes: [UInt8])] {
    [("schema.md", Array(SchemaDocument.markdown(tables: tables).utf8))]
      + tables.map { ("schemas/\(JSONSchema.name(of: $0)).schema.json", JSONSchema.forRecord($0)) }
      + [("schemas/run.schema.json", RunReport.jsonSchema)]
  }
}
