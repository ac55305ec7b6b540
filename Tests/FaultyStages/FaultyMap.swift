import Glibc
package import Records
package import StageKit

/// Makes an article of each document, and does to its process what the document's text says.
package enum FaultyMap: StageModule {
  package static let descriptor = StageDescriptor(
    name: "faulty", meaning: "Fails in every way.", shape: .map, inputs: [InputPort("documents", "Document")],
    outputs: [OutputPort("articles", Article.schema.table)],
    parameters: [Parameter("cure", .boolean, default: .boolean(false), "Whether it does nothing bad.")],
    codeDigest: "faulty-1")

  package static func make(_ parameters: Parameters) throws -> StageBody {
    .map(Body(isCured: parameters.boolean("cure")))
  }

  struct Body: RecordMapStage {
    static let moduleName = "faulty"
    let isCured: Bool

    func map(_ document: Document, into output: inout StageOutput) throws(Rejection) {
      var article = Article()
      article.id = Identifier.article(document: document.id)
      article.day = document.day
      article.text = String(decoding: document.body.bytes, as: UTF8.self)
      if !isCured { FaultyMap.fail(article.text) }
      output.append(article, to: "articles")
    }

    func origin(of document: Document) -> Origin { Origin(source: "test", locator: document.locator) }
  }

  static func fail(_ text: String) {
    switch text {
    case "trap":
      let empty: [Int] = []
      print(empty[text.utf8.count])
    case "hang": while true { usleep(1000) }
    case "memory":
      var pieces: [[UInt8]] = []
      while true { pieces.append([UInt8](repeating: 1, count: 1 << 20)) }
    case "exit": exit(0)
    case "slow": sleep(2)
    default: break
    }
  }
}

/// Counts documents, and fails on the same texts with `fold ` before them.
package enum FaultyFold: StageModule {
  package static let schema = TableSchema(
    record: "Summary", table: "totals", meaning: "Totals.",
    columns: [Column("articles", .integer, "Number.")],
    primaryKey: [])

  package static let descriptor = StageDescriptor(
    name: "faulty_fold", meaning: "Counts.", shape: .fold, inputs: [InputPort("articles", "Article")],
    outputs: [OutputPort("totals", schema)], parameters: [], codeDigest: "faulty-fold-1")

  package static func make(_ parameters: Parameters) throws -> StageBody { .fold(Body()) }

  struct Body: FoldStage {
    func partial(of chunk: ChunkLines) throws -> [UInt8] {
      let articles = try chunk.records(Article.self)
      for article in articles where article.text.hasPrefix("fold ") {
        FaultyMap.fail(String(article.text.dropFirst(5)))
      }
      return Array("\(articles.count)".utf8)
    }

    func combine(_ partials: [[UInt8]]) throws -> [UInt8] {
      let sum = partials.reduce(0) { $0 + (Int(String(decoding: $1, as: UTF8.self)) ?? 0) }
      // Only to have a step that cannot be blamed on one record.
      if sum == 2013 { FaultyMap.fail("trap") }
      return Array("\(sum)".utf8)
    }

    func finish(_ partial: [UInt8], into output: inout StageOutput) throws {
      let line = "{\"articles\":\(String(decoding: partial, as: UTF8.self))}"
      output.append(line: Array(line.utf8), key: RecordKey(day: "", id: "total"), to: "totals")
    }
  }
}
