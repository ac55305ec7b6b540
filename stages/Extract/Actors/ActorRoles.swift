import Records

/// Who a statement is directed at and who else it is about, from its words.
struct ActorRoles {
  let text: AnalyzedText
  private let finder: ActorFinder
  /// How often the text names each actor, the most frequent first.
  let frequencies: [(code: String, count: Int)]

  init(_ text: AnalyzedText, mentions: [ActorMention]) {
    self.text = text
    finder = ActorFinder(text: text)
    var byActor: [Int: Int] = [:]
    for mention in mentions { byActor[mention.actor, default: 0] += 1 }
    var counts: [String: Int] = [:]
    for (actor, count) in byActor { counts[text.lexicon.actors.actors[actor].code, default: 0] += count }
    frequencies = counts.map { ($0.key, $0.value) }.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 > $1.1 }
  }

  struct Result {
    var addressees: [String] = []
    var about: [String] = []
  }

  /// `power` tells for which actor a person speaks whom the article names.
  func roles(
    _ attribution: Attribution, act: Act, own: Set<String>, power: (Range<Int>) -> String?
  ) -> Result {
    var result = Result()
    var mentions: [ActorMention] = []
    for piece in attribution.content {
      mentions += finder.mentions(in: piece.prefix(800)).filter { !isPlace($0, piece) }
      if let union = unionMention(piece.prefix(800)) { mentions.append(union) }
    }
    func add(_ code: String, to list: inout [String]) {
      if !own.contains(code), !result.addressees.contains(code), !result.about.contains(code),
        !list.contains(code)
      {
        list.append(code)
      }
    }
    if let addressee = attribution.addressee, act != .accuse, act != .welcome {
      for mention in finder.mentions(in: addressee).prefix(attribution.rule == .directive ? 1 : 4) {
        // Who asks a body of the own side addresses it none the less.
        let code = finder.actor(mention).code
        if !result.addressees.contains(code) { result.addressees.append(code) }
      }
      if result.addressees.isEmpty, let code = pronounPower(addressee, own) ?? power(addressee) {
        result.addressees.append(code)
      }
    }
    if result.addressees.isEmpty, Self.asks(act), let asked = askedSubject(attribution) {
      result.addressees.append(asked)
    }
    if result.addressees.isEmpty, Self.asks(act), let asked = mentions.first(where: { isAsked($0) }) {
      let code = finder.actor(asked).code
      result.addressees.append(code)
    }
    if result.addressees.isEmpty, attribution.addressee == nil, Self.addresses(act), !own.isEmpty {
      // Where one other power alone is named, the words are meant for it.
      let named = mentions.isEmpty ? attribution.content.flatMap { finder.mentions(in: $0) } : mentions
      let others = Set(named.map { finder.actor($0).code }).subtracting(own)
      if others.count == 1, let only = others.first { result.addressees = [only] }
    }
    for mention in mentions {
      var list = result.about
      add(finder.actor(mention).code, to: &list)
      result.about = list
    }
    if result.about.isEmpty, result.addressees.isEmpty, let subject = subjectOfText(own) {
      result.about = [subject]
    }
    return result
  }

  /// The actor with which the whole text deals, other than the speaker's own side: named four times at least, and half as
  /// often again as any other.
  private func subjectOfText(_ own: Set<String>) -> String? {
    let others = frequencies.lazy.filter { !own.contains($0.code) }
    guard let first = others.first, first.count >= 4 else { return nil }
    let second = others.dropFirst().first?.count ?? 0
    return first.count * 2 >= second * 3 ? first.code : nil
  }

  /// "it", "them": the nearest other power before in the sentence.
  private func pronounPower(_ range: Range<Int>, _ own: Set<String>) -> String? {
    guard let first = range.first, text.tokens[first].is(.it, .them) else { return nil }
    let sentence = text.sentences[text.sentenceIndex(of: first)].tokens
    return finder.mentions(in: sentence.lowerBound..<first).map { finder.actor($0).code }
      .last { !own.contains($0) }
      ?? unionMention(sentence.lowerBound..<first).map { finder.actor($0).code }
  }

  /// "the U.S. has offered help and should offer more": the subject of the clause that holds the modal.
  private func askedSubject(_ attribution: Attribution) -> String? {
    guard let content = attribution.content.first else { return nil }
    let clause = ContentClause(content, text, finder, own: [])
    guard let verb = clause.verb, clause.range.lowerBound < verb else { return nil }
    let head = clause.range.lowerBound..<verb
    guard let subject = finder.mentions(in: head).first, subject.kind != .adjective,
      subject.tokens.lowerBound <= head.lowerBound + 1,
      clause.range.prefix(40).contains(where: {
        text.tokens[$0].is(.must)
          || text.tokens[$0].is(.should) && $0 + 1 < content.upperBound && !text.tokens[$0 + 1].tag.isNominal
      })
    else { return nil }
    return finder.actor(subject).code
  }

  /// "the Commission", "member states" in an article on European affairs.
  private func unionMention(_ piece: Range<Int>) -> ActorMention? {
    guard text.isEuropean, let union = text.lexicon.actors.europeanUnion else { return nil }
    for index in piece {
      let token = text.tokens[index]
      if token.tag.isProper, token.is(.commission, .community) || token.key == Self.commissioner {
        return ActorMention(tokens: index..<index + 1, actor: union, kind: .name)
      }
      if token.key == Self.states, index > piece.lowerBound, text.tokens[index - 1].key == Self.member {
        return ActorMention(tokens: index - 1..<index + 1, actor: union, kind: .name)
      }
      if token.key == Self.bloc { return ActorMention(tokens: index..<index + 1, actor: union, kind: .name) }
    }
    return nil
  }

  private static let commissioner = WordHash.of("commissioner".utf8)
  private static let states = WordHash.of("states".utf8)
  private static let member = WordHash.of("member".utf8)
  private static let bloc = WordHash.of("bloc".utf8)

  private static func asks(_ act: Act) -> Bool {
    switch act {
    case .call, .demand, .warn, .threaten: true
    default: false
    }
  }

  private static func addresses(_ act: Act) -> Bool {
    switch act {
    case .call, .demand, .protest, .warn, .threaten, .condole, .apologize: true
    default: false
    }
  }

  /// Whether a modal follows the phrase that names an actor: "the Ostanian side must".
  private func isAsked(_ mention: ActorMention) -> Bool {
    var index = mention.tokens.upperBound
    var steps = 0
    while index < text.tokens.count, steps < 6 {
      let token = text.tokens[index]
      if token.is(.must, .should) || token.is(.will) || token.tag == .to { return true }
      guard token.tag.isNominal || token.tag == .possessive else { return false }
      index += 1
      steps += 1
    }
    return false
  }

  /// A city after "in" or "at" is a place, not a power.
  private func isPlace(_ mention: ActorMention, _ piece: Range<Int>) -> Bool {
    guard mention.kind == .capital, mention.tokens.lowerBound > piece.lowerBound else { return false }
    let before = text.tokens[mention.tokens.lowerBound - 1]
    return before.is(.in, .at) || before.is(.from, .to)
  }
}
