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
    func sign(_ chunk: ChunkLines, port: String) throws -> LinkSignature {
      var signature = LinkSignature()
      let rows = try chunk.records(Article.self).map { [$0.day, $0.id, $0.text] }
      signature.put(encode(rows), in: "texts")
      return signature
    }

    func rule(of block: String) -> BlockRule { BlockRule(mergesParts: true) }

    func merge(_ parts: [[UInt8]], block: String) throws -> [UInt8] { encode(try parts.flatMap(decode)) }

    /// The rows of those whose text others have too.
    func link(_ task: LinkTask) throws -> [String: [UInt8]] {
      let rows = try (task.own + task.others).flatMap(decode)
      let counts = rows.reduce(into: [:]) { $0[$1[2], default: 0] += 1 }
      let linked = rows.filter { counts[$0[2], default: 0] > 1 }
      return [task.block: linked.isEmpty ? [] : encode(linked)]
    }

    /// Longer texts are left open, so that both ways are taken.
    func settle(_ links: BlockLinks) throws -> SettledLinks {
      let rows = try links.own.flatMap(decode)
      var settled = SettledLinks()
      settled.answers = answers(rows.filter { $0[2].utf8.count % 2 == 0 })
      let open = rows.filter { $0[2].utf8.count % 2 == 1 }
      if !open.isEmpty { settled.open = encode(open) }
      return settled
    }

    func resolve(_ open: [[UInt8]]) throws -> [LinkAnswer] { answers(try open.flatMap(decode)) }

    private func answers(_ rows: [[String]]) -> [LinkAnswer] {
      let counts = rows.reduce(into: [:]) { $0[$1[2], default: 0] += 1 }
      return rows.map { row in
        LinkAnswer(
          port: "articles", key: RecordKey(day: row[0], id: row[1]),
          bytes: Array("\(row[1]) \(counts[row[2], default: 0])\n".utf8))
      }
    }

    func carries(port: String) -> Bool { false }

    func join(
      _ chunk: ChunkLines, carried: [UInt8], port: String, answer: [UInt8], into output: inout StageOutput
    ) throws {
      let pairs = String(decoding: answer, as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: " ")
      }
      let counts = Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), Int($0[1]) ?? 0) })
      for article in try chunk.records(Article.self) {
        var row = ArticleCluster()
        row.id = article.id
        row.day = article.day
        row.clusterSize = counts[article.id] ?? 1
        output.append(row, to: "clusters")
      }
    }

    private func encode(_ rows: [[String]]) -> [UInt8] {
      var writer = JSONWriter()
      rows.write(to: &writer)
      return writer.take()
    }

    private func decode(_ bytes: [UInt8]) throws -> [[String]] {
      var reader = JSONReader(bytes)
      return try [[String]].read(from: &reader)
    }
  }
}
