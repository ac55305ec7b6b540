import Records
import Testing

@testable import Extract

@Suite("Dates of statements")
struct DateTests {
  @Test(
    "days named beside the cue are worked out from the article's day, a Wednesday",
    arguments: [
      ("Ostania said on Tuesday that the lock was open.", "2025-03-11", "resolved"),
      ("Ostania said yesterday the lock was open.", "2025-03-11", "resolved"),
      ("Ostania said on March 3 that the lock was open.", "2025-03-03", "resolved"),
      ("Ostania said on March 3, 2024, that the lock was open.", "2024-03-03", "stated"),
      ("Ostania said on December 30 that the lock was open.", "2024-12-30", "resolved"),
      ("Ostania said the lock was open.", "2025-03-12", "publication"),
      ("Ostania said the lock would open on Tuesday.", "2025-03-12", "publication"),
    ])
  func days(_ text: String, _ date: String, _ basis: String) throws {
    let found = try #require(InventedWorld.statements(text, published: "2025-03-12").first)
    #expect(found.statementDate == date)
    #expect(found.dateBasis == basis)
  }

  @Test("without any date known, the date and its basis are null")
  func unknown() throws {
    let found = try #require(InventedWorld.statements("Ostania said on Tuesday the lock was open.").first)
    #expect(found.statementDate == nil)
    #expect(found.dateBasis == nil)
  }

  @Test("a dateline comes before the day of publication")
  func dateline() throws {
    var article = InventedWorld.article("Ostania said the lock was open.", published: "2025-03-12")
    article.dateline = "KARVEL, March 10"
    let found = try #require(InventedWorld.extractor().statements(in: article).first)
    #expect(found.statementDate == "2025-03-10")
    #expect(found.dateBasis == "dateline")
  }
}
