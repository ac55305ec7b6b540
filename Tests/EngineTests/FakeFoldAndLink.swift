import Records
import StageKit

/// Counts characters over all articles.
enum FakeFold: StageModule {
  static let schema = TableSchema(
    record: "Summary", table: "totals", meaning: "Totals.",
    columns: [Column("articles", .integer, "Number."), Column("characters", .integer, "Number.")],
    primaryKey: [])

  static let descriptor = StageDescriptor(
    name: "fold", meaning: "Counts.", shape: .fold, inputs: [InputPort("articles", "Article")],
    outputs: [OutputPort("totals", schema)], parameters: [], codeDigest: "fold-1")

  static func make(_ parameters: Parameters) throws -> StageBody { .fold(Body()) }

  struct Body: FoldStage {
    func partial(of chunk: ChunkLines) throws -> [UInt8] {
      let articles = try chunk.records(Article.self)
      return encode(articles.count, articles.reduce(0) { $0 + $1.text.count })
    }

    func combine(_ partials: [[UInt8]]) throws -> [UInt8] {
      var sums = (0, 0)
      for partial in partials {
        var reader = JSONReader(partial)
        let numbers = try [Int].read(from: &reader)
        sums = (sums.0 + numbers[0], sums.1 + numbers[1])
      }
      return encode(sums.0, sums.1)
    }

    func finish(_ partial: [UInt8], into output: inout StageOutput) throws {
      var reader = JSONReader(partial)
      let numbers = try [Int].read(from: &reader)
      let line = "{\"articles\":\(numbers[0]),\"characters\":\(numbers[1])}"
      output.append(line: Array(line.utf8), key: RecordKey(day: "", id: "total"), to: "totals")
    }

    private func encode(_ articles: Int, _ characters: Int) -> [UInt8] {
      Array("[\(articles),\(characters)]".utf8)
    }
  }
}

/// Tells of each article how many have the same text.
enum FakeLink: StageModule {
  static let descriptor = StageDescriptor(
    name: "link", meaning: "Finds equal texts.", shape: .link, inputs: [InputPort("articles", "Article")],
    outputs: [OutputPort("clusters", ArticleCluster.schema.table)], parameters: [], codeDigest: "link-1")

  static func make(_ parameters: Parameters) throws -> StageBody { .link(Body()) }

  struct Body: LinkStage {
    func signature(of chunk: ChunkLines, port: String) throws -> [UInt8] {
      var writer = JSONWriter()
      try chunk.records(Article.self).map(\.text).write(to: &writer)
      return writer.take()
    }

    func resolve(_ signatures: [ChunkSignature]) throws -> [[UInt8]] {
      let texts = try signatures.map { signature in
        var reader = JSONReader(signature.bytes)
        return try [String].read(from: &reader)
      }
      var counts: [String: Int] = [:]
      for text in texts.joined() { counts[text, default: 0] += 1 }
      return texts.map { part in
        var writer = JSONWriter()
        part.map { counts[$0] ?? 0 }.write(to: &writer)
        return writer.take()
      }
    }

    func join(_ chunk: ChunkLines, port: String, answer: [UInt8], into output: inout StageOutput) throws {
      var reader = JSONReader(answer)
      for (article, count) in zip(try chunk.records(Article.self), try [Int].read(from: &reader)) {
        var row = ArticleCluster()
        row.id = article.id
        row.day = article.day
        row.clusterSize = count
        output.append(row, to: "clusters")
      }
    }
  }
}
