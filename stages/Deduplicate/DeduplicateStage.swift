package import Records
package import StageKit

/// Clusters of copies and of statements. Chunks are signed with what the exact rules compare, blocks of days are
/// linked, and the answers name only records that have company.
package struct DeduplicateStage: LinkStage {
  private let copyRule: CopyRule
  private let samenessRule: SamenessRule

  package init(_ parameters: Parameters) {
    func thousandths(_ name: String) -> Int { Int(parameters.number(name) * 1000 + 0.5) }
    copyRule = CopyRule(
      jaccard: thousandths("article_jaccard"), containment: thousandths("article_containment"),
      containedJaccard: thousandths("contained_jaccard"),
      containmentWords: parameters.integer("containment_min_words"),
      leastWords: parameters.integer("min_words"), windowDays: parameters.integer("article_window_days"))
    samenessRule = SamenessRule(
      jaccard: thousandths("statement_jaccard"), containment: thousandths("statement_containment"),
      leastWords: parameters.integer("statement_min_words"), windowDays: parameters.integer("window_days"))
  }

  package func sign(_ chunk: ChunkLines, port: String) throws -> LinkSignature {
    port == Port.articles
      ? try ArticleSigning.sign(chunk, windowDays: copyRule.windowDays)
      : try StatementSigning.sign(chunk, windowDays: samenessRule.windowDays)
  }

  /// The join of an article needs its row, not its text.
  package func carries(port: String) -> Bool { port == Port.articles }

  package func rule(of block: String) -> BlockRule { Block(name: block)?.rule ?? BlockRule() }

  package func merge(_ parts: [[UInt8]], block: String) throws -> [UInt8] { try EqualTexts.merge(parts) }

  package func link(_ task: LinkTask) throws -> [String: [UInt8]] {
    switch Block(name: task.block)?.kind {
    case .articles:
      let articles = try ArticleTable(task.own + task.others)
      let own = try task.own.reduce(0) { (count, part) throws(SignatureError) in
        count + (try ArticleTable.count(of: part))
      }
      let links = try ArticleLinking(rule: copyRule).links(articles, own: own, comparesOwn: task.comparesOwn)
      return [task.block: links.bytes]
    case .texts:
      let twins = try EqualTexts.link(task.own + task.others)
      return Dictionary(uniqueKeysWithValues: twins.map { ($0.name, $1.bytes) })
    case .statements:
      let own = try StatementSigning.statements(task.own)
      let links = StatementLinking(rule: samenessRule).links(
        own + (try StatementSigning.statements(task.others)), own: own.count, comparesOwn: task.comparesOwn)
      return [task.block: links.bytes]
    case .twins, nil: return [:]
    }
  }

  /// What is open comes after a byte that says of which port.
  package func settle(_ links: BlockLinks) throws -> SettledLinks {
    var settled = SettledLinks()
    var writer = SignatureWriter()
    guard let block = Block(name: links.block) else { return settled }
    switch block.kind {
    case .articles where block.span == nil && links.neighbours.isEmpty && links.own.count == 1:
      // One without a day is linked with every span, so nothing here is complete.
      writer.byte(LinkKind.articles.rawValue)
      writer.raw(links.own[0])
    case .articles:
      let (closed, open) = try ArticleSettling.settle(links, block: block)
      settled.answers = answers(closed, block.kind)
      if open.isEmpty { break }
      writer.byte(LinkKind.articles.rawValue)
      open.write(to: &writer)
    case .statements:
      let (closed, open) = try StatementSettling.settle(links)
      settled.answers = answers(closed, block.kind)
      if open.members.isEmpty { break }
      writer.byte(LinkKind.statements.rawValue)
      open.write(to: &writer)
    case .texts, .twins: break
    }
    settled.open = writer.bytes
    return settled
  }

  package func resolve(_ open: [[UInt8]]) throws -> [LinkAnswer] {
    var articles = ArticleClusters()
    var statements = StatementClusters()
    for links in open {
      var reader = SignatureReader(links)
      switch LinkKind(rawValue: try reader.byte()) {
      case .articles: articles.add(try ArticleLinks(from: &reader))
      case .statements: statements.add(try StatementLinks(from: &reader))
      case nil: throw SignatureError(offset: 0)
      }
    }
    return answers(articles.clusters(), .articles) + answers(statements.clusters(), .statements)
  }

  package func join(
    _ chunk: ChunkLines, carried: [UInt8], port: String, answer: [UInt8], into output: inout StageOutput
  ) throws {
    var answers = try ClusterAnswer.Cursor(answer)
    let lines = port == Port.articles ? ChunkLines(carried) : chunk
    let idName = Array((port == Port.articles ? "article_id" : "statement_id").utf8)
    try lines.forEachLine { range in
      let (line, key) = try ClusterJoin.line(lines.bytes, range, idName: idName, &answers)
      output.append(line: line, key: key, to: port)
    }
  }

  private func answers(_ clusters: [[RecordCard]], _ kind: Block.Kind) -> [LinkAnswer] {
    let port = kind == .articles ? Port.articles : Port.statements
    return clusters.flatMap { cluster in
      ClusterAnswer.of(cluster).map { card, answer in
        LinkAnswer(port: port, key: card.key, bytes: answer.bytes)
      }
    }
  }
}

/// What the first byte of open links says of them.
private enum LinkKind: UInt8 {
  case articles = 1
  case statements = 2
}
