/// Finds who each mention of a source is: the same person under a short form, pronoun or office, with all that the
/// article says of that person.
struct SpeakerResolver {
  /// A mention resolved.
  struct Resolution: Sendable {
    var speaker: Speaker?
    var kind: Kind
    var ground = SpeakerGround.mention

    enum Kind: String, Sendable { case named, pronoun, nominal, collective, none }
  }

  let text: AnalyzedText
  let parser: MentionParser
  let clauses: ClauseRule
  var registry: SpeakerRegistry
  /// Speakers of the attributions so far, in order: place, number in the registry.
  /// Who issued the statement, letter or report last spoken of, by that word.
  private var issuers: [UInt64: Int] = [:]
  private var lastIssuer: Int?
  var spoken: [(place: Int, speaker: Int)] = []
  /// Documents that spoke for who issued them.
  private var documents: [(place: Int, speaker: Int)] = []

  /// How often the article names each power, the most frequent first.
  let frequencies: [(code: String, count: Int)]

  /// The country at home in which an article is written, for officers named without one.
  let home: Home?

  /// Where an article is written.
  struct Home: Sendable {
    let country: Int
    /// The publisher itself is a body of that state.
    let isPublisher: Bool
  }

  init(_ text: AnalyzedText, home: Home?, frequencies: [(code: String, count: Int)]) {
    self.text = text
    self.frequencies = frequencies
    self.home = home
    parser = MentionParser(text)
    clauses = ClauseRule(text)
    registry = SpeakerRegistry(text)
  }

  /// Resolves a mention. Mentions are given in reading order; later ones see the speakers found before.
  ///
  /// Who speaks inside another's content is not who the article's next "he" is.
  mutating func resolve(_ range: Range<Int>?, isNested: Bool, content: Range<Int>? = nil) -> Resolution {
    var resolution = resolveMention(range, isNested: isNested)
    if var speaker = resolution.speaker, settleFixed(&speaker) { resolution.speaker = speaker }
    if let number = spoken.last?.speaker, let range, !isNested,
      resolution.kind == .named || resolution.kind == .collective
    {
      noteIssued(by: number, around: range)
    }
    if var speaker = resolution.speaker, speaker.country == nil, speaker.body == nil {
      settlePower(&speaker, content)
      resolution.speaker = speaker
    }
    return resolution
  }

  /// Remembers who speaks "in a letter", so that "the letter" speaks for the same.
  private mutating func noteIssued(by number: Int, around range: Range<Int>) {
    let sentence = text.sentences[sentenceIndex(of: range.lowerBound)].tokens
    for index in sentence.dropFirst(2).prefix(60) where text.traits(index).contains(.document) {
      guard !range.contains(index), text.tokens[index].quote < 0, text.tokens[index - 1].tag == .determiner,
        text.tokens[index - 2].is(.in)
      else { continue }
      issuers[text.tokens[index].key] = number
      lastIssuer = number
    }
  }

  private mutating func resolveMention(_ range: Range<Int>?, isNested: Bool) -> Resolution {
    let before = spoken.count
    defer { if isNested, spoken.count > before { spoken.removeLast(spoken.count - before) } }
    guard let range, let first = range.first else {
      return Resolution(speaker: nil, kind: .none, ground: .nothing)
    }
    let token = text.tokens[first]
    if range.count == 1 || token.tag == .pronoun && range.count <= 2 {
      if token.tag == .pronoun || token.tag == .objectPronoun || token.tag == .possessive {
        return pronoun(range)
      }
    }
    let mention = parser.speaker(range)
    if mention.name != nil { return named(mention) }
    if mention.role != nil, !mention.isCollective { return nominal(mention) }
    if mention.isCollective { return collective(mention) }
    if mention.isDocument || mention.isDefinite { return document(mention) }
    let number = registry.append(mention)
    spoken.append((range.lowerBound, number))
    return Resolution(speaker: mention, kind: .nominal)
  }

  private mutating func named(_ mention: Speaker) -> Resolution {
    var number = registry.index(named: mention.nameKeys, before: mention.mention.upperBound) ?? -1
    let isShort = number >= 0 && registry.speakers[number].nameKeys.count > mention.nameKeys.count
    if number < 0 {
      number = registry.append(mention)
    } else {
      registry.complete(number, with: mention)
    }
    spoken.append((mention.mention.lowerBound, number))
    var speaker = registry.speakers[number]
    if speaker.country == nil, speaker.body == nil, mention.isDefinite, let known = sameOffice(mention) {
      speaker.country = known.country
      speaker.body = known.body
      speaker.powerGround = .elsewhere
      registry.complete(number, with: speaker)
    }
    if case .mention = speaker.powerGround, mention.country == nil, mention.body == nil {
      speaker.powerGround = .elsewhere
    }
    return Resolution(speaker: speaker, kind: .named, ground: isShort ? .fullName : .mention)
  }

  /// "the spokesman, X", after "a Commission spokesman": who held that office before in the article, with a power.
  private func sameOffice(_ mention: Speaker) -> Speaker? {
    guard let role = mention.roleKey, mention.owner == .none else { return nil }
    return spoken.suffix(100).lazy.map { registry.speakers[$0.speaker] }.last {
      $0.roleKey == role && $0.nameKeys.isEmpty && ($0.country != nil || $0.body != nil)
    }
  }

  /// "he", "she": the nearest person before whose gender does not contradict, speakers first.
  private mutating func pronoun(_ range: Range<Int>) -> Resolution {
    let token = text.tokens[range.lowerBound]
    let place = range.lowerBound
    var gender = Speaker.Gender.unknown
    if token.is(.he, .him) || token.is(.his) { gender = .male }
    if token.is(.she, .her) { gender = .female }
    let wantsPlural = token.is(.they, .them) || token.is(.their)
    let wantsThing = token.is(.it, .its)
    guard gender != .unknown || wantsPlural || wantsThing else {
      return Resolution(speaker: nil, kind: .pronoun, ground: .nothing)
    }
    func fits(_ speaker: Speaker) -> Bool {
      if wantsPlural { return speaker.isPlural || speaker.isCollective }
      if wantsThing { return speaker.isCollective || speaker.isDocument }
      return !speaker.isPlural && !speaker.isCollective && !speaker.isDocument
        && (speaker.gender == .unknown || speaker.gender == gender)
    }
    // "It" is the letter that spoke last.
    if wantsThing, let last = spoken.last, let document = documents.last, last == document {
      spoken.append((place, document.speaker))
      documents.append((place, document.speaker))
      return Resolution(
        speaker: registry.speakers[document.speaker], kind: .pronoun, ground: .lastSpeaker(document.place))
    }
    let found = antecedent(before: place, wantsThing: wantsThing, fits)
    guard let (number, ground) = found ?? (wantsThing ? lastIssuer.map { ($0, .issuer) } : nil) else {
      return Resolution(speaker: nil, kind: .pronoun, ground: .nothing)
    }
    spoken.append((place, number))
    registry.note(gender, of: number)
    return Resolution(speaker: registry.speakers[number], kind: .pronoun, ground: ground)
  }

  /// Looks back sentence by sentence, eight at most: there the speaker, else who is mentioned first.
  private mutating func antecedent(
    before place: Int, wantsThing: Bool, _ fits: (Speaker) -> Bool
  ) -> (speaker: Int, ground: SpeakerGround)? {
    var sentence = sentenceIndex(of: place)
    var remaining = 8
    while sentence >= 0, remaining > 0 {
      let range = text.sentences[sentence].tokens
      let high = min(range.upperBound, place)
      if let said = lastSpoken(in: range.lowerBound..<high, fits) {
        return (said.speaker, .lastSpeaker(said.place))
      }
      if let named = firstMention(range.lowerBound..<high, fits) {
        return (named.speaker, .firstNamed(named.place))
      }
      if wantsThing, let power = subjectPower(range.lowerBound..<high) { return (power, .subject) }
      sentence -= 1
      remaining -= 1
    }
    return lastSpoken(in: 0..<place, fits).map { ($0.speaker, .lastSpeaker($0.place)) }
  }

  /// The latest of the speakers so far in a range, of the last hundred.
  private func lastSpoken(
    in range: Range<Int>, _ fits: (Speaker) -> Bool
  ) -> (place: Int, speaker: Int)? {
    for (place, speaker) in spoken.suffix(100).reversed() {
      if place < range.lowerBound { return nil }
      if range.contains(place), fits(registry.speakers[speaker]) { return (place, speaker) }
    }
    return nil
  }

  /// The power or body that is a sentence's subject, for "it".
  private mutating func subjectPower(_ range: Range<Int>) -> Int? {
    guard !range.isEmpty, let subject = clauses.mainSubject(before: range.upperBound, low: range.lowerBound)
    else { return nil }
    let speaker = parser.speaker(subject)
    guard speaker.isCollective, speaker.country != nil || speaker.body != nil else { return nil }
    return registry.append(speaker)
  }

  private func firstMention(
    _ range: Range<Int>, _ fits: (Speaker) -> Bool
  ) -> (place: Int, speaker: Int)? {
    let mentions = registry.mentions
    var low = registry.firstMention(from: range.lowerBound)
    while low < mentions.count, mentions[low].place < range.upperBound {
      if text.tokens[mentions[low].place].quote < 0, fits(registry.speakers[mentions[low].speaker]) {
        return mentions[low]
      }
      low += 1
    }
    return nil
  }

  func sentenceIndex(of token: Int) -> Int {
    var low = 0
    var high = text.sentences.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if text.sentences[middle].tokens.lowerBound <= token { low = middle } else { high = middle }
    }
    return low
  }

  /// "the spokesman for the Foreign Ministry": the latest of that office; "a spokesman" is somebody new.
  private mutating func nominal(_ mention: Speaker) -> Resolution {
    let place = mention.mention.lowerBound
    if mention.isDefinite || mention.isPlural {
      let mentioned = registry.mentions[..<registry.firstMention(from: place)].suffix(400)
      let recent = (mentioned + spoken.suffix(100)).sorted { $0.place < $1.place }
      for (before, number) in recent.reversed() where isSame(registry.speakers[number], mention) {
        spoken.append((place, number))
        var speaker = registry.speakers[number]
        speaker.fill(from: mention)
        return Resolution(speaker: speaker, kind: .nominal, ground: .sameOffice(before))
      }
    }
    var new = mention
    if new.owner == .none, new.country == nil, new.body == nil, let key = new.organizationKey,
      let known = organization(key, before: place), known.mayBeBody(of: new)
    {
      new.organization = known.organization
      new.country = known.country
      new.body = known.body
      new.powerGround = .bodyBefore
    }
    let number = registry.append(new)
    spoken.append((place, number))
    return Resolution(speaker: new, kind: .nominal)
  }

  private func isSame(_ known: Speaker, _ mention: Speaker) -> Bool {
    guard known.roleKey == mention.roleKey, known.isPlural == mention.isPlural else { return false }
    if let a = known.country, let b = mention.country, a != b { return false }
    if let a = known.body, let b = mention.body, a != b { return false }
    if let b = mention.organizationKey, known.organizationKey != b { return false }
    if mention.isPlural, !mention.isDefinite {
      return known.role == mention.role && (mention.country == known.country || mention.country == nil)
    }
    return true
  }

  /// What the article said before of a body with the same head noun.
  private func organization(_ key: UInt64, before place: Int) -> Speaker? {
    registry.body(key, before: place)
  }

  private mutating func collective(_ mention: Speaker) -> Resolution {
    var speaker = mention
    if speaker.owner == .none, speaker.country == nil, speaker.body == nil, let key = speaker.organizationKey,
      let known = organization(key, before: mention.mention.lowerBound), known.mayBeBody(of: speaker)
    {
      speaker.organization = known.organization
      speaker.country = known.country
      speaker.body = known.body
      speaker.powerGround = .bodyBefore
    }
    let number = registry.append(speaker)
    spoken.append((mention.mention.lowerBound, number))
    return Resolution(speaker: speaker, kind: .collective)
  }

  /// A document speaks for whoever was said to have issued it, else for nobody known.
  private mutating func document(_ mention: Speaker) -> Resolution {
    for index in mention.mention {
      if let number = issuers[text.tokens[index].key] {
        spoken.append((mention.mention.lowerBound, number))
        documents.append((mention.mention.lowerBound, number))
        return Resolution(speaker: registry.speakers[number], kind: .nominal, ground: .issuer)
      }
    }
    var speaker = mention
    speaker.isDocument = true
    let number = registry.append(speaker)
    spoken.append((mention.mention.lowerBound, number))
    return Resolution(speaker: speaker, kind: .nominal)
  }
}
