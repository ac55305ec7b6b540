package import Records
package import StageKit

/// Clusters of copies and of statements. The signature of a chunk holds what the exact rules compare, the
/// resolution looks at all of them at once, and an answer names only records that have company.
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

  /// The chunk's records, in order, as `ArticleSignature` or `StatementSignature`.
  package func signature(of chunk: ChunkLines, port: String) throws -> [UInt8] {
    var writer = SignatureWriter()
    try chunk.forEachLine { range in
      var reader = JSONReader(chunk.bytes, in: range)
      if port == Port.articles {
        try ArticleSignature(line: &reader).write(to: &writer)
      } else {
        try StatementSignature(line: &reader).write(to: &writer)
      }
    }
    return writer.bytes
  }

  package func resolve(_ signatures: [ChunkSignature]) throws -> [[UInt8]] {
    var answers = [ClusterAnswer](repeating: ClusterAnswer(), count: signatures.count)
    let articles = Membership(
      try records(of: Port.articles, signatures) { (reader) throws(SignatureError) in
        try ArticleSignature(from: &reader)
      })
    let articleClusters = ArticleLinking(rule: copyRule).clusters(of: articles.members)
    articles.answer(articleClusters, into: &answers)

    let statements = Membership(
      try records(of: Port.statements, signatures) { (reader) throws(SignatureError) in
        try StatementSignature(from: &reader)
      })
    var copies: [String: Int] = [:]
    for cluster in articleClusters {
      for member in cluster { copies[articles.members[member].id] = cluster[0] }
    }
    let linking = StatementLinking(rule: samenessRule, statements: statements.members, copies: copies)
    statements.answer(linking.clusters(), into: &answers)
    return answers.map(\.bytes)
  }

  package func join(_ chunk: ChunkLines, port: String, answer: [UInt8], into output: inout StageOutput) throws
  {
    var cursor = ClusterAnswer.Cursor(try ClusterAnswer(bytes: answer))
    try chunk.forEachLine { range in
      let entry = cursor.take()
      var reader = JSONReader(chunk.bytes, in: range)
      if port == Port.articles {
        output.append(try ClusterJoin.article(&reader, entry), to: Port.articles)
      } else {
        let (line, key) = try ClusterJoin.statement(chunk.bytes, range, entry)
        output.append(line: line, key: key, to: Port.statements)
      }
    }
  }

  private func records<Record: ClusterMember>(
    of port: String, _ signatures: [ChunkSignature],
    _ read: (inout SignatureReader) throws(SignatureError) -> Record
  ) throws(SignatureError) -> [(member: Record, location: Location)] {
    var result: [(member: Record, location: Location)] = []
    for (index, signature) in signatures.enumerated() where signature.port == port {
      var reader = SignatureReader(signature.bytes)
      var place = 0
      while !reader.isAtEnd {
        result.append((try read(&reader), Location(signature: index, place: place)))
        place += 1
      }
    }
    return result
  }
}
