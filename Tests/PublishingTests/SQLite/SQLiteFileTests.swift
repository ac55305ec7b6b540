import Foundation
import GRDB
import Records
import Testing

@testable import Publishing

@Suite("The published database") struct SQLiteFileTests {
  private static let articles = TableSchema(
    record: "Article", table: "articles", meaning: "Articles.",
    columns: [Column("article_id", .string, "Identifier."), Column("text", .string, "Words.")],
    primaryKey: ["article_id"])
  private static let sayings = TableSchema(
    record: "Saying", table: "sayings", meaning: "Sayings.",
    columns: [
      Column("id", .string, "Identifier."), Column("article_id", .string, "The article."),
      Column("actor", .string, nullable: true, "Who."),
    ], primaryKey: ["id"])

  private func path() -> String {
    FileManager.default.temporaryDirectory.appending(path: "sqlite-\(UUID()).db").path
  }

  private func write(_ tables: [SQLiteSource], _ rows: [(String, String)], to path: String) throws {
    let file = try SQLiteFile(path: path, tables: tables)
    for (table, line) in rows { try file.add(ChunkLines(Array((line + "\n").utf8)), to: table) }
    try file.finish()
  }

  private func read<Value>(_ path: String, _ body: (Database) throws -> Value) throws -> Value {
    try DatabaseQueue(path: path).read(body)
  }

  @Test("every type is kept, null is null, and lists are their JSON")
  func types() throws {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let full =
      #"{"id":"s1","text":"=1+1, \"x\"\nline","count":3,"score":-0.5,"flag":true,"day":"2031-03-14","kind":"red","tags":["a","b c"]}"#
    let empty =
      #"{"id":"s2","text":null,"count":null,"score":null,"flag":null,"day":null,"kind":null,"tags":[]}"#
    try write(
      [SQLiteSource(name: "samples", schema: allTypes)], [("samples", full + "\n" + empty)], to: path)
    let rows = try read(path) { try Row.fetchAll($0, sql: "SELECT * FROM samples ORDER BY id") }
    #expect(rows.count == 2)
    #expect(rows[0]["text"] as String == "=1+1, \"x\"\nline")
    #expect(rows[0]["count"] as Int == 3)
    #expect(rows[0]["score"] as Double == -0.5)
    #expect(rows[0]["flag"] as Int == 1)
    #expect(rows[0]["tags"] as String == #"["a","b c"]"#)
    #expect(
      ["text", "count", "score", "flag", "day", "kind"].allSatisfy { (rows[1][$0] as DatabaseValue).isNull })
    #expect(rows[1]["tags"] as String == "[]")
  }

  @Test("texts are found by words without marks, and rows refer to their articles")
  func searched() throws {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let tables = [
      SQLiteSource(name: "articles", schema: Self.articles),
      SQLiteSource(name: "sayings", schema: Self.sayings),
    ]
    try write(
      tables,
      [
        ("sayings", #"{"id":"s1","article_id":"a1","actor":"VLD"}"#),
        ("articles", #"{"article_id":"a1","text":"Le café d’Ostmark reste fermé."}"#),
        ("articles", #"{"article_id":"a2","text":"Nothing of the kind."}"#),
      ], to: path)
    try read(path) { database in
      let found = try String.fetchAll(
        database,
        sql: """
          SELECT article_id FROM articles WHERE rowid IN
            (SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'cafe ferme')
          """)
      #expect(found == ["a1"])
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").isEmpty)
      #expect(try Row.fetchAll(database, sql: "PRAGMA foreign_key_list(sayings)").count == 1)
      let plan = try Row.fetchAll(
        database, sql: "EXPLAIN QUERY PLAN SELECT * FROM sayings WHERE actor = 'VLD'")
      #expect((plan[0]["detail"] as String).contains("sayings_by_actor"))
    }
  }

  @Test("the same rows give the same bytes")
  func sameBytes() throws {
    let paths = [path(), path()]
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    for path in paths {
      try write(
        [SQLiteSource(name: "articles", schema: Self.articles)],
        [("articles", #"{"article_id":"a1","text":"One."}"#)], to: path)
    }
    let contents = try paths.map { try Data(contentsOf: URL(filePath: $0)) }
    #expect(contents[0] == contents[1])
  }

  @Test("a line that is not of the table, and a file that is there, are told")
  func refused() throws {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try SQLiteFile(path: path, tables: [SQLiteSource(name: "articles", schema: Self.articles)])
    #expect(throws: PublishingError.notOfSchema(table: "articles", column: "text", offset: 25)) {
      try file.add(ChunkLines(Array("{\"article_id\":\"a1\",\"txt\":1}\n".utf8)), to: "articles")
    }
    try file.finish()
    #expect(throws: PublishingError.self) {
      _ = try SQLiteFile(path: path, tables: [SQLiteSource(name: "articles", schema: Self.articles)])
    }
  }
}
