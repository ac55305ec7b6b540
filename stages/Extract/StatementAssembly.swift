import Records

/// Makes statements of attributions.
final class StatementAssembly {
  let text: AnalyzedText
  let article: Article
  private let roles: ActorRoles
  private let acts: ActClassifier
  private let topics: TopicFinder
  private let dates: StatementDateFinder
  /// Who was found to speak, once the sources are resolved.
  private var resolver: SpeakerResolver?

  /// Of an article's text, with all actors that it names.
  init(text: AnalyzedText, article: Article, mentions: [ActorMention]) {
    self.text = text
    self.article = article
    roles = ActorRoles(text, mentions: mentions)
    acts = ActClassifier(text: text)
    topics = TopicFinder(text: text)
    dates = StatementDateFinder(text: text, dateline: article.dateline, published: article.publishedDate)
  }

  /// A statement, and by what it was decided.
  struct Judged {
    let statement: Statement
    let attribution: Attribution
    let resolution: SpeakerResolver.Resolution
    let act: ActClassifier.Result
    let date: StatementDate?
  }

  /// Gives the statements in the order of their attributions.
  func forEachStatement(_ attributions: [Attribution], _ body: (Judged) -> Void) {
    let resolutions = resolve(attributions)
    var before: Before?
    var seen: Set<String> = []
    for (attribution, resolution) in zip(attributions, resolutions) {
      let judged = judge(attribution, resolution, after: before)
      guard seen.insert(judged.statement.id).inserted else { continue }
      before = Before(sentence: attribution.sentence, source: attribution.source, act: judged.act.act)
      body(judged)
    }
  }

  /// What matters of the statement before.
  private struct Before {
    let sentence: Int
    let source: Range<Int>?
    let act: Act
  }

  /// The country of the publisher, if it is a body of state, or of the capital in the dateline.
  private var home: SpeakerResolver.Home? {
    for words in [article.outlet, article.dateline] {
      guard let words else { continue }
      let place = AnalyzedText(Self.capitalized(words), lexicon: text.lexicon)
      let finder = ActorFinder(text: place)
      for mention in finder.mentions(in: place.tokens.indices) where finder.actor(mention).isCountry {
        if words == article.outlet, mention.kind != .name { continue }
        return SpeakerResolver.Home(country: mention.actor, isPublisher: words == article.outlet)
      }
    }
    return openingPlace.map { SpeakerResolver.Home(country: $0, isPublisher: false) }
  }

  /// The country whose capital opens the text before a colon or dash: "Karvel: ...", where no dateline was found.
  private var openingPlace: Int? {
    guard article.dateline == nil, let first = text.sentences.first?.tokens.lowerBound else { return nil }
    let finder = ActorFinder(text: text)
    guard let mention = finder.mention(at: first, limit: min(first + 6, text.tokens.count)),
      mention.kind == .capital, mention.tokens.upperBound < text.tokens.count
    else { return nil }
    let next = text.tokens[mention.tokens.upperBound].tag
    return next == .colon || next == .dash ? mention.actor : nil
  }

  /// Words in capitals ("PORT ALDEN") as names are written.
  private static func capitalized(_ words: String) -> String {
    words.split(separator: " ").map { word in
      word.count > 3 && word.allSatisfy({ $0.isUppercase || $0 == "," })
        ? word.prefix(1) + word.dropFirst().lowercased() : String(word)
    }.joined(separator: " ")
  }

  /// Resolves the sources in the order in which they stand in the text.
  private func resolve(_ attributions: [Attribution]) -> [SpeakerResolver.Resolution] {
    var resolver = SpeakerResolver(text, home: home, frequencies: roles.frequencies)
    var result = [SpeakerResolver.Resolution?](repeating: nil, count: attributions.count)
    var known: [Range<Int>: SpeakerResolver.Resolution] = [:]
    let order = attributions.indices.sorted {
      let a = attributions[$0].source?.lowerBound ?? attributions[$0].cue.lowerBound
      let b = attributions[$1].source?.lowerBound ?? attributions[$1].cue.lowerBound
      return a == b ? $0 < $1 : a < b
    }
    for index in order {
      let source = attributions[index].source
      let resolution =
        source.flatMap { known[$0] }
        ?? resolver.resolve(
          source, isNested: attributions[index].isNested, content: attributions[index].content.first)
      if let source { known[source] = resolution }
      result[index] = resolution
    }
    self.resolver = resolver
    return result.map { $0 ?? SpeakerResolver.Resolution(speaker: nil, kind: .none, ground: .nothing) }
  }

  private func judge(
    _ attribution: Attribution, _ resolution: SpeakerResolver.Resolution, after last: Before?
  ) -> Judged {
    var statement = Statement()
    fillArticle(&statement)
    fillSpeaker(&statement, attribution, resolution)
    fillWording(&statement, attribution)
    let voice = voice(resolution.speaker, attribution, last)
    let act = acts.classify(attribution, voice)
    fillSense(&statement, attribution, act, voice)
    let date = dates.date(of: attribution)
    if let date {
      statement.statementDate = date.date.description
      statement.dateBasis = date.basis.rawValue
    }
    statement.id = Identifier.statement(
      article: article.id, start: statement.contentSpans.first?.start ?? 0, words: statement.text)
    statement.setConfidence(attribution, resolution, act, date)
    return Judged(
      statement: statement, attribution: attribution, resolution: resolution, act: act, date: date)
  }

  private func voice(_ speaker: Speaker?, _ attribution: Attribution, _ last: Before?) -> ActClassifier.Voice
  {
    var voice = ActClassifier.Voice(own: Set([speaker?.country, speaker?.body].compactMap { $0 }))
    if let speaker {
      voice.own.formUnion(speaker.joint)
      voice.isKnown =
        !voice.own.isEmpty || speaker.name != nil || speaker.isAnalyst || speaker.isCollective
        || speaker.isDocument
      voice.foresees = speaker.isAnalyst || speaker.isFormer
    }
    if let last, last.sentence == attribution.sentence, last.source == attribution.source {
      voice.before = last.act
    }
    return voice
  }

  private func fillArticle(_ statement: inout Statement) {
    statement.day = article.day
    statement.articleID = article.id
    statement.url = article.url
    statement.outlet = article.outlet
    statement.title = article.title
    statement.publishedAt = article.publishedAt
    statement.publishedDate = article.publishedDate
    statement.retrievedAt = article.retrievedAt
    statement.language = article.language
    statement.textSHA256 = article.textSHA256
  }

  private func fillSpeaker(
    _ statement: inout Statement, _ attribution: Attribution, _ resolution: SpeakerResolver.Resolution
  ) {
    statement.speakerResolution = resolution.kind.rawValue
    statement.speakerReason = SpeakerReason.ofName(attribution, resolution)?.rawValue
    statement.actorReason = SpeakerReason.ofActor(attribution, resolution)?.rawValue
    if let source = attribution.source {
      statement.speakerMention = text.string(source)
      statement.sourceSpans = [span(source)]
    }
    guard let speaker = resolution.speaker else { return }
    let actors = text.lexicon.actors.actors
    statement.speakerName = speaker.name
    statement.speakerRole = speaker.role
    statement.speakerOrganization = speaker.organization
    statement.speakerCountry = speaker.country.map { actors[$0].code }
    statement.actor = speaker.body.map { actors[$0].code } ?? statement.speakerCountry
  }

  private func fillWording(_ statement: inout Statement, _ attribution: Attribution) {
    let content = attribution.content.sorted { $0.lowerBound < $1.lowerBound }.map(withoutMarks)
    statement.cue = attribution.cue.isEmpty ? nil : text.string(attribution.cue)
    statement.cueSpans = attribution.cue.isEmpty ? [] : [span(attribution.cue)]
    statement.contentSpans = content.map(span)
    statement.text = content.map { text.string($0) }.joined(separator: " ")
    statement.form = form(content)
    statement.confidence = (attribution.confidence * 100).rounded() / 100
    statement.rule = attribution.rule.rawValue
  }

  /// A piece without the quotation marks and commas at its ends, if the marks stand at both or one is missing.
  private func withoutMarks(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, text.tokens[low].tag == .comma || text.tokens[low].tag == .dash { low += 1 }
    while high > low, text.tokens[high - 1].tag == .comma { high -= 1 }
    guard low < high, text.tokens[low].quote >= 0, text.tokens[low].quote == text.tokens[high - 1].quote
    else { return low..<high }
    if text.tokens[low].tag == .openQuote { low += 1 }
    if high > low, text.tokens[high - 1].tag == .closeQuote { high -= 1 }
    while high > low, text.tokens[high - 1].tag == .comma { high -= 1 }
    return low < high ? low..<high : range
  }

  /// Direct if nine words of ten are quoted, mixed if any are.
  private func form(_ content: [Range<Int>]) -> String {
    var words = 0
    var quoted = 0
    for index in content.joined() where text.tokens[index].tag.isWord {
      words += 1
      if text.tokens[index].quote >= 0 { quoted += 1 }
    }
    return quoted * 10 >= words * 9 && quoted > 0 ? "direct" : quoted > 0 ? "mixed" : "indirect"
  }

  private func fillSense(
    _ statement: inout Statement, _ attribution: Attribution, _ result: ActClassifier.Result,
    _ voice: ActClassifier.Voice
  ) {
    let codes = ActCodes.of(result.act)
    statement.act = result.act.rawValue
    statement.polarity = result.isNegated ? "negated" : "positive"
    let time = ContentTime(attribution, text, acts.finder, own: voice.own, form: statement.form)
    statement.tense = time.tense?.rawValue
    statement.modality = time.modality?.rawValue
    statement.isIntended = attribution.isFuture
    statement.ploverEvent = codes.event
    statement.ploverMode = codes.mode
    statement.cameoRoot = codes.cameoRoot
    statement.quadClass = codes.quad
    statement.goldstein = codes.goldstein
    statement.topics = topics.topics(attribution.content)
    let actors = text.lexicon.actors.actors
    let ownCodes = Set([statement.actor, statement.speakerCountry].compactMap { $0 })
      .union(voice.own.map { actors[$0].code })
    let roles = roles.roles(attribution, act: result.act, own: ownCodes) { person in
      resolver?.power(of: person).map { actors[$0].code }
    }
    statement.addressees = roles.addressees
    statement.about = roles.about
  }

  private func span(_ range: Range<Int>) -> TextSpan {
    let bytes = text.bytes(range)
    return TextSpan(
      start: text.source.codePoint(at: bytes.lowerBound), end: text.source.codePoint(at: bytes.upperBound))
  }
}
