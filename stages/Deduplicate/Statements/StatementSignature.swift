import Records

/// What the resolution knows of a statement.
struct StatementSignature: Hashable {
  let card: RecordCard
  /// Digest of the identifier of the article that it stands in.
  let article: UInt64
  /// Day on which it was said or, if unknown, of the article's publication or capture, since 1970-01-01; nil if
  /// unknown.
  let day: Int32?
  let speaker: Speaker
  let family: ActFamily
  /// Whether the act is negated ("did not condemn").
  let isNegated: Bool
  let wording: Wording

  init(_ statement: Statement, windowDays: Int) {
    article = Shingles.digest(statement.articleID)
    day = [statement.statementDate, statement.publishedDate, statement.publishedAt, statement.day].lazy
      .compactMap { $0 }.first { !$0.isEmpty }
      .flatMap { CivilDate(iso: $0) }.map { Int32($0.daysSinceEpoch) }
    card = RecordCard(
      key: statement.key, published: PublicationOrder(statement.publishedAt ?? statement.publishedDate),
      span: Block(.statements, day: day, windowDays: windowDays).span)
    speaker = Speaker(
      name: statement.speakerName, actor: statement.actor, mention: statement.speakerMention)
    family = ActFamily(act: statement.act)
    isNegated = statement.polarity == "negated"
    wording = Wording(statement.text)
  }

  /// Reads only those fields of a `Statement` line that count here.
  init(line bytes: [UInt8], _ range: Range<Int>, windowDays: Int) throws(JSONError) {
    var statement = Statement()
    var members = LineMembers(bytes, in: range)
    while let member = try members.next() {
      switch String(decoding: bytes[member.name], as: UTF8.self) {
      case "statement_id": statement.id = try members.text(of: member) ?? ""
      case "day": statement.day = try members.text(of: member) ?? ""
      case "article_id": statement.articleID = try members.text(of: member) ?? ""
      case "published_at": statement.publishedAt = try members.text(of: member)
      case "published_date": statement.publishedDate = try members.text(of: member)
      case "statement_date": statement.statementDate = try members.text(of: member)
      case "speaker_name": statement.speakerName = try members.text(of: member)
      case "speaker_mention": statement.speakerMention = try members.text(of: member)
      case "actor": statement.actor = try members.text(of: member)
      case "act": statement.act = try members.text(of: member) ?? ""
      case "polarity": statement.polarity = try members.text(of: member) ?? ""
      case "text": statement.text = try members.text(of: member) ?? ""
      default: break
      }
    }
    self.init(statement, windowDays: windowDays)
  }
}

extension StatementSignature {
  init(from reader: inout SignatureReader) throws(SignatureError) {
    card = try RecordCard(from: &reader)
    article = try reader.longNumber()
    day = try reader.day()
    speaker = try Speaker(from: &reader)
    family = ActFamily(rawValue: try reader.byte()) ?? .neutral
    isNegated = try reader.byte() == 1
    wording = try Wording(from: &reader)
  }

  func write(to writer: inout SignatureWriter) {
    card.write(to: &writer)
    writer.number(article)
    writer.day(day)
    speaker.write(to: &writer)
    writer.byte(family.rawValue)
    writer.byte(isNegated ? 1 : 0)
    wording.write(to: &writer)
  }
}
