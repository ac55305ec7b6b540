import Hashing
import Records
import Testing

@testable import Publishing

@Suite struct DataPackageTests {
  private func resource(_ format: TableFormat) -> TableResource {
    TableResource(
      table: "samples", schema: allTypes, format: format, path: "samples.\(format.rawValue)", rows: 2,
      bytes: 120, digest: .of("x"))
  }

  @Test("a package describes each file: bytes, hash, types, constraints, key, missing values")
  func resources() {
    let package = DataPackage(
      name: "My Example", title: "An example", licences: ["CC0-1.0", "CC-BY-4.0", "CC0-1.0"],
      resources: [resource(.csv)])
    let hash = Digest.of("x").hex
    let expected = """
      {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "my-example",
        "title": "An example",
        "version": "1.1",
        "licenses": [
          {
            "name": "CC-BY-4.0"
          },
          {
            "name": "CC0-1.0"
          }
        ],
        "resources": [
          {
            "name": "samples",
            "type": "table",
            "path": "samples.csv",
            "description": "Samples.",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "bytes": 120,
            "hash": "sha256:\(hash)",
            "schema": {
              "fields": [
      """
    let text = String(decoding: package.bytes, as: UTF8.self)
    #expect(text.hasPrefix(expected))
    #expect(text.contains(#""enum": ["red","green"]"#))
    #expect(text.contains(#""missingValues": [""]"#))
    #expect(text.contains(#""primaryKey": ["id"]"#))
    #expect(text.contains(#""example": ["a"]"#))
  }

  @Test("the order of the files does not matter, and the forms of one table have different names")
  func order() {
    let forms = TableFormat.allCases.map(resource)
    let package = DataPackage(name: "p", title: "P", resources: forms)
    #expect(package.bytes == DataPackage(name: "p", title: "P", resources: forms.reversed()).bytes)
    let text = String(decoding: package.bytes, as: UTF8.self)
    for name in ["samples", "samples-jsonl", "samples-json"] {
      #expect(text.contains(#""name": "\#(name)","#))
    }
  }

  @Test("a required column is one that is never null, strings without a list of choices apart")
  func required() {
    let schema = TableSchema(
      record: "R", table: "r", meaning: "R.",
      columns: [
        Column("a", .integer, "A."), Column("b", .string, "B."), Column("c", .string, "C.", choices: ["x"]),
        Column("d", .integer, nullable: true, "D."),
      ], primaryKey: [])
    let text = String(decoding: TableSchemaDocument.tree(schema).indented, as: UTF8.self)
    #expect(text.split(separator: "\"required\": true", omittingEmptySubsequences: false).count == 3)
    #expect(!text.contains("primaryKey"))
  }

  @Test(
    "a column that names a row of another table is a foreign key to the resource of its own form, else to any"
  )
  func foreignKeys() throws {
    func table(_ name: String, _ columns: [String], _ format: TableFormat) -> TableResource {
      TableResource(
        table: name,
        schema: TableSchema(
          record: name, table: name, meaning: "T.", columns: columns.map { Column($0, .string, "C.") },
          primaryKey: [columns[0]]), format: format, path: "\(name).\(format.rawValue)", rows: 1, bytes: 1,
        digest: .of("x"))
    }
    let rows = [TableFormat.csv, .jsonl].map { table("rows", ["row_id", "page_id", "other_id"], $0) }
    let package = DataPackage(
      name: "p", title: "P",
      resources: rows + [table("pages", ["page_id"], .jsonl), table("copies", ["page_id"], .csv)])
    let text = String(decoding: package.bytes, as: UTF8.self)
    #expect(text.split(separator: "foreignKeys").count == 3)
    #expect(text.contains("\"resource\": \"copies\""))
    #expect(text.contains("\"resource\": \"pages-jsonl\""))
  }

  @Test(
    "licences that are addresses are paths; others have a name in the form of SPDX, and their text as title")
  func licences() {
    let package = DataPackage(
      name: "p", title: "P", licences: ["CC0-1.0", "https://licence.example/1", "© Port Alden Post, 2031"],
      resources: [])
    let text = String(decoding: package.bytes, as: UTF8.self)
    #expect(text.contains("\"name\": \"CC0-1.0\"\n"))
    #expect(text.contains("\"path\": \"https://licence.example/1\""))
    #expect(
      text.contains("\"name\": \"-Port-Alden-Post-2031\",\n      \"title\": \"© Port Alden Post, 2031\""))
  }
}
