/// For whom speakers speak whose mention does not say it.
extension SpeakerResolver {
  /// What needs no search: who left an office speaks for nobody; the publisher's own "Foreign Office" is its country's.
  func settleFixed(_ speaker: inout Speaker) -> Bool {
    if speaker.isFormer {
      speaker.country = nil
      speaker.body = nil
      return true
    }
    guard let home, home.isPublisher, speaker.isCollective, speaker.country != home.country,
      speaker.organization == nil || speaker.organization == "Office",
      speaker.mention.contains(where: { text.tokens[$0].key == Self.office }),
      speaker.mention.contains(where: { text.tokens[$0].key == Self.foreign })
    else { return false }
    speaker.country = home.country
    speaker.powerGround = .publisher
    speaker.organization = "Foreign Office"
    speaker.completeOrganization(of: text.lexicon.actors.actors[home.country].name)
    return true
  }

  private static let office = WordHash.of("office".utf8)
  private static let foreign = WordHash.of("foreign".utf8)

  /// Gives an officer without a country that of the place that opens the sentence ("In Tokyo, ..."), of the body
  /// spoken of before, of the place where the article is written, of the body spoken of later, or of the power
  /// whose doings the sentences before tell. A person keeps what was once found.
  mutating func settlePower(_ speaker: inout Speaker, _ content: Range<Int>?) {
    if speaker.isFormer { return }
    let place = speaker.mention.lowerBound
    let key = speaker.organizationKey
    if let owner = owner(of: speaker, content) {
      speaker.country = owner.country
      speaker.body = owner.body
      speaker.powerGround = .owner
      if let country = owner.country { setCountry(country, of: &speaker, by: .owner) }
    } else if speaker.isDocument, let known = issuingPower(of: speaker) {
      setPower(of: known, to: &speaker, by: .nearbySubject, isNamed: false)
    } else if speaker.isOfficer, !speaker.isCollective, let country = openingPlace(of: place) {
      setCountry(country, of: &speaker, by: .openingPlace)
    } else if let key, let known = registry.body(key, before: place), known.mayBeBody(of: speaker) {
      setPower(of: known, to: &speaker, by: .bodyBefore)
    } else if let known = shortened(speaker) {
      setPower(of: known, to: &speaker, by: .shortForm, isNamed: false)
    } else if let known = mission(of: speaker) {
      setPower(of: known, to: &speaker, by: .mission, isNamed: false)
    } else if speaker.isOfficer, let home {
      setCountry(home.country, of: &speaker, by: home.isPublisher ? .publisher : .dateline)
    } else if speaker.isOfficer, let country = nearbyPower(before: place), isProminent(country),
      speaker.isRuling || !isOther(country, in: content)
    {
      // Before a body of that name that is spoken of later: that may be the other side's.
      setCountry(country, of: &speaker, by: .nearbySubject)
    } else if let key, let known = registry.anyBody(key), known.mayBeBody(of: speaker) {
      setPower(of: known, to: &speaker, by: .bodyAfter)
    } else if speaker.isOfficer, let country = content.flatMap(openingPower) {
      setCountry(country, of: &speaker, by: .nearbySubject)
    }
    if speaker.name != nil, let number = registry.index(named: speaker.nameKeys, before: place) {
      registry.complete(number, with: speaker)
    }
  }

  /// Whether the article names a country at least a third as often as the one that it names most.
  private func isProminent(_ country: Int) -> Bool {
    let code = text.lexicon.actors.actors[country].code
    let count = frequencies.first { $0.code == code }?.count ?? 0
    return count * 3 >= frequencies.first?.count ?? 0
  }

  /// Whether the content speaks of a country as of another: "to Beijing's demands"; not as its subject, "Ostania would",
  /// nor of its government, "the Ostanian government".
  private func isOther(_ country: Int, in content: Range<Int>?) -> Bool {
    guard let content, openingPower(content) != country else { return false }
    return parser.actors.mentions(in: content).contains { mention in
      guard mention.actor == country else { return false }
      let next = mention.tokens.upperBound
      return mention.kind != .adjective || next >= content.upperBound
        || !text.traits(next).contains(.organization)
    }
  }

  /// To whom "its ministry", "his deputy", "Brandt's office" belongs.
  func owner(of speaker: Speaker, _ content: Range<Int>?) -> Speaker? {
    let place = speaker.mention.lowerBound
    switch speaker.owner {
    case .none: return nil
    case .named(let key):
      return registry.index(named: [key], before: place).map { registry.speakers[$0] }.flatMap(known)
    case .person:
      return spoken.suffix(100).last { !registry.speakers[$0.speaker].isCollective && $0.place < place }
        .map { registry.speakers[$0.speaker] }.flatMap(known)
    case .power:
      let sentence = sentenceIndex(of: place)
      for number in stride(from: sentence, through: max(0, sentence - 5), by: -1) {
        let range = text.sentences[number].tokens
        let high = min(range.upperBound, place)
        guard high > range.lowerBound else { continue }
        if let opening = openingPower(range.lowerBound..<high) ?? openingOwner(range.lowerBound, high) {
          var power = speaker
          power.country = opening
          return power
        }
        if let subject = clauses.mainSubject(before: high, low: range.lowerBound),
          let power = known(parser.speaker(subject))
        {
          return power
        }
      }
      return nil
    }
  }

  /// The actor for which somebody speaks whom the article names.
  func power(of range: Range<Int>) -> Int? {
    let mention = parser.speaker(range)
    guard mention.name != nil,
      let number = registry.index(named: mention.nameKeys, before: range.upperBound)
    else { return nil }
    let speaker = registry.speakers[number]
    return speaker.isFormer ? nil : speaker.body ?? speaker.country
  }

  func known(_ speaker: Speaker) -> Speaker? {
    speaker.country != nil || speaker.body != nil ? speaker : nil
  }

  /// The country that opens a stretch as its subject: "Brevonia would sign".
  func openingPower(_ range: Range<Int>) -> Int? {
    var start = range.lowerBound
    while start < range.upperBound,
      text.tokens[start].tag == .openQuote || text.tokens[start].tag == .determiner
        || text.tokens[start].is(.that)
    { start += 1 }
    guard start < range.upperBound,
      let mention = parser.actors.mention(at: start, limit: range.upperBound),
      parser.actors.actor(mention).isCountry,
      mention.kind == .name || mention.kind == .capital, mention.tokens.upperBound + 1 < range.upperBound
    else { return nil }
    let next = mention.tokens.upperBound
    let isRelative =
      text.tokens[next].tag == .comma
      && (text.tokens[next + 1].is(.which, .who)
        || next + 2 < range.upperBound && text.tokens[next + 2].is(.which, .whom))
    guard isRelative || text.tokens[next].tag.isFinite else { return nil }
    return mention.actor
  }

  /// The power of a body that the article named in full with its short form: "LDP officials".
  func shortened(_ speaker: Speaker) -> Speaker? {
    for index in speaker.mention where text.tokens[index].flags.contains(.allCapitals) {
      if let known = registry.body(text.tokens[index].key, before: speaker.mention.lowerBound) {
        return known
      }
    }
    return nil
  }

  private static let embassy = WordHash.of("embassy".utf8)

  /// The power of the embassy of which the article tells, for "Ambassador X".
  func mission(of speaker: Speaker) -> Speaker? {
    guard let role = speaker.role?.lowercased(), role.hasSuffix("ambassador") || role.hasSuffix("consul")
    else {
      return nil
    }
    let place = speaker.mention.lowerBound
    if let known = registry.body(Self.embassy, before: place) { return known }
    // "In a letter to the Ostanian community, the ambassador".
    let sentence = text.sentences[sentenceIndex(of: place)].tokens
    guard
      let nearest = parser.actors.mentions(in: sentence.lowerBound..<max(place, sentence.lowerBound))
        .last(where: { $0.kind == .adjective })
    else { return nil }
    var known = speaker
    known.country = nearest.actor
    return known
  }

  func setCountry(_ country: Int, of speaker: inout Speaker, by ground: PowerGround) {
    speaker.country = country
    speaker.powerGround = ground
    speaker.completeOrganization(of: text.lexicon.actors.actors[country].name)
  }

  func setPower(of known: Speaker, to speaker: inout Speaker, by ground: PowerGround, isNamed: Bool = true) {
    if isNamed, Self.isBare(speaker.organization) { speaker.organization = known.organization }
    speaker.powerGround = ground
    speaker.country = known.country
    speaker.body = known.body
  }

  /// The country whose capital opens the sentence around a place: "In Tokyo, the press secretary said".
  func openingPlace(of place: Int) -> Int? {
    let sentence = text.sentences[sentenceIndex(of: place)].tokens
    let first = sentence.lowerBound
    let finder = ActorFinder(text: text)
    guard sentence.count > 3, text.tokens[first].is(.in),
      let mention = finder.mention(at: first + 1, limit: sentence.upperBound),
      finder.actor(mention).isCountry,
      mention.tokens.upperBound < sentence.upperBound, text.tokens[mention.tokens.upperBound].tag == .comma
    else { return nil }
    return mention.actor
  }

  /// "Ostania's plan to open the lock will": whose affair a sentence tells.
  private func openingOwner(_ first: Int, _ high: Int) -> Int? {
    guard first < high, let mention = parser.actors.mention(at: first, limit: high),
      parser.actors.actor(mention).isCountry, mention.kind != .adjective,
      mention.tokens.upperBound < text.tokens.count, text.tokens[mention.tokens.upperBound].tag == .possessive
    else { return nil }
    return mention.actor
  }

  /// Whose a document is that one of the sentences before brings in: "Ostania handed Verlund a note. The note says".
  func issuingPower(of speaker: Speaker) -> Speaker? {
    let place = speaker.mention.lowerBound
    let sentence = sentenceIndex(of: place)
    for number in stride(from: sentence - 1, through: max(0, sentence - 3), by: -1) {
      let range = text.sentences[number].tokens
      let brings = range.dropFirst(3).contains { index in
        text.traits(index).contains(.document)
          && speaker.mention.contains { text.tokens[$0].key == text.tokens[index].key }
          && (text.tokens[index - 1].is(.a, .an) || text.tokens[index - 2].is(.a, .an))
      }
      guard brings, let subject = clauses.mainSubject(before: range.upperBound, low: range.lowerBound) else {
        continue
      }
      return known(parser.speaker(subject))
    }
    return nil
  }

  /// "ministry", "the Ministry": one word tells nothing more than the body's full name.
  static func isBare(_ organization: String?) -> Bool { organization?.holds(" ") == false }

  /// The country that is the subject of one of the three sentences before.
  func nearbyPower(before place: Int) -> Int? {
    let sentence = sentenceIndex(of: place)
    for number in stride(from: sentence, through: max(0, sentence - 3), by: -1) {
      let range = text.sentences[number].tokens
      if let subject = clauses.mainSubject(before: min(range.upperBound, place), low: range.lowerBound) {
        let power = parser.speaker(subject)
        if power.isCollective || power.isPlural, let country = power.country { return country }
      }
      if let owner = openingOwner(range.lowerBound, min(range.upperBound, place)) { return owner }
    }
    return nil
  }
}
