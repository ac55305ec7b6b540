/// For which power or international body a mention speaks.
extension MentionParser {
  /// The power spoken for: named in the phrase, but not as a place ("in Moscow") or counterpart ("to Moscow").
  func setPower(
    _ speaker: inout Speaker, _ range: Range<Int>, _ mentions: [ActorMention], _ name: Range<Int>?,
    _ role: Int?
  ) {
    if isJoint(mentions, range) { return }
    for mention in mentions {
      let place = mention.tokens.lowerBound
      if isSubject(mention, range, role) { continue }
      if place > range.lowerBound {
        let before =
          tokens[place - 1].is(.the) && place - 1 > range.lowerBound ? tokens[place - 2] : tokens[place - 1]
        let isClose = before.is(.to) && place - 2 >= range.lowerBound && isClose(place - 2)
        // "the government in X" is that of X.
        let isSeat = mention.kind == .capital && place - 2 >= range.lowerBound && governs(place - 2)
        if before.is(.in, .to) && !isClose && !isSeat || before.is(.at, .on) || before.is(.with, .against) {
          continue
        }
        // "a letter from the embassy" is the embassy's.
        let isIssued = (range.lowerBound..<place).contains { text.traits($0).contains(.document) }
        if before.is(.from), !isIssued, mention.kind == .capital || name != nil || role == nil { continue }
      }
      let actor = actors.actor(mention)
      if actor.isCountry {
        if speaker.country == nil { speaker.country = mention.actor }
      } else if speaker.body == nil {
        speaker.body = mention.actor
        if speaker.organization == nil { speaker.organization = bodyName(mention, range) }
      }
    }
    if mentions.isEmpty, let europe = bareEuropeanBody(range) {
      speaker.body = europe
    }
    // An international body comes before the country in which or of which its officer is.
    if speaker.body != nil, speaker.country != nil, name == nil || speaker.role != nil,
      mentionsBodyFirst(mentions)
    {
      speaker.country = nil
    }
  }

  /// "a China scholar", "Iran envoy", "special envoy for Iran": with what somebody is concerned, not for whom he speaks.
  private func isSubject(_ mention: ActorMention, _ range: Range<Int>, _ role: Int?) -> Bool {
    guard actors.actor(mention).isCountry, mention.kind == .name else { return false }
    let place = mention.tokens.lowerBound
    let next = mention.tokens.upperBound
    if next < range.upperBound, !tokens[place].flags.contains(.allCapitals) {
      return Self.students.contains(tokens[next].key) || Self.envoys.contains(tokens[next].key)
    }
    guard let role, role < place, place > range.lowerBound else { return false }
    let before = tokens[place - 1].is(.the) ? tokens[max(range.lowerBound, place - 2)] : tokens[place - 1]
    return before.is(.for) && Self.envoys.contains(tokens[role].key)
  }

  private static let students = WordSet(
    "scholar scholars expert experts specialist specialists analyst analysts watcher watchers researcher correspondent historian hand hands"
  )
  private static let envoys = WordSet("envoy envoys representative coordinator rapporteur mediator")

  private func governs(_ index: Int) -> Bool { Self.governments.contains(tokens[index].key) }

  private static let governments = WordSet("government ministry authorities regime leadership administration")
  private static let close = WordHash.of("close".utf8)

  /// "sources close to the cabinet of X".
  private func isClose(_ index: Int) -> Bool {
    tokens[index].key == Self.close
      || index > 0 && tokens[index].tag == .to && tokens[index - 1].key == Self.close
  }

  /// "France and Spain": several powers together are none of them.
  func isJoint(_ mentions: [ActorMention], _ range: Range<Int>) -> Bool {
    // "Iranian and Western diplomats".
    if mentions.count == 1, mentions[0].kind == .adjective,
      mentions[0].tokens.upperBound + 2 < range.upperBound
    {
      let after = mentions[0].tokens.upperBound
      if tokens[after].is(.and), tokens[after + 1].isCapital, tokens[after + 2].tag == .nouns { return true }
    }
    guard mentions.count >= 2, let last = mentions.last, last.kind != .adjective else {
      return false
    }
    let first = mentions[mentions.count - 2]
    return (first.tokens.upperBound..<last.tokens.lowerBound).contains { tokens[$0].is(.and) }
      && actors.actor(first).code != actors.actor(last).code
  }

  private func isUnionName(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.isCapital
      && (token.tag.isProper && token.is(.commission, .community) || token.key == Self.commissioner)
  }

  private static let commissioner = WordHash.of("commissioner".utf8)

  /// "the Commission", "Community officials" in an article on European affairs.
  private func bareEuropeanBody(_ range: Range<Int>) -> Int? {
    guard text.isEuropean else { return nil }
    for index in range where isUnionName(index) {
      let before = index > range.lowerBound ? tokens[index - 1] : nil
      if before == nil || tokens[index].key == Self.commissioner || before?.tag == .determiner
        || before?.tag == .possessive
        || before?.isCapital == false
      {
        return text.lexicon.actors.europeanUnion
      }
    }
    return nil
  }

  private func mentionsBodyFirst(_ mentions: [ActorMention]) -> Bool {
    guard let first = mentions.first else { return false }
    return !actors.actor(first).isCountry
  }

  private func bodyName(_ mention: ActorMention, _ range: Range<Int>) -> String {
    var end = mention.tokens.upperBound
    while end < range.upperBound, tokens[end].tag.isProper,
      !text.traits(end).isDisjoint(with: [.organization, .officePart]),
      text.traits(end).isDisjoint(with: .role)
    {
      end += 1
    }
    return text.string(mention.tokens.lowerBound..<end)
  }
}
