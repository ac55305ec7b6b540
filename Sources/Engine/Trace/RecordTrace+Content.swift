import Hashing
import PipelineFile
import Records
import Store

extension RecordTrace {
  /// All members of the cluster that a row belongs to; nil if it belongs to none.
  func cluster(of step: TraceStep) throws -> TracedCluster? {
    let members = try RowMember.all(of: step.line)
    guard let cluster = members.first(where: { $0.name == "cluster_id" })?.text,
      let root = try standing(step.stage)?.record.result.outputs[step.port]?.root
    else { return nil }
    var found: [TracedCluster.Member] = []
    for chunk in try workspace.dataset(root).chunks {
      let lines = try workspace.lines(of: chunk)
      try lines.forEachLine { range in
        guard try RecordSearch.text(of: "cluster_id", in: lines.bytes, range) == cluster else { return }
        found.append(try Self.member(try RowMember.all(of: Array(lines.bytes[range]))))
      }
    }
    return TracedCluster(identifier: cluster, members: found)
  }

  private static func member(_ members: [RowMember]) throws -> TracedCluster.Member {
    func text(_ name: String) -> String? { members.first { $0.name == name }?.text }
    return TracedCluster.Member(
      identifier: members.first?.text ?? "",
      isCanonical: members.first { $0.name == "is_canonical" }?.value == "true", outlet: text("outlet"),
      url: text("url"))
  }

  /// The words that a statement's places mark in the article that its chain leads to.
  func quotation(in steps: [TraceStep]) throws -> Quotation? {
    func line(of record: String) -> [UInt8]? {
      steps.last { pipeline[$0.stage]?.schema(ofOutput: $0.port)?.record == record }?.line
    }
    guard let statementLine = line(of: Statement.schema.table.record),
      let articleLine = line(of: Article.schema.table.record)
    else { return nil }
    let statement = try Statement(line: statementLine)
    let article = try Article(line: articleLine)
    let text = Array(article.text.unicodeScalars)
    let pieces = statement.contentSpans.map { span -> String in
      var piece = String.UnicodeScalarView()
      let start = min(max(0, span.start), text.count)
      piece.append(contentsOf: text[start..<min(max(start, span.end), text.count)])
      return String(piece)
    }
    return Quotation(
      words: pieces.joined(separator: " "), spans: statement.contentSpans,
      isIntact: Digest.of(article.text).hex == statement.textSHA256)
  }
}
