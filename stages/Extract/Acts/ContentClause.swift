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
  /// The subject is a pronoun, which the speaker may use of himself.
  private(set) var isPronoun = false
  /// Opens with a condition, which ends where the range starts.
  private(set) var isConditional = false
  /// By "unless".
  private(set) var isUnless = false
  /// The main verb, if one was found.
  private(set) var verb: Int?
  /// Where the content ends.
  let end: Int
  /// From the subject to where a subordinate clause starts.
  private(set) var range: Range<Int>

  init(_ content: Range<Int>, _ text: AnalyzedText, _ finder: ActorFinder, own: Set<Int>) {
    let tokens = text.tokens
    let start = Self.start(content, text)
    end = content.upperBound
    range = start..<content.upperBound
    isConditional = (content.lowerBound..<start).prefix(3).contains { tokens[$0].is(.if, .unless) }
    isUnless = isConditional && (content.lowerBound..<start).prefix(3).contains { tokens[$0].is(.unless) }
    isExhortation = start < content.upperBound && tokens[start].key == Self.letWord
    guard let verb = Self.verb(range, text) else { return }
    self.verb = verb
    subject = Self.subject(start..<verb, text, finder, own)
    isPronoun = (start..<verb).contains { tokens[$0].tag == .pronoun }
    var stop = verb + 1
    while stop < content.upperBound, !Self.subordinates(tokens[stop], tokens[stop - 1]) { stop += 1 }
    range = start..<stop
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
      let isCondition = text.tokens[start].is(.if, .unless)
      if isCondition, let second = secondSubject(start, content, text) { return second }
      let high = min(start + 40, content.upperBound)
      let stop = (start..<high).first {
        text.tokens[$0].tag == .comma || isCondition && text.tokens[$0].tag == .stop
      }
      // A mark at the very end closes the content, not the adjunct.
      guard let stop, stop + 2 < content.upperBound else { return start }
      return stop + 1
    default: return start
    }
  }

  /// "If Ostania fails to answer it will": the pronoun before the second finite verb, where no comma parts the clauses.
  private static func secondSubject(_ start: Int, _ content: Range<Int>, _ text: AnalyzedText) -> Int? {
    var verbs = 0
    for index in start..<min(start + 40, content.upperBound) {
      let token = text.tokens[index]
      if token.tag == .comma || token.tag == .stop { return nil }
      guard token.tag.isFinite else { continue }
      verbs += 1
      if verbs > 1, text.tokens[index - 1].tag == .pronoun { return index - 1 }
    }
    return nil
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
      if token.tag == .pronoun, !token.is(.there, .you), !token.is(.who) {
        return isExpletive(index, text) ? .unknown : .own
      }
      if let mention = finder.mention(at: index, limit: range.upperBound) {
        return own.contains(mention.actor) ? .own : .other
      }
      let isOwner = token.tag == .possessive && token.key != 0 || token.is(.the)
      if isOwner, text.traits(range.upperBound - 1).contains(.organization) || isNation(last) { return .own }
    }
    return .unknown
  }

  /// "it appears", "it is clear that": a subject that is nobody.
  static func isExpletive(_ index: Int, _ text: AnalyzedText) -> Bool {
    guard text.tokens[index].is(.it) else { return false }
    for next in index + 1..<min(index + 5, text.tokens.count) {
      let token = text.tokens[next]
      if impersonal.contains(token.key) { return true }
      guard token.tag == .be || token.tag == .modal || token.tag == .adverb || token.tag == .negation else {
        return false
      }
    }
    return false
  }

  private static let impersonal = WordSet(
    "appears appeared seems seemed clear unclear likely unlikely possible impossible necessary important essential time difficult hard obvious certain"
  )

  private static let nations = WordSet(
    "country government nation republic administration side state authorities"
  )

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
