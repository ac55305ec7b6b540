/// Version of the published tables' columns: a new column is a minor change, a renamed one a major one.
package enum SchemaVersion {
  package static let current = "1.1"
}
