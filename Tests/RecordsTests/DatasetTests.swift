import Hashing
import Records
import Testing

@Suite("Chunks, datasets and identifiers")
struct DatasetTests {
  @Test("a dataset reads back as it was")
  func roundTrip() throws {
    let chunk = ChunkReference(
      digest: .of("x"), count: 3, size: 70, first: RecordKey(day: "", id: "d1"),
      last: RecordKey(day: "2025-03-14", id: "d9"))
    let dataset = Dataset([chunk, chunk])
    #expect(try Dataset(encoded: dataset.encoded) == dataset)
    #expect(try Dataset(encoded: []).chunks.isEmpty)
    #expect(throws: JSONError.self) { try Dataset(encoded: Array("[\"x\"]\n".utf8)) }
  }

  @Test("chunks hold about 512 small records, or about 4 MiB of large ones")
  func boundaries() {
    func chunks(of count: Int, size: Int) -> Int {
      (0..<count).count { number in
        ChunkBoundary.ends(after: RecordKey(day: "", id: "d\(number)"), size: size, nextDay: "")
      }
    }
    #expect((150...250).contains(chunks(of: 100_000, size: 100)))
    #expect((150...350).contains(chunks(of: 1000, size: 1 << 20)))
    #expect(chunks(of: 10, size: 8 << 20) == 10)
  }

  @Test("a chunk ends with its day")
  func days() {
    #expect(ChunkBoundary.ends(after: RecordKey(day: "2025-03-14", id: "d"), size: 1, nextDay: "2025-03-15"))
    #expect(ChunkBoundary.ends(after: RecordKey(day: "2025-03-14", id: "d"), size: 1, nextDay: nil))
  }

  @Test("statements of an article sort by their place in it")
  func identifiers() {
    let article = Identifier.article(document: Identifier.document(locator: "https://a.example/1"))
    #expect(article.first == "a" && article.count == 21)
    let places = [0, 9, 10, 255, 256, 70_000]
    let ids = places.map { Identifier.statement(article: article, start: $0, words: "words \($0)") }
    #expect(ids == ids.sorted())
    #expect(Set(ids.map(\.count)) == [33])
  }

  @Test(
    "days before and after 1970 come and go",
    arguments: [
      ("1970-01-01", 0, 3), ("2025-03-14", 20161, 4), ("2000-02-29", 11016, 1), ("1969-12-31", -1, 2),
      ("0001-01-01", -719_162, 0),
    ])
  func dates(text: String, number: Int, weekday: Int) throws {
    let date = try #require(CivilDate(iso: text))
    #expect(date.daysSinceEpoch == number)
    #expect(date.weekday == weekday)
    #expect(CivilDate(daysSinceEpoch: number).description == text)
  }

  @Test(
    "days that are none are refused",
    arguments: ["2025-02-29", "2025-13-01", "2025-1-1", "2025-00-10", "20250314"])
  func noDates(text: String) { #expect(CivilDate(iso: text) == nil) }

  @Test("a local time and its offset are one instant")
  func instants() throws {
    let date = try #require(CivilDate(iso: "2025-03-14"))
    let instant = try #require(Instant(date: date, hour: 1, minute: 2, second: 3, offsetMinutes: 120))
    #expect(instant.description == "2025-03-13T23:02:03Z")
  }
}
