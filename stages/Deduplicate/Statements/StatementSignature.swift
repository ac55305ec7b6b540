import Records

/// What the resolution knows of a statement.
struct StatementSignature: ClusterMember, Equatable {
  let id: String
  let articleID: String
  let published: String?
  /// Day on which it was said or, if unknown, of the article's publication, since 1970-01-01; nil if unknown.
  let day: Int32?
  let speaker: Speaker
  let family: ActFamily
  /// Whether the act is negated ("did not condemn").
  let isNegated: Bool
  let wording: Wording

  init(_ statement: Statement) {
    id = statement.id
    articleID = statement.articleID
    published = statement.publishedAt ?? statement.publishedDate
    day = (statement.statementDate ?? statement.publishedDate ?? statement.publishedAt)
      .flatMap { CivilDate(iso: $0) }.map { Int32($0.daysSinceEpoch) }
    speaker = Speaker(name: statement.speakerName, actor: statement.actor)
    family = ActFamily(act: statement.act)
    isNegated = statement.polarity == "negated"
    wording = Wording(statement.text)
  }

  /// Reads only those fields of a `Statement` line that count here.
  init(line reader: inout JSONReader) throws(JSONError) {
    var statement = Statement()
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "statement_id": statement.id = try reader.string()
      case "article_id": statement.articleID = try reader.string()
      case "published_at": statement.publishedAt = try String?.read(from: &reader)
      case "published_date": statement.publishedDate = try String?.read(from: &reader)
      case "statement_date": statement.statementDate = try String?.read(from: &reader)
      case "speaker_name": statement.speakerName = try String?.read(from: &reader)
      case "actor": statement.actor = try String?.read(from: &reader)
      case "act": statement.act = try reader.string()
      case "polarity": statement.polarity = try reader.string()
      case "text": statement.text = try reader.string()
      default: try reader.skip()
      }
    }
    self.init(statement)
  }
}

extension StatementSignature {
  init(from reader: inout SignatureReader) throws(SignatureError) {
    id = try reader.text()
    articleID = try reader.text()
    published = try reader.optionalText()
    day = try reader.day()
    speaker = Speaker(name: try reader.numbers(), actor: try reader.optionalText())
    family = ActFamily(rawValue: try reader.byte()) ?? .neutral
    isNegated = try reader.byte() == 1
    wording = Wording(
      wordCount: Int(try reader.number()), digest: try reader.longNumber(), pieces: try reader.numbers(),
      facts: try reader.numbers(), anchors: try reader.numbers())
  }

  func write(to writer: inout SignatureWriter) {
    writer.text(id)
    writer.text(articleID)
    writer.text(published)
    writer.day(day)
    writer.numbers(speaker.name)
    writer.text(speaker.actor)
    writer.byte(family.rawValue)
    writer.byte(isNegated ? 1 : 0)
    writer.number(UInt32(clamping: wording.wordCount))
    writer.number(wording.digest)
    writer.numbers(wording.pieces)
    writer.numbers(wording.facts)
    writer.numbers(wording.anchors)
  }
}
