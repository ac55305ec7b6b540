import Hashing
import PipelineFile
import Records

/// A record where it stands: stage, port, chunk, line.
struct RecordPlace {
  let stage: PipelineStage
  let port: String
  let chunk: ChunkReference
  /// From 1.
  let place: Int
  let line: [UInt8]

  /// Fields that tell where a record is from and what was decided about it; the others are its content.
  private static let telling: Set<String> = [
    "cluster_id", "cluster_size", "is_canonical", "rule", "confidence", "speaker_resolution", "source_spans",
    "cue_spans", "content_spans", "text_sha256", "date_basis", "source", "locator", "url", "outlet",
    "licence",
    "retrieved_at", "published_at", "media_type", "charset", "stage", "reason", "detail",
  ]

  func identifier() throws(JSONError) -> String {
    let members = try RowMember.all(of: line)
    let name = port == rejectsPort ? "record_id" : members.first?.name
    return members.first { $0.name == name }?.text ?? ""
  }

  func facts() throws(JSONError) -> [RowMember] {
    var facts = try RowMember.all(of: line).filter { Self.telling.contains($0.name) && $0.value != "null" }
    if let document = try document() {
      facts.append(RowMember(name: "bytes", value: String(document.body.bytes.count)))
      facts.append(RowMember(name: "sha256", value: "\"\(Digest.of(document.body.bytes).hex)\""))
    }
    return facts
  }

  /// Identifiers that the record this one was made from may have, the likeliest first: its own, those that its
  /// fields name, and those that share its digits under another letter.
  func possibleParents() throws(JSONError) -> [String] {
    let identifier = try identifier()
    var names = [identifier]
    for member in try RowMember.all(of: line)
    where member.name.hasSuffix("_id") && member.name != "cluster_id" {
      if let text = member.text { names.append(text) }
    }
    let digits = identifier.dropFirst().prefix(Identifier.digits)
    if digits.utf8.count == Identifier.digits { names += ["a" + digits, "d" + digits] }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func document() throws(JSONError) -> Document? {
    guard stage.schema(ofOutput: port)?.record == Document.schema.table.record else { return nil }
    return try Document(line: line)
  }
}

extension RowMember {
  /// The value if it is a text; nil for anything else.
  package var text: String? {
    var reader = JSONReader(Array(value.utf8))
    return try? reader.string()
  }
}
