import Records
import StageKit
import Testing

@testable import Deduplicate

@Suite struct ClustersTests {
  private func article(_ id: String, _ text: String, _ published: String?) -> Article {
    var article = Article()
    article.id = id
    article.text = text
    article.publishedAt = published
    article.outlet = "Outlet of \(id)"
    return article
  }

  @Test("a cluster is named by its least member, and the earliest published stands for it")
  func names() throws {
    let text = Prose.text(seed: 3, words: 120)
    let rows = try run(articles: [
      [
        article("a01", text, "2031-03-02T10:00:00Z"), article("a02", text + " again", "2031-03-01T10:00:00Z"),
        article("a03", Prose.text(seed: 4, words: 120), nil), article("a04", "more " + text, nil),
      ]
    ]).articles
    #expect(rows.map(\.clusterID) == ["c01", "c01", "c03", "c01"])
    #expect(rows.map(\.clusterSize) == [3, 3, 1, 3])
    #expect(rows.map(\.isCanonical) == [false, true, true, false])
    #expect(rows[1].outlet == "Outlet of a02")
  }

  @Test("an article with the lead of one story and the rest of another does not make the two one")
  func twoStories() throws {
    let (first, second) = (Prose.text(seed: 21, words: 200), Prose.text(seed: 22, words: 200))
    func words(_ text: String, _ range: Range<Int>) -> String {
      text.split(separator: " ")[range].joined(separator: " ")
    }
    let brief = words(first, 0..<110)
    var articles = (0..<3).map { article("a1\($0)", brief + " outlet \($0)", nil) }
    articles += (0..<3).map { article("a2\($0)", second + " outlet \($0)", nil) }
    articles.append(article("a30", brief + " " + words(second, 80..<200), nil))
    let rows = try run(articles: [articles]).articles
    #expect(Set(rows.prefix(3).map(\.clusterID)) == ["c10"])
    #expect(Set(rows[3..<6].map(\.clusterID)) == ["c20"])
    #expect(rows[6].clusterSize == 4)
  }

  @Test("of equally early ones the least stands for the cluster; an unknown time is later than any")
  func canonical() throws {
    let text = "We call on all sides to come back to the table."
    var first = statement(text, in: "a1", on: nil)
    first.publishedDate = nil
    let rows = try run(statements: [[first, statement(text, in: "a2"), statement(text, in: "a3")]]).statements
    #expect(rows.map(\.isCanonical) == [false, true, false])
    #expect(Set(rows.compactMap(\.clusterID)) == [Identifier.cluster(leastMember: first.id)])
  }

  @Test("a long quote that holds two statements of another article does not make them one")
  func chaining() throws {
    let first = "we shall not accept the new border posts of our neighbour"
    let second = "our ambassador will stay in the capital for as long as talks go on"
    let long = "\(first) and \(second) whatever they decide"
    let rows = try run(statements: [
      [
        statement(first, in: "a1", place: 1), statement(second, in: "a1", place: 50),
        statement(long, in: "a2", place: 1), statement(long, in: "a3", place: 1),
      ]
    ]).statements
    #expect(rows[0].clusterID != rows[1].clusterID)
    #expect(rows[2].clusterID == rows[3].clusterID)
    #expect(rows[1].clusterID == rows[2].clusterID, "the longer piece is more alike")
    #expect(rows[0].clusterSize == 1)
  }

  @Test("the same words twice in one article are one statement")
  func repeated() throws {
    let text = "The door to talks stays open for everyone who wants them."
    let rows = try run(statements: [
      [statement(text, place: 10), statement(text, place: 900), statement(text, in: "a2")]
    ]).statements
    #expect(rows.map(\.clusterSize) == [3, 3, 3])
  }

  @Test("a name that could be either of two speakers joins neither with the other")
  func ambiguousName() throws {
    let text = "We will answer every question that the commission puts to us."
    let rows = try run(statements: [
      [
        statement(text, in: "a1", name: "Ana Petrova"), statement(text, in: "a2", name: "Petrova"),
        statement(text, in: "a3", name: "Olga Petrova"),
      ]
    ]).statements
    #expect(rows[0].clusterID != rows[2].clusterID)
    #expect(rows.map(\.clusterSize).compactMap(\.self).sorted() == [1, 2, 2])
  }

  @Test("joining changes the three columns of the cluster and no other byte")
  func untouched() throws {
    var record = statement("“Never”, she said,\n“again.”", in: "a7")
    record.title = "A \"title\"\\with\tescapes"
    record.contentSpans = [TextSpan(start: 3, end: 9)]
    var expected = record
    expected.clusterID = Identifier.cluster(leastMember: record.id)
    expected.clusterSize = 1
    expected.isCanonical = true
    let rows = try run(statements: [[record]]).statements
    #expect(rows == [expected])
    // What was deduplicated before is deduplicated anew.
    #expect(try run(statements: [rows]).statements == [expected])
  }
}
