import Records
import StageKit
import Testing

@testable import Deduplicate

/// The result depends on the set of records alone.
@Suite struct OrderTests {
  /// 60 articles of 12 families of copies, and statements of four speakers in them, many in the same words.
  private static let articles: [Article] = (0..<60).map { index in
    var prose = Prose(seed: index)
    let words = Prose.text(seed: 100 + index % 12, words: 90).split(separator: " ").map(String.init)
    var article = Article()
    article.id = Identifier.article(document: Identifier.document(locator: "text \(index)"))
    article.publishedDate = "2031-03-\(10 + prose.number(below: 9))"
    article.text = (prose.words(prose.number(below: 30)) + words.dropLast(prose.number(below: 30))).joined(
      separator: " ")
    return article
  }

  private static let statements: [Statement] = articles.enumerated().flatMap { index, article in
    (0..<3).map { number in
      var prose = Prose(seed: 1000 * index + number)
      let words = Prose.text(seed: 500 + prose.number(below: 25), words: 24).split(separator: " ")
      let start = prose.number(below: 12)
      return statement(
        words[start..<min(words.count, start + 8 + prose.number(below: 12))].joined(separator: " "),
        in: article.id, name: ["Ana Petrova", "Petrova", "Olga Marin", nil][prose.number(below: 4)],
        actor: ["VLD", "OST", nil][prose.number(below: 3)],
        act: ["STATE", "WELCOME", "CONDEMN"][prose.number(below: 3)], on: article.publishedDate, place: number
      )
    }
  }

  private func outcome(_ articles: [[Article]], _ statements: [[Statement]]) throws -> [[UInt8]] {
    let result = try run(articles: articles, statements: statements)
    return (result.articles.map(\.canonicalLine) + result.statements.map(\.canonicalLine)).sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  private func cut<R>(_ records: [R], _ prose: inout Prose) -> [[R]] {
    var chunks: [[R]] = [[]]
    let shuffled = records.map { (prose.number(below: 1 << 30), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    for record in shuffled {
      if prose.number(below: 9) == 0 { chunks.append([]) }
      chunks[chunks.count - 1].append(record)
    }
    return chunks
  }

  @Test("any order and any cut into chunks gives the same bytes", arguments: 0..<12)
  func orderFree(seed: Int) throws {
    var prose = Prose(seed: seed)
    let whole = try outcome([Self.articles], [Self.statements])
    #expect(try outcome(cut(Self.articles, &prose), cut(Self.statements, &prose)) == whole)
  }

  @Test("the data has clusters of copies, of statements, and chains that must be cut")
  func notTrivial() throws {
    let result = try run(articles: [Self.articles], statements: [Self.statements])
    #expect(result.articles.contains { $0.clusterSize > 2 })
    #expect(result.statements.contains { $0.clusterSize ?? 1 > 2 })
  }

  @Test("no cluster has two statements of one article in different words, two speakers, or opposite acts")
  func consistent() throws {
    let rule = SamenessRule(jaccard: 500, containment: 800, leastWords: 6, windowDays: 3)
    let rows = try run(articles: [Self.articles], statements: [Self.statements]).statements
    for (_, cluster) in Dictionary(grouping: rows, by: \.clusterID) {
      #expect(cluster.count == cluster[0].clusterSize)
      #expect(cluster.count { $0.isCanonical == true } == 1)
      let members = cluster.map { StatementSignature($0) }
      for a in members { #expect(!members.contains { rule.contradict(a, $0) }) }
    }
  }

  @Test("records without company get no answer, whoever else comes or goes")
  func lone() throws {
    let stage = DeduplicateStage(Parameters(defaultsOf: Deduplicate.descriptor.parameters))
    var lone = Article()
    lone.id = "a9"
    lone.text = Prose.text(seed: 77, words: 80)
    let signatures = try [[lone], Self.articles].map { try stage.sign(chunk($0), port: "articles") }
    let alone = try stage.links(of: [signatures[0]])
    #expect(alone.isEmpty)
    let answered = try stage.answers(to: stage.links(of: signatures), of: signatures).map(\.key.id)
    #expect(Set(answered).count == answered.count)
    #expect(!answered.isEmpty)
    #expect(!answered.contains("a9"))
  }

  /// A year of copies: chains over many weeks, the same words half a year apart, and articles without a day.
  private static func year(_ index: Int) -> Article {
    var prose = Prose(seed: 9000 + index)
    let family = index % 25
    let words = Prose.text(seed: 300 + family, words: 60).split(separator: " ").map(String.init)
    var article = Article()
    article.id = Identifier.article(document: Identifier.document(locator: "year \(index)"))
    let day = CivilDate(
      daysSinceEpoch: 22_000 + (family % 3 == 0 ? index / 25 * 6 : prose.number(below: 360)))
    article.publishedDate = prose.number(below: 40) == 0 ? nil : day.description
    let extra = family % 3 == 1 ? 0 : prose.number(below: 6)
    article.text = (words + prose.words(extra)).joined(separator: " ")
    return article
  }

  @Test("clusters that reach over many blocks are those that all pairs give")
  func acrossBlocks() throws {
    let articles = (0..<250).map(Self.year)
    let rows = try run(articles: [articles]).articles
    let rule = CopyRule(
      jaccard: 800, containment: 600, containedJaccard: 400, containmentWords: 100, leastWords: 20,
      windowDays: 7)
    let signatures = articles.map { article($0.text, published: $0.publishedDate) }
    var sets = DisjointSets(count: articles.count)
    for a in articles.indices {
      for b in articles.indices[..<a] where rule.areCopies(signatures[a], signatures[b]) { sets.join(a, b) }
    }
    let expected = Dictionary(grouping: articles.indices) { sets.root(of: $0) }
      .values.map { Set($0.map { articles[$0].id }) }
    let found = Dictionary(grouping: rows, by: \.clusterID).values.map { Set($0.map(\.id)) }
    #expect(Set(found) == Set(expected))
    #expect(found.contains { $0.count > 8 })
    for cluster in Dictionary(grouping: rows, by: \.clusterID).values {
      #expect(cluster.allSatisfy { $0.clusterSize == cluster.count })
      #expect(cluster.count { $0.isCanonical } == 1)
    }
  }

  @Test("what is complete within its weeks is settled there and not resolved with all")
  func settledLocally() throws {
    let stage = DeduplicateStage(Parameters(defaultsOf: Deduplicate.descriptor.parameters))
    let articles = (0..<40).map { index -> Article in
      var article = Article()
      article.id = Identifier.article(document: Identifier.document(locator: "pair \(index)"))
      article.publishedDate = CivilDate(daysSinceEpoch: 22_000 + index / 2 * 30).description
      article.text = Prose.text(seed: index / 2, words: 50)
      return article
    }
    let signature = try stage.sign(chunk(articles), port: "articles")
    let links = try stage.links(of: [signature])
    let settled = try links.keys.map {
      try stage.settle(BlockLinks(block: $0, own: links[$0] ?? []))
    }
    #expect(settled.flatMap(\.answers).count == 40)
    #expect(settled.flatMap(\.open).isEmpty)
  }

  @Test("a part that was cut short is refused")
  func truncated() throws {
    let stage = DeduplicateStage(Parameters(defaultsOf: Deduplicate.descriptor.parameters))
    for port in ["articles", "statements"] {
      let lines = port == "articles" ? chunk([Self.articles[0]]) : chunk([Self.statements[0]])
      for (block, part) in try stage.sign(lines, port: port).parts {
        for length in 1..<part.count {
          #expect(throws: SignatureError.self) {
            try stage.link(LinkTask(block: block, own: [Array(part[..<length])]))
          }
        }
      }
    }
  }
}
