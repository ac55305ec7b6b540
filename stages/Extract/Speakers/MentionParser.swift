/// Reads a noun phrase as a mention of a speaker: name, role, organisation, country. Commas separate segments,
/// which describe one speaker; brackets are passed over.
struct MentionParser {
  let text: AnalyzedText
  let actors: ActorFinder
  var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) {
    self.text = text
    actors = ActorFinder(text: text)
  }

  func speaker(_ range: Range<Int>) -> Speaker {
    var result = Speaker(mention: range)
    var isFirst = true
    for segment in segments(range) {
      // "the minister, and Tim Ravell, an official": somebody else from here on.
      if !isFirst, tokens[segment.lowerBound].is(.and) { break }
      let part = self.segment(segment)
      if isFirst {
        result = part
        isFirst = false
      } else if part.nameKeys.isEmpty || result.nameKeys.isEmpty || result.role == nil {
        let isPlural = result.isPlural
        result.fill(from: part)
        result.isPlural = isPlural
        if part.name != nil { result.isCollective = false }
      }
    }
    result.mention = range
    let mentions = actors.mentions(in: range)
    if isJoint(mentions, range), result.nameKeys.isEmpty {
      result.joint = mentions.map(\.actor)
      result.country = nil
      result.body = nil
    }
    return result
  }

  /// The stretches between commas, until a relative clause.
  private func segments(_ range: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    for index in range {
      if tokens[index].tag == .comma {
        if start < index { result.append(start..<index) }
        start = index + 1
      } else if tokens[index].is(.who, .which), index > start {
        result.append(start..<index)
        return result
      }
    }
    if start < range.upperBound { result.append(start..<range.upperBound) }
    return result
  }

  private func segment(_ range: Range<Int>) -> Speaker {
    var speaker = Speaker(mention: range)
    let mentions = actors.mentions(in: range)
    let first = tokens[range.lowerBound]
    speaker.isDefinite = first.is(.the) || first.is(.this) || first.tag == .possessive
    let name = nameRange(range, mentions)
    if let name {
      speaker.name = text.string(name)
      speaker.nameKeys = name.filter { tokens[$0].tag != .stop }.map { tokens[$0].key }
    }
    let role = roleHead(range, mentions, name)
    let organization = organizationRange(range, mentions, name, role)
    if let role {
      let roleRange = roleRange(role, range, mentions, name, organization)
      speaker.role = text.string(roleRange)
      speaker.roleKey = tokens[role].key
      let traits = text.traits(role)
      speaker.isPlural = traits.contains(.plural)
    }
    setPower(&speaker, range, mentions, name, role)
    if let organization { setOrganization(&speaker, organization, mentions) }
    if name == nil, role == nil {
      if organization != nil || !mentions.isEmpty { speaker.isCollective = true }
      if let head = SourceTest(text: text).head(of: range) {
        speaker.isDocument = text.traits(head).contains(.document)
        speaker.isPlural = speaker.isPlural || tokens[head].tag == .nouns
      }
    }
    speaker.gender = gender(range, name, role)
    speaker.owner = owner(range, mentions, name)
    speaker.isRuling = range.contains { tokens[$0].key == Self.ruling || tokens[$0].key == Self.opposition }
    speaker.isFormer = role.map { isFormer($0, range) } ?? false
    if speaker.country == nil, speaker.body == nil { impliedCountry(&speaker, role) }
    return speaker
  }

  private static let ruling = WordHash.of("ruling".utf8)
  private static let opposition = WordHash.of("opposition".utf8)

  /// Whose office or body it is, if the phrase says so by a pronoun or by a person's name.
  private func owner(_ range: Range<Int>, _ mentions: [ActorMention], _ name: Range<Int>?) -> Speaker.Owner {
    for index in range.prefix(6) where tokens[index].tag == .possessive {
      if tokens[index].is(.its, .their) { return .power }
      if tokens[index].is(.his, .her) { return .person }
      guard tokens[index].key == 0, index > range.lowerBound, tokens[index - 1].tag.isProper,
        !mentions.contains(where: { $0.tokens.contains(index - 1) }), isNamePart(index - 1)
      else { return .none }
      return .named(tokens[index - 1].key)
    }
    for index in range.dropFirst() where tokens[index].is(.its, .their) {
      if tokens[index - 1].tag == .preposition || tokens[index - 1].tag == .to { return .power }
    }
    return .none
  }

  /// "a former U.S. diplomat", "ex-minister".
  private func isFormer(_ role: Int, _ range: Range<Int>) -> Bool {
    let low = max(range.lowerBound, role - 6)
    return (low...role).contains { tokens[$0].is(.former) || isExOffice($0) }
  }

  /// Whether a word starts with "ex-".
  private func isExOffice(_ index: Int) -> Bool {
    let bytes = text.source.bytes
    let start = Int(tokens[index].start)
    return tokens[index].end - tokens[index].start > 4 && bytes[start] | 0x20 == 0x65
      && bytes[start + 1] | 0x20 == 0x78 && bytes[start + 2] == 0x2D
  }

  // A name is the last run of capitals that names no office, body or power.
  private func nameRange(_ range: Range<Int>, _ mentions: [ActorMention]) -> Range<Int>? {
    var best: Range<Int>?
    var index = range.lowerBound
    while index < range.upperBound {
      if let mention = mentions.first(where: { $0.tokens.contains(index) }) {
        index = mention.tokens.upperBound
        continue
      }
      guard isNamePart(index) else {
        index += 1
        continue
      }
      var end = index + 1
      while end < range.upperBound, isNamePart(end) || isParticle(end, range.upperBound) {
        end += 1
      }
      let isLast = best == nil || index > range.lowerBound
      // What follows "of" or "for" belongs to a body or place.
      let follows = index > range.lowerBound && isComplement(index, range)
      let ownsBody = end < range.upperBound && tokens[end].tag == .possessive
      // "Arms control officials": a capital before a plain noun is no name.
      let modifies =
        end < range.upperBound
        && (tokens[end].tag == .noun || tokens[end].tag == .nouns
          || tokens[end].isCapital && !text.traits(end).isDisjoint(with: [.organization, .body]))
      if isLast, !ownsBody, !modifies, !(follows && best != nil), !follows { best = index..<end }
      index = end
    }
    guard let best else { return nil }
    if best.count == 1, best.lowerBound == range.lowerBound, tokens[best.lowerBound].tag == .initialProper,
      !isKnownName(best.lowerBound)
    {
      return nil
    }
    return best
  }

  private func isComplement(_ index: Int, _ range: Range<Int>) -> Bool {
    let before = tokens[index - 1]
    return before.is(.of, .for) || before.is(.in, .at) || before.is(.to, .from)
  }

  private func isNamePart(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.tag.isProper else { return false }
    let traits = text.traits(index)
    if !traits.isDisjoint(with: [.maleName, .femaleName]) { return true }
    return traits.isDisjoint(with: [.role, .title, .officePart, .organization, .body, .group, .document])
  }

  private func isParticle(_ index: Int, _ high: Int) -> Bool {
    text.traits(index).contains(.nameParticle) && index + 1 < high && isNamePart(index + 1)
  }

  /// Whether a sentence's first word is a name for other reasons than its capital.
  private func isKnownName(_ index: Int) -> Bool {
    if !text.traits(index).isDisjoint(with: [.maleName, .femaleName]) { return true }
    return text.properKeys.contains(tokens[index].key)
  }

  /// The role noun nearest before the name, else the first one.
  private func roleHead(_ range: Range<Int>, _ mentions: [ActorMention], _ name: Range<Int>?) -> Int? {
    var found: Int?
    for index in range {
      if name?.contains(index) == true || mentions.contains(where: { $0.tokens.contains(index) }) { continue }
      let traits = text.traits(index)
      guard
        traits.contains(.role)
          || traits.contains(.title) && traits.isDisjoint(with: [.abbreviation, .male, .female])
      else { continue }
      if tokens[index].tag == .determiner || tokens[index].tag == .number || tokens[index].tag == .pronoun {
        continue
      }
      // "executive Commission": the body comes first, its modifier is no office.
      if index + 1 < range.upperBound, tokens[index + 1].isCapital,
        text.traits(index + 1).contains(.organization)
      {
        continue
      }
      // "chief negotiator", "House leader": the last of adjacent nouns is the head.
      if let last = found, index > last + 1, !(last + 1..<index).allSatisfy({ isModifier($0) }) { break }
      found = index
    }
    return found
  }

  private func isModifier(_ index: Int) -> Bool {
    let tag = tokens[index].tag
    return tag.isNominal && tag != .determiner && tag != .possessive
  }

  private func roleRange(
    _ head: Int, _ range: Range<Int>, _ mentions: [ActorMention], _ name: Range<Int>?,
    _ organization: Range<Int>?
  ) -> Range<Int> {
    var start = head
    while start > range.lowerBound {
      let before = start - 1
      if mentions.contains(where: { $0.tokens.contains(before) }) || organization?.contains(before) == true {
        break
      }
      let traits = text.traits(before)
      guard
        traits.contains(.officePart) || traits.contains(.role)
          || isModifier(before) && !tokens[before].tag.isProper && tokens[before].tag != .number
      else { break }
      start = before
    }
    var end = head + 1
    // "Secretary of State", "minister for foreign affairs": without a body or power in it.
    if end + 1 < range.upperBound, tokens[end].is(.of, .for) {
      var stop = end + 1
      while stop < range.upperBound, name?.contains(stop) != true, organization?.contains(stop) != true,
        !mentions.contains(where: { $0.tokens.contains(stop) }),
        text.traits(stop).contains(.officePart) || tokens[stop].tag == .noun || tokens[stop].tag == .nouns
          || tokens[stop].tag == .adjective || tokens[stop].is(.for, .and)
          || tokens[stop].tag.isProper && name != nil
      {
        stop += 1
      }
      let last = tokens[stop - 1]
      if stop > end + 1, !last.is(.for, .and),
        stop == range.upperBound || name?.lowerBound == stop || tokens[stop].tag != .possessive
      {
        end = stop
      }
    }
    return start..<end
  }

  /// The body spoken for: capitals around "Ministry" and the like, or a plain "ministry".
  private func organizationRange(
    _ range: Range<Int>, _ mentions: [ActorMention], _ name: Range<Int>?, _ role: Int?
  ) -> Range<Int>? {
    for index in range {
      let traits = text.traits(index)
      guard !traits.isDisjoint(with: [.organization, .body]), name?.contains(index) != true, index != role
      else { continue }
      if let mention = mentions.first(where: { $0.tokens.contains(index) }) {
        if !actors.actor(mention).isCountry { continue }
        // "White House press secretary".
        if mention.kind == .seat, mention.tokens.count > 1 { return mention.tokens }
      }
      // "council chairman": the body modifies the office.
      var start = index
      while start > range.lowerBound {
        let before = start - 1
        if let mention = mentions.first(where: { $0.tokens.contains(before) && actors.actor($0).isCountry }) {
          // "the Federal Reserve Bank".
          if mention.kind == .seat, tokens[index].isCapital { start = mention.tokens.lowerBound }
          break
        }
        if before == role || tokens[before].is(.former) { break }
        guard
          tokens[before].tag.isProper || text.traits(before).contains(.officePart)
            || tokens[before].tag == .adjective && !tokens[index].isCapital
            || tokens[before].tag == .noun && !tokens[index].isCapital
        else { break }
        start = before
      }
      if !tokens[index].isCapital, traits.isDisjoint(with: .organization) { continue }
      var end = index + 1
      if end + 1 < range.upperBound, tokens[end].is(.of, .for),
        tokens[end + 1].tag.isProper || tokens[end + 1].is(.the)
      {
        var stop = end + 1
        while stop < range.upperBound,
          tokens[stop].tag.isProper || tokens[stop].is(.the, .and) || tokens[stop].is(.of),
          name?.contains(stop) != true, stop != role
        {
          if mentions.contains(where: { $0.tokens.contains(stop) && actors.actor($0).isCountry }) { break }
          stop += 1
        }
        while stop > end, !tokens[stop - 1].tag.isProper { stop -= 1 }
        end = max(end, stop)
      }
      return start..<end
    }
    return nil
  }

  private func gender(_ range: Range<Int>, _ name: Range<Int>?, _ role: Int?) -> Speaker.Gender {
    for index in range {
      let traits = text.traits(index)
      if traits.contains(.male), traits.isDisjoint(with: .plural) { return .male }
      if traits.contains(.female) { return .female }
    }
    guard let name else { return .unknown }
    let traits = text.traits(name.lowerBound)
    switch (traits.contains(.maleName), traits.contains(.femaleName)) {
    case (true, false): return .male
    case (false, true): return .female
    default: return .unknown
    }
  }

  /// Offices that one country alone has under that name.
  private func impliedCountry(_ speaker: inout Speaker, _ role: Int?) {
    if speaker.mention.contains(where: { tokens[$0].is(.sen, .rep) && tokens[$0].isCapital }) {
      speaker.country = text.lexicon.actors.unitedStates
    }
    guard let role = speaker.role?.lowercased() else { return }
    let isAmerican =
      role.hasSuffix("secretary of state") || role.hasPrefix("assistant secretary of")
      || role.hasSuffix("secretary of defense")
      || role.holds("congressman")
      || role.holds("congresswoman") || role.hasSuffix("treasury secretary")
    if isAmerican { speaker.country = text.lexicon.actors.unitedStates }
    if speaker.country != nil { speaker.powerGround = .office }
  }
}
