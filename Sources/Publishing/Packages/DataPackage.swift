import Hashing
import Records

/// `datapackage.json`: Frictionless Data Package 2.0 with a Table Schema for every published table. It holds no
/// time and no run, so the same tables give the same bytes.
package struct DataPackage: Sendable {
  /// The pipeline's name.
  package let name: String
  package let title: String
  /// Version of the tables' columns, not of the data.
  package let version: String
  /// Licences of what was captured, as the sources give them (SPDX identifiers or names), known ones only.
  package let licences: [String]
  package let resources: [TableResource]

  package init(
    name: String, title: String, version: String = SchemaVersion.current, licences: [String] = [],
    resources: [TableResource]
  ) {
    self.name = name
    self.title = title
    self.version = version
    self.licences = licences
    self.resources = resources
  }

  /// The file's bytes: resources by path, licences sorted.
  package var bytes: [UInt8] {
    var members: [(String, JSONTree)] = [
      ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .string(Self.slug(name))), ("title", .string(title)), ("version", .string(version)),
    ]
    if !licences.isEmpty {
      members.append(("licenses", .array(Set(licences).sorted().map(Self.licence))))
    }
    members.append(("resources", .array(resources.sorted { $0.path < $1.path }.map(tree))))
    return JSONTree.object(members).indented
  }

  private func tree(_ resource: TableResource) -> JSONTree {
    // Frictionless cannot count the bytes of a JSON array that it reads as a table, and takes that for an error;
    // run.json has them.
    let proof: [(String, JSONTree)] =
      resource.format == .json
      ? [] : [("bytes", .integer(resource.bytes)), ("hash", .string("sha256:\(resource.digest.hex)"))]
    return .object(
      [
        ("name", .string(Self.name(resource))), ("type", .string("table")), ("path", .string(resource.path)),
        ("description", .string(resource.schema.meaning)), ("format", .string(resource.format.rawValue)),
        ("mediatype", .string(resource.format.mediaType)), ("encoding", .string("utf-8")),
      ] + proof + [
        ("schema", TableSchemaDocument.tree(resource.schema, references: references(of: resource)))
      ])
  }

  /// A table published twice is two resources, and their names must differ.
  private static func name(_ resource: TableResource) -> String {
    slug(resource.format == .csv ? resource.table : "\(resource.table)-\(resource.format.rawValue)")
  }

  /// The resources whose rows a resource's columns name: of the same form where there is one.
  private func references(of resource: TableResource) -> [TableSchemaDocument.Reference] {
    resource.schema.columns.compactMap { column in
      guard column.name.hasSuffix("_id"), resource.schema.primaryKey != [column.name] else { return nil }
      let named = resources.filter { $0.schema.primaryKey == [column.name] && $0.table != resource.table }
      guard let reference = named.first(where: { $0.format == resource.format }) ?? named.first else {
        return nil
      }
      return TableSchemaDocument.Reference(column: column.name, resource: Self.name(reference))
    }
  }

  /// A licence by its address, or by a name in the form of SPDX identifiers, with the text as given if that differs.
  private static func licence(_ text: String) -> JSONTree {
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return .object([("path", .string(text))]) }
    let name = licenceName(text)
    return .object([("name", .string(name))] + (name == text ? [] : [("title", .string(text))]))
  }

  private static func licenceName(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      let isKept =
        scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-._".unicodeScalars.contains(scalar))
      if isKept { name.unicodeScalars.append(scalar) } else if !name.hasSuffix("-") { name += "-" }
    }
    return name.contains { $0 != "-" } ? name : "other"
  }

  /// Lower-case letters, digits, `-`, `_`, `.`: all that a name may hold.
  static func slug(_ name: String) -> String {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-_.".utf8)
    let bytes = name.utf8.map { byte in
      let lower = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
      return allowed.contains(lower) ? lower : UInt8(ascii: "-")
    }
    return bytes.isEmpty ? "unnamed" : String(decoding: bytes, as: UTF8.self)
  }
}
