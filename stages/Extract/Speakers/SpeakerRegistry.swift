/// The people whom an article names, with what it says of them anywhere, and where it mentions them.
struct SpeakerRegistry {
  private(set) var speakers: [Speaker] = []
  /// Mentions in reading order: first token, and the speaker.
  private(set) var mentions: [(place: Int, speaker: Int)] = []
  private var byName: [UInt64: [Int]] = [:]
  private var isScanning = true
  /// Bodies named with their power, by head noun, in reading order.
  private var bodies: [UInt64: [Speaker]] = [:]

  /// Scans the whole text: an office before a name, a name with an apposition, a full name, then short forms.
  init(_ text: AnalyzedText) {
    let parser = MentionParser(text)
    let phrases = Phrases(text)
    for sentence in text.sentences {
      scan(sentence.tokens, text, parser, phrases)
    }
    addShortForms(text)
  }

  /// Notes bodies that are named with their power: "the Ministry of Foreign Affairs of X".
  private mutating func scanBody(
    _ index: Int, _ range: Range<Int>, _ text: AnalyzedText, _ parser: MentionParser, _ phrases: Phrases
  ) {
    let start = phrases.start(endingAt: index + 1, low: range.lowerBound)
    let end = phrases.end(startingAt: min(start, index), high: range.upperBound)
    guard start <= index, end > index else { return }
    var speaker = parser.speaker(start..<end)
    noteBody(of: speaker)
    // "Liberal Party (LP)": later it goes by the short form.
    if end + 2 <= range.upperBound, end > index + 1, let short = Self.shortForm(index + 1, range, text) {
      speaker.organizationKey = short
      noteBody(of: speaker)
    }
  }

  private mutating func scan(
    _ range: Range<Int>, _ text: AnalyzedText, _ parser: MentionParser, _ phrases: Phrases
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      if !text.traits(index).isDisjoint(with: [.organization, .body]), text.tokens[index].isCapital {
        scanBody(index, range, text, parser, phrases)
      }
      guard text.tokens[index].tag.isProper else {
        index += 1
        continue
      }
      var end = index + 1
      while end < range.upperBound,
        text.tokens[end].tag.isProper
          || text.traits(end).contains(.nameParticle) && end + 1 < range.upperBound
            && text.tokens[end + 1].tag.isProper
      { end += 1 }
      let hasOffice = (index..<end).contains { !text.traits($0).isDisjoint(with: [.role, .title]) }
      let low = max(range.lowerBound, index - 6)
      let precededByOffice = (low..<index).contains { text.traits($0).contains(.role) }
      let hasApposition =
        end + 1 < range.upperBound && text.tokens[end].tag == .comma && phrases.startsPhrase(end + 1)
      if end - index >= 2 || hasOffice || precededByOffice || hasApposition {
        var start = precededByOffice || hasOffice ? Self.start(of: index, low: range.lowerBound, text) : index
        if let office = Self.office(before: start, low: range.lowerBound, text, parser) { start = office }
        let high = hasApposition ? phrases.apposition(after: end, high: range.upperBound) : end
        let speaker = parser.speaker(min(start, index)..<max(high, end))
        // "in Oslo, X": a place, and then the name has its own turn.
        let isPlace =
          !hasOffice && min(start, index) == index
          && parser.actors.mention(at: index, limit: end).map { $0.tokens == index..<end } == true
        if speaker.name != nil, !isPlace { add(speaker, isFull: speaker.nameKeys.count >= 2) }
      }
      for body in index + 1..<max(end, index + 1)
      where !text.traits(body).isDisjoint(with: [.organization, .body]) {
        scanBody(body, range, text, parser, phrases)
      }
      index = end
    }
  }

  /// The hash of a short form in brackets.
  private static func shortForm(_ index: Int, _ range: Range<Int>, _ text: AnalyzedText) -> UInt64? {
    guard index + 2 < range.upperBound, text.tokens[index].tag == .openParen,
      text.tokens[index + 1].flags.contains(.allCapitals), text.tokens[index + 2].tag == .closeParen
    else { return nil }
    return text.tokens[index + 1].key
  }

  /// Where the phrase around a name starts: with the words that modify it, and with the body of an office ("spokesman
  /// for X's Foreign Ministry Y"), but no other person or thing that is joined to it.
  private static func start(of name: Int, low: Int, _ text: AnalyzedText) -> Int {
    var start = name
    while start > low, name - start < 16 {
      let token = text.tokens[start - 1]
      switch token.tag {
      case .noun, .nouns, .adjective, .proper, .initialProper: start -= 1
      case .possessive where token.key == 0: start -= 1
      case .closeParen where start - 3 >= low && text.tokens[start - 3].tag == .openParen: start -= 3
      case .determiner, .possessive:
        start -= 1
        guard start > low, attaches(start - 1, low, text) else { return start }
        start -= 1
      case .preposition, .to:
        guard attaches(start - 1, low, text) else { return start }
        start -= 1
      default: return start
      }
    }
    return start
  }

  /// The start of an office that stands before a comma and a name: "its envoy in X, Y".
  private static func office(before name: Int, low: Int, _ text: AnalyzedText, _ parser: MentionParser)
    -> Int?
  {
    guard name - 2 > low, text.tokens[name - 1].tag == .comma else { return nil }
    let comma = name - 1
    var end = comma
    // "in X" and the like at the end tells where the office is.
    if end - 2 > low, text.tokens[end - 1].tag.isProper, text.tokens[end - 2].is(.in, .at) { end -= 2 }
    let start = Self.start(of: end, low: low, text)
    guard start < end, (start..<end).contains(where: { text.traits($0).contains(.role) }),
      parser.speaker(start..<end).name == nil
    else {
      return nil
    }
    return start
  }

  /// Whether a preposition joins a body to the office before it.
  private static func attaches(_ index: Int, _ low: Int, _ text: AnalyzedText) -> Bool {
    let token = text.tokens[index]
    guard index > low, token.is(.of, .for) || token.is(.to, .at) else { return false }
    return !text.traits(index - 1).isDisjoint(with: [.role, .organization, .officePart])
  }

  /// Registers a named speaker, or completes the one already known by that name; gives its number.
  @discardableResult
  mutating func add(_ speaker: Speaker, isFull: Bool) -> Int {
    if let known = index(named: speaker.nameKeys, before: speaker.mention.upperBound) {
      var entry = speakers[known]
      entry.fill(from: speaker)
      entry.mention = speaker.mention
      speakers[known] = entry
      mentions.append((speaker.mention.lowerBound, known))
      return known
    }
    guard isFull || speaker.role != nil || speaker.gender != .unknown else { return -1 }
    return append(speaker)
  }

  /// Registers a speaker who is known by office alone.
  @discardableResult
  mutating func append(_ speaker: Speaker) -> Int {
    let number = speakers.count
    speakers.append(speaker)
    if let last = speaker.nameKeys.last { byName[last, default: []].append(number) }
    if isScanning { mentions.append((speaker.mention.lowerBound, number)) }
    noteBody(of: speaker)
    return number
  }

  /// The speaker whose name ends with the same word and does not contradict it.
  func index(named keys: [UInt64], before place: Int) -> Int? {
    guard let last = keys.last, let candidates = byName[last] else { return nil }
    for number in candidates.suffix(50).reversed() {
      let known = speakers[number].nameKeys
      if keys.count == 1 || known.count == 1 || known.first == keys.first { return number }
    }
    return nil
  }

  /// Single names that end a full name known from anywhere in the article.
  private mutating func addShortForms(_ text: AnalyzedText) {
    let known = Set(mentions.map(\.place))
    for (index, token) in text.tokens.enumerated() where token.tag.isProper {
      guard let number = byName[token.key]?.last, !known.contains(index) else { continue }
      mentions.append((index, number))
    }
    mentions.sort { $0.place < $1.place }
    isScanning = false
  }

  /// Index of the first mention at or after a place.
  func firstMention(from place: Int) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// What a pronoun tells of somebody counts for the next one.
  mutating func note(_ gender: Speaker.Gender, of number: Int) {
    if speakers[number].gender == .unknown { speakers[number].gender = gender }
  }

  mutating func complete(_ number: Int, with speaker: Speaker) {
    speakers[number].fill(from: speaker)
    noteBody(of: speakers[number])
  }

  /// The body with this head noun and a known power that was last spoken of before a place.
  func body(_ key: UInt64, before place: Int) -> Speaker? {
    guard let known = bodies[key] else { return nil }
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].mention.lowerBound < place { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? known[low - 1] : nil
  }

  /// The first body with this head noun that the article names with its power anywhere.
  func anyBody(_ key: UInt64) -> Speaker? { bodies[key]?.first }

  private mutating func noteBody(of speaker: Speaker) {
    guard let key = speaker.organizationKey, speaker.country != nil || speaker.body != nil,
      bodies[key]?.last.map({ $0.mention.lowerBound < speaker.mention.lowerBound }) ?? true
    else { return }
    bodies[key, default: []].append(speaker)
  }
}
