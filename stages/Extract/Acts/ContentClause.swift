/// The main clause of what is said: its subject, its verb and the mood in which it stands.
struct ContentClause: Sendable {
  enum Subject: Sendable {
    /// The speaker or the speaker's own side.
    case own
    /// Another power.
    case other
    /// A thing or anybody else.
    case unknown
  }

  enum Mood: Sendable { case plain, future, obligation, advice, possibility }

  private(set) var subject = Subject.unknown
  private(set) var mood = Mood.plain
  private(set) var isNegated = false
  /// "Let them wash upstream".
  private(set) var isExhortation = false
  /// The main verb, if one was found.
  private(set) var verb: Int?
  /// From the subject to where a subordinate clause starts.
  private(set) var range: Range<Int>

  init(_ content: Range<Int>, _ text: AnalyzedText, _ finder: ActorFinder, own: Set<Int>) {
    let tokens = text.tokens
    let start = Self.start(content, text)
    range = start..<content.upperBound
    isExhortation = start < content.upperBound && tokens[start].key == Self.letWord
    guard let verb = Self.verb(range, text) else { return }
    self.verb = verb
    subject = Self.subject(start..<verb, text, finder, own)
    var end = verb + 1
    while end < content.upperBound, !Self.subordinates(tokens[end], tokens[end - 1]) { end += 1 }
    range = start..<end
    for index in verb..<min(verb + 4, content.upperBound) {
      let token = tokens[index]
      if token.tag == .negation || token.is(.never) || Self.isNegative(text, index) { isNegated = true }
      if index == verb || token.tag == .adverb || token.tag == .negation { continue }
      if !token.tag.isFinite, token.tag != .verbBase { break }
    }
    mood = Self.mood(verb, text, content.upperBound)
  }

  /// After "that", opening marks, and an adjunct or condition that stands first.
  private static func start(_ content: Range<Int>, _ text: AnalyzedText) -> Int {
    var start = content.lowerBound
    while start < content.upperBound,
      text.tokens[start].tag == .openQuote || text.tokens[start].is(.that)
        || text.tokens[start].tag == .conjunction
    { start += 1 }
    guard start < content.upperBound else { return content.lowerBound }
    switch text.tokens[start].tag {
    case .preposition, .subordinator, .verbIng:
      if let comma = (start..<content.upperBound).prefix(40).first(where: { text.tokens[$0].tag == .comma }),
        comma + 1 < content.upperBound
      {
        return comma + 1
      }
      return start
    default: return start
    }
  }

  private static func verb(_ range: Range<Int>, _ text: AnalyzedText) -> Int? {
    for index in range.dropFirst().prefix(40) where text.tokens[index].tag.isFinite {
      let before = text.tokens[index - 1]
      if before.is(.who, .which) || before.is(.that) { continue }
      return index
    }
    return nil
  }

  private static func subordinates(_ token: Token, _ before: Token) -> Bool {
    switch token.tag {
    case .subordinator, .semicolon: true
    case .relative: !token.is(.that) || before.tag == .comma || before.tag.isHead
    default: false
    }
  }

  private static func subject(
    _ range: Range<Int>, _ text: AnalyzedText, _ finder: ActorFinder, _ own: Set<Int>
  )
    -> Subject
  {
    let last = text.tokens[max(range.lowerBound, range.upperBound - 1)]
    for index in range {
      let token = text.tokens[index]
      if token.tag == .pronoun, !token.is(.there, .you), !token.is(.who) { return .own }
      if let mention = finder.mention(at: index, limit: range.upperBound) {
        return own.contains(mention.actor) ? .own : .other
      }
      let isOwner = token.tag == .possessive && token.key != 0 || token.is(.the)
      if isOwner, text.traits(range.upperBound - 1).contains(.organization) || isNation(last) { return .own }
    }
    return .unknown
  }

  private static let nations = Set(
    "country government nation republic administration side state authorities".split(separator: " ").map {
      WordHash.of($0.utf8)
    })

  private static func isNation(_ token: Token) -> Bool { nations.contains(token.key) }

  private static func mood(_ verb: Int, _ text: AnalyzedText, _ high: Int) -> Mood {
    let token = text.tokens[verb]
    if token.is(.must, .should) { return token.is(.must) ? .obligation : .advice }
    if token.is(.will, .would) || token.key == shall || token.key == wont || token.key == wouldnt {
      return .future
    }
    if token.is(.might, .could) { return .possibility }
    if verb + 1 < high, text.tokens[verb + 1].tag == .to {
      if token.tag == .have { return .obligation }
      if token.is(.is, .are) { return .future }
    }
    return .plain
  }

  private static let letWord = WordHash.of("let".utf8)
  private static let shall = WordHash.of("shall".utf8)
  private static let wont = WordHash.of("won't".utf8)
  private static let wouldnt = WordHash.of("wouldn't".utf8)

  private static func isNegative(_ text: AnalyzedText, _ index: Int) -> Bool {
    let bytes = text.source.bytes
    let end = Int(text.tokens[index].end)
    return text.tokens[index].tag.isFinite && end - Int(text.tokens[index].start) > 3
      && bytes[end - 1] == 0x74
      && bytes[end - 2] != 0x73 && (bytes[end - 2] == 0x27 || bytes[end - 2] == 0x99)
      || text.tokens[index].key == cannot
  }

  private static let cannot = WordHash.of("cannot".utf8)
}
