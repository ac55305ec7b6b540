import Postgres
import PostgresServer
import Records
import Testing

@testable import Publishing

@Suite("Loading into PostgreSQL", .enabled(if: PostgresServer.isInstalled), .serialized)
struct PostgresLoadTests {
  private static let sayings = TableSchema(
    record: "Saying", table: "sayings", meaning: "What's said.",
    columns: [
      Column("id", .string, "Identifier."), Column("text", .string, nullable: true, "Words."),
      Column("count", .integer, nullable: true, "How many."),
      Column("score", .number, nullable: true, "How good."),
      Column("flag", .boolean, nullable: true, "Whether."), Column("day", .date, nullable: true, "When."),
      Column("at", .datetime, nullable: true, "At what time."), Column("tags", .array, "Tags."),
    ], primaryKey: ["id"])
  private static let sums = TableSchema(
    record: "Sum", table: "sums", meaning: "Sums.",
    columns: [Column("actor", .string, nullable: true, "Who."), Column("n", .integer, "How many.")],
    primaryKey: [])

  private func line(_ id: String, _ text: String?, count: Int? = nil) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("id")
    writer.string(id)
    writer.name("text")
    text.write(to: &writer)
    writer.name("count")
    count.write(to: &writer)
    for name in ["score", "flag", "day", "at"] {
      writer.name(name)
      writer.null()
    }
    writer.name("tags")
    [String]().write(to: &writer)
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private func load(
    _ server: PostgresServer, _ rows: [String], sums: [String] = [], key: String,
    schema: TableSchema = sayings
  ) throws {
    let load = try PostgresLoad(server.address, schema: "press")
    try load.begin()
    for (schema, lines) in [(schema, rows), (Self.sums, sums)] {
      var chunks = lines.map { ChunkLines(Array(($0 + "\n").utf8)) }.makeIterator()
      try load.load(schema.table, schema) { chunks.next() }
    }
    try load.finish(key, of: "nightly", run: "nightly-000001")
  }

  @Test("values, types and nulls arrive as they are, whatever is in a text")
  func values() throws {
    let server = try PostgresServer()
    let hard = [
      "a,b \"c\" 'd'", "tab\there", "line\nend\r\n\\.\n\\N", "back\\slash", "emoji 🕊️ and עברית", "=1+1",
      String(repeating: "long ", count: 20_000), "", "nul\u{0}gone",
    ]
    let full =
      #"{"id":"t1","text":"x","count":-3,"score":-0.5,"flag":true,"day":"2031-03-14","at":"2031-03-14T18:02:00Z","tags":["a\\b","\"c\"\n"]}"#
    try load(server, hard.enumerated().map { line("s\($0)", $1) } + [line("u", nil), full], key: "k1")
    let connection = try PostgresConnection(server.address)
    let texts = try connection.rows("SELECT text FROM press.sayings WHERE id LIKE 's%' ORDER BY id")
    #expect(texts.map { $0[0] } == hard.dropLast() + ["nulgone"])
    #expect(try connection.rows("SELECT count(*) FROM press.sayings WHERE text IS NULL") == [["1"]])
    let typed = try connection.rows(
      """
      SELECT count + 1, score * 2, flag AND true, day + 1, at AT TIME ZONE 'UTC' + interval '1 hour', tags->>0, tags->>1
      FROM press.sayings WHERE id = 't1'
      """)
    #expect(typed == [["-2", "-1", "t", "2031-03-15", "2031-03-14 19:02:00", "a\\b", "\"c\"\n"]])
  }

  @Test("a second load touches the rows that differ and no others, and leaves views alone")
  func difference() throws {
    let server = try PostgresServer()
    try load(
      server, [line("a", "one"), line("b", "two"), line("c", "three")], sums: [#"{"actor":null,"n":3}"#],
      key: "k1")
    let connection = try PostgresConnection(server.address)
    try connection.execute("CREATE VIEW mine AS SELECT id FROM press.sayings")
    let before = try connection.rows("SELECT id, xmin FROM press.sayings ORDER BY id")
    try load(
      server, [line("a", "one"), line("b", "TWO"), line("d", "four")], sums: [#"{"actor":"VLD","n":2}"#],
      key: "k2")
    let after = try connection.rows("SELECT id, xmin FROM press.sayings ORDER BY id")
    #expect(after.map { $0[0] } == ["a", "b", "d"])
    #expect(after[0] == before[0])
    #expect(after[1] != before[1])
    #expect(try connection.rows("SELECT id FROM mine ORDER BY id") == [["a"], ["b"], ["d"]])
    #expect(try connection.rows("SELECT actor, n FROM press.sums") == [["VLD", "2"]])
  }

  @Test("readers see the one publication or the other, and never wait")
  func isolation() throws {
    let server = try PostgresServer()
    try load(server, [line("a", "one")], key: "k1")
    let reader = try PostgresConnection(server.address)
    try reader.execute("SET lock_timeout = '1s'")
    let load = try PostgresLoad(server.address, schema: "press")
    try load.begin()
    var chunks = [ChunkLines(Array((line("z", "last") + "\n").utf8))].makeIterator()
    try load.load("sayings", Self.sayings) { chunks.next() }
    #expect(try reader.rows("SELECT id FROM press.sayings") == [["a"]])
    #expect(try load.holds("k2", of: "nightly") == false)
    try load.finish("k2", of: "nightly", run: "nightly-000002")
    #expect(try reader.rows("SELECT id FROM press.sayings") == [["z"]])
    let next = try PostgresLoad(server.address, schema: "press")
    #expect(try next.holds("k2", of: "nightly"))
    #expect(try !next.holds("k1", of: "nightly"))
  }

  @Test("a load that fails leaves what was there")
  func undone() throws {
    let server = try PostgresServer()
    try load(server, [line("a", "one")], key: "k1")
    #expect(throws: PostgresError.self) { try load(server, [line("b", "x"), line("b", "y")], key: "k2") }
    #expect(throws: PublishingError.self) { try load(server, ["{\"id\":\"b\"}"], key: "k2") }
    let connection = try PostgresConnection(server.address)
    #expect(try connection.rows("SELECT id FROM press.sayings") == [["a"]])
    #expect(try connection.rows("SELECT key FROM press.demarche_publication") == [["k1"]])
  }

  @Test("a table of other columns is made anew")
  func newColumns() throws {
    let server = try PostgresServer()
    try load(server, [line("a", "one")], key: "k1")
    let more = TableSchema(
      record: "Saying", table: "sayings", meaning: "Sayings.",
      columns: [Column("id", .string, "Identifier."), Column("tone", .string, nullable: true, "Tone.")],
      primaryKey: ["id"])
    try load(server, [#"{"id":"a","tone":"cold"}"#], key: "k2", schema: more)
    let connection = try PostgresConnection(server.address)
    #expect(try connection.rows("SELECT id, tone FROM press.sayings") == [["a", "cold"]])
  }

  @Test("a server that is not there is told without the password")
  func unreachable() {
    #expect {
      _ = try PostgresConnection("postgresql://user:secret@127.0.0.1:1/nowhere")
    } throws: { error in
      let text = String(describing: error)
      return text.contains("cannot be reached") && !text.contains("secret")
    }
  }
}
