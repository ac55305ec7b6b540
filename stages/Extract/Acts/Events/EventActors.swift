/// Who does what a sentence tells, and to whom: the powers of the subject and of what follows the main verb, the other
/// way round in the passive. Whoever only reports it is neither.
struct EventActors {
  struct Result {
    var sources: [String] = []
    var targets: [String] = []
  }

  private let text: AnalyzedText
  private let finder: ActorFinder
  private var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) {
    self.text = text
    finder = ActorFinder(text: text)
  }

  func actors(in sentence: Range<Int>) -> Result {
    let body = sentence.lowerBound..<Self.bodyEnd(text, sentence)
    let all = finder.mentions(in: sentence)
    let low = start(of: body, all)
    let verb = mainVerb(in: low..<body.upperBound)
    let told = all.filter { body.contains($0.tokens.lowerBound) }
    let before = told.filter { $0.tokens.lowerBound >= low && $0.tokens.upperBound <= verb }
    let after = told.filter { $0.tokens.lowerBound > verb }
    if isPassive(verb, body.upperBound), let agents = agents(after, verb), !before.isEmpty {
      return result(sources: agents, targets: together(before, from: 0))
    }
    if !before.isEmpty {
      let sources = together(before, from: 0)
      if let partner = partner(after, verb) { return result(sources: sources + [partner], targets: []) }
      return result(sources: sources, others: after)
    }
    return withoutSubject(told, all)
  }

  /// Nobody known is the subject: whoever the sentence names first acts, if only at home.
  private func withoutSubject(_ told: [ActorMention], _ all: [ActorMention]) -> Result {
    guard let first = told.first else {
      return result(sources: all.first.map { [$0] } ?? [], targets: [])
    }
    return result(sources: [first], others: Array(told.dropFirst()) + [first])
  }

  private func result(sources: [ActorMention], others: [ActorMention]) -> Result {
    let codes = Set(sources.map { finder.actor($0).code })
    let foreign = others.indices.filter { !codes.contains(finder.actor(others[$0]).code) }
    let chosen = foreign.first { !isPlace(others[$0]) } ?? foreign.first
    if let chosen { return result(sources: sources, targets: together(others, from: chosen)) }
    // Several who do it together do it to each other.
    if codes.count > 1 { return result(sources: sources, targets: []) }
    return result(sources: sources, targets: others.first.map { [$0] } ?? [])
  }

  private func result(sources: [ActorMention], targets: [ActorMention]) -> Result {
    func codes(_ mentions: [ActorMention]) -> [String] {
      var result: [String] = []
      for mention in mentions where !result.contains(finder.actor(mention).code) {
        result.append(finder.actor(mention).code)
      }
      return result
    }
    return Result(sources: codes(sources), targets: codes(targets))
  }

  /// A mention and those that are listed with it: "Britain, France and Spain".
  private func together(_ mentions: [ActorMention], from place: Int) -> [ActorMention] {
    var result = [mentions[place]]
    for next in mentions[(place + 1)...] {
      guard let last = result.last, last.tokens.upperBound <= next.tokens.lowerBound else { break }
      let gap = last.tokens.upperBound..<next.tokens.lowerBound
      let isListed = gap.contains { tokens[$0].is(.and) || tokens[$0].tag == .comma }
      guard isListed,
        gap.allSatisfy({ tokens[$0].tag.isNominal || tokens[$0].is(.and) || tokens[$0].tag == .comma })
      else { break }
      result.append(next)
    }
    return result
  }

  /// Where the clause starts that tells the event: after "In a letter of Monday," and the like.
  private func start(of body: Range<Int>, _ mentions: [ActorMention]) -> Int {
    switch tokens[body.lowerBound].tag {
    case .preposition, .subordinator, .verbIng, .weekday: break
    default: return body.lowerBound
    }
    guard let comma = body.prefix(40).first(where: { tokens[$0].tag == .comma }),
      mentions.contains(where: { $0.tokens.lowerBound > comma })
    else { return body.lowerBound }
    return comma + 1
  }

  /// The first finite verb after the subject.
  private func mainVerb(in range: Range<Int>) -> Int {
    for index in range.dropFirst() where tokens[index].tag.isFinite {
      let before = tokens[index - 1]
      if before.is(.who, .which) || before.is(.that) { continue }
      return index
    }
    return range.upperBound
  }

  private func isPassive(_ verb: Int, _ high: Int) -> Bool {
    guard verb < high else { return false }
    var index = verb
    var hasBe = false
    while index < high, index < verb + 5 {
      switch tokens[index].tag {
      case .be: hasBe = true
      case .verbPast, .adjective:
        if hasBe { return true }
        if tokens[index].tag == .verbPast { return false }
      case .modal, .have, .adverb, .negation: break
      default: return false
      }
      index += 1
    }
    return false
  }

  /// The powers after the "by" of a passive.
  private func agents(_ after: [ActorMention], _ verb: Int) -> [ActorMention]? {
    for (place, mention) in after.enumerated() {
      let low = max(verb, mention.tokens.lowerBound - 5)
      if (low..<mention.tokens.lowerBound).contains(where: { tokens[$0].is(.by) }) {
        return together(after, from: place)
      }
    }
    return nil
  }

  /// After "in" or "at" stands where it happens.
  private func isPlace(_ mention: ActorMention) -> Bool {
    var before = mention.tokens.lowerBound - 1
    while before >= 0, tokens[before].tag == .determiner || tokens[before].tag == .adjective { before -= 1 }
    return before >= 0 && (tokens[before].is(.in, .at) || tokens[before].is(.from))
  }

  /// With whom the subject does what two do together: "held talks with", "telephoned".
  private func partner(_ after: [ActorMention], _ verb: Int) -> ActorMention? {
    guard let first = after.first, first.tokens.lowerBound - verb <= 8 else { return nil }
    let between = verb..<first.tokens.lowerBound
    let isMutual = between.contains { Self.mutual.contains(tokens[$0].key) }
    let isWith = between.contains { tokens[$0].is(.with) }
    return isMutual && (isWith || tokens[verb].key == Self.telephoned) ? first : nil
  }

  private static let telephoned = WordHash.of("telephoned".utf8)
  private static let mutual = WordSet(
    "met meet talks telephoned negotiations negotiated conferred consultations discussed"
  )

  /// Where a trailing attribution starts: ", officials said on Friday".
  static func bodyEnd(_ text: AnalyzedText, _ sentence: Range<Int>) -> Int {
    for index in sentence.reversed().prefix(12) {
      let token = text.tokens[index]
      guard token.is(.according) || text.lexicon.cue(token)?.frame == .say, token.quote < 0 else { continue }
      guard let comma = sentence.prefix(upTo: index).last(where: { text.tokens[$0].tag == .comma }),
        (comma - sentence.lowerBound) * 5 > sentence.count * 2
      else { return sentence.upperBound }
      return comma
    }
    return sentence.upperBound
  }
}
