import Aggregate
import Foundation
import Records
import StageKit
import Testing

@testable import Publishing

@Suite struct SchemaFilesTests {
  /// In the order of the data, as the command lists them.
  private static let published =
    [Article.schema.table, Statement.schema.table, ArticleCluster.schema.table]
    + Aggregate.descriptor.outputs.map(\.schema) + [Reject.schema.table, TableChange.schema.table]

  private static let docs = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../docs").standardizedFileURL

  @Test("the documents in docs/ are what the code generates", arguments: SchemaFiles.all(tables: published))
  func upToDate(path: String, bytes: [UInt8]) throws {
    let kept = try Data(contentsOf: Self.docs.appending(path: path))
    #expect(
      String(decoding: kept, as: UTF8.self) == String(decoding: bytes, as: UTF8.self),
      "write docs/\(path) anew: demarche schema docs")
  }

  @Test("every published column says what it means, and its example is of its type and among its choices")
  func columns() {
    for table in Self.published {
      for column in table.columns {
        #expect(column.meaning.hasSuffix("."), "\(table.table).\(column.name)")
        if !column.example.isEmpty {
          #expect(JSONSchema.example(column) != nil, "\(table.table).\(column.name)")
          #expect(column.choices.isEmpty || column.choices.contains(column.example))
        }
      }
      #expect(Set(table.columns.map(\.name)).count == table.columns.count)
    }
  }

  @Test("a column's schema has its type, null where it may be, and its choices")
  func property() {
    let text = String(decoding: JSONSchema.forRecord(allTypes), as: UTF8.self)
    #expect(text.contains("\"count\": {\n      \"type\": [\"integer\",\"null\"],"))
    #expect(text.contains("\"enum\": [\"red\",\"green\",null]"))
    #expect(text.contains("\"examples\": [-0.5]"))
    #expect(text.contains("\"required\": [\"id\",\"text\",\"count\","))
  }

  @Test("a schema is named by its record type, and by its table where several share one")
  func names() {
    #expect(JSONSchema.name(of: ArticleCluster.schema.table) == "article_cluster")
    #expect(Aggregate.descriptor.outputs.map { JSONSchema.name(of: $0.schema) }.contains("by_actor"))
  }

  @Test("a bar in a meaning does not end its cell in the data dictionary")
  func markdown() {
    let text = SchemaDocument.markdown(tables: [allTypes])
    #expect(text.contains("| `text` | string | yes | Words, a \\| b. |  | 1.0 |"))
    #expect(text.contains("| `kind` | string | yes | Which. One of `red`, `green`. |  | 1.0 |"))
  }
}
