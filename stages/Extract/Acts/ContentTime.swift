import Records

/// When what is said happens, seen from when it is said, and how it is put: as a fact, a possibility, a duty.
///
/// Told from the main verb of the content. In words that are not quoted, after a past cue, "was open" is present ("said the
/// strait was open") and "would open" future: English shifts tenses back there.
struct ContentTime: Sendable {
  enum Tense: String, Sendable { case past, present, future }

  enum Modality: String, Sendable { case asserted, possible, necessary, advised, conditional, wanted }

  private(set) var tense: Tense?
  private(set) var modality: Modality?

  init(
    _ attribution: Attribution, _ text: AnalyzedText, _ finder: ActorFinder, own: Set<Int>, form: String
  ) {
    guard let content = attribution.content.first else { return }
    if Self.wants(attribution, text) {
      tense = .future
      modality = .wanted
      return
    }
    let clause = ContentClause(content, text, finder, own: own)
    guard let verb = clause.verb ?? Self.plainVerb(content, text) else {
      if let infinitive = Self.infinitive(content, text) {
        tense = .future
        modality = infinitive
      }
      return
    }
    let isShifted =
      form == "indirect" && attribution.cue.contains { text.tokens[$0].tag == .verbPast }
    (tense, modality) = Self.read(verb, content.upperBound, text, isShifted: isShifted)
    if modality == .asserted || modality == .possible, tense == .future,
      content.prefix(60).contains(where: { text.tokens[$0].is(.if, .unless) })
    {
      modality = .conditional
    }
  }

  /// "urged X to leave", "called for a truce", "wants to join": what somebody is to do.
  private static func wants(_ attribution: Attribution, _ text: AnalyzedText) -> Bool {
    if attribution.rule == .directive { return true }
    guard attribution.cueNumber >= 0, let first = attribution.content.first?.lowerBound else { return false }
    let cue = text.lexicon.cues[Int(attribution.cueNumber)]
    return text.tokens[first].tag == .to && (cue.act == .call || cue.act == .demand || cue.frame == .tell)
  }

  /// "to send pumps", "to comment": promised, threatened, refused.
  private static func infinitive(_ content: Range<Int>, _ text: AnalyzedText) -> Modality? {
    text.tokens[content.lowerBound].tag == .to ? .asserted : nil
  }

  /// "We protest": a base form right after its subject.
  private static func plainVerb(_ content: Range<Int>, _ text: AnalyzedText) -> Int? {
    content.dropFirst().prefix(12).first {
      text.tokens[$0].tag == .verbBase
        && (text.tokens[$0 - 1].tag == .pronoun || text.tokens[$0 - 1].tag == .nouns)
    }
  }

  /// Tense and modality of the verb group that starts at a verb.
  private static func read(
    _ verb: Int, _ high: Int, _ text: AnalyzedText, isShifted: Bool
  ) -> (Tense?, Modality?) {
    let token = text.tokens[verb]
    var next = verb + 1
    while next < high, text.tokens[next].tag == .negation || text.tokens[next].tag == .adverb { next += 1 }
    let follower = next < high ? text.tokens[next] : nil
    switch token.tag {
    case .modal:
      let isPerfect = follower?.tag == .have
      if let modality = modals[token.key] { return (isPerfect ? .past : .present, modality) }
      // "would" stands for "will" where the tenses are shifted; elsewhere something is supposed.
      let isWould = token.is(.would) || token.key == wouldnt
      if isWould, isPerfect || !isShifted { return (isPerfect ? .past : .future, .conditional) }
      return (.future, .asserted)
    case .have:
      if follower?.tag == .to { return (token.is(.had) && !isShifted ? .past : .present, .necessary) }
      guard let follower, follower.tag == .verbPast || follower.tag == .be || follower.tag == .have else {
        return (token.is(.had) && !isShifted ? .past : .present, .asserted)
      }
      return (.past, .asserted)
    case .be:
      let isPast = token.is(.was, .were)
      if let follower, follower.tag == .to, !isPast || isShifted { return (.future, .asserted) }
      if let follower, follower.key == going, next + 1 < high, text.tokens[next + 1].tag == .to {
        return (.future, .asserted)
      }
      guard isPast else { return (.present, .asserted) }
      let isPassive = follower.map { $0.tag == .verbPast || isDone($0, text) } ?? false
      return (isShifted && !isPassive ? .present : .past, .asserted)
    case .do: return (token.is(.did) && !isShifted ? .past : .present, .asserted)
    case .verbPast: return (.past, .asserted)
    default: return (.present, .asserted)
    }
  }

  /// "seized", after "were": what was done, not how something is ("concerned").
  private static func isDone(_ token: Token, _ text: AnalyzedText) -> Bool {
    let bytes = text.source.bytes
    let end = Int(token.end)
    return token.tag == .adjective && token.end - token.start > 3 && bytes[end - 2] | 0x20 == 0x65
      && bytes[end - 1] | 0x20 == 0x64 && !states.contains(token.key)
  }

  private static let states = WordSet(
    "concerned worried prepared committed interested involved based located opposed determined pleased disappointed satisfied convinced alarmed saddened delighted limited divided united needed required supposed allowed tired red"
  )

  /// Modals other than those of the future.
  private static let modals: [UInt64: Modality] = {
    var result: [UInt64: Modality] = [:]
    for (words, modality) in [
      ("must mustn't", .necessary), ("should shouldn't", .advised), ("may might could couldn't", .possible),
      ("can cannot can't", .asserted),
    ] as [(String, Modality)] {
      for word in words.split(separator: " ") { result[WordHash.of(word.utf8)] = modality }
    }
    return result
  }()

  private static let wouldnt = WordHash.of("wouldn't".utf8)
  private static let going = WordHash.of("going".utf8)
}
