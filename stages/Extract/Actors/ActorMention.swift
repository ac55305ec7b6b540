/// A place in the text that names an actor.
struct ActorMention: Sendable {
  let tokens: Range<Int>
  /// Index into the table of actors.
  let actor: Int
  let kind: Actor.NameKind
}

/// Finds actors by name: longest match, capitals needed, homonyms told apart by what stands beside them.
struct ActorFinder {
  let text: AnalyzedText

  /// The mentions in a token range, in order, none overlapping.
  func mentions(in range: Range<Int>) -> [ActorMention] {
    var result: [ActorMention] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if let mention = mention(at: index, limit: range.upperBound) {
        result.append(mention)
        index = mention.tokens.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  /// The actor that a name starting at a token stands for.
  func mention(at index: Int, limit: Int) -> ActorMention? {
    let token = text.tokens[index]
    guard token.word >= 0, token.isCapital, text.lexicon[token].traits.contains(.startsActor),
      let phrases = text.lexicon.actors.phrases[token.word]
    else { return nil }
    var best: ActorTable.Phrase?
    for phrase in phrases where matches(phrase, at: index, limit: limit) {
      if phrase.words.count > best?.words.count ?? 0 { best = phrase }
    }
    guard let best else { return nil }
    let range = index..<index + best.words.count
    if isHomonym(range, best, limit) || isNational(range, best) { return nil }
    return ActorMention(tokens: range, actor: Int(best.actor), kind: best.kind)
  }

  private func matches(_ phrase: ActorTable.Phrase, at index: Int, limit: Int) -> Bool {
    guard index + phrase.words.count <= limit else { return false }
    for (offset, word) in phrase.words.enumerated() where text.tokens[index + offset].word != word {
      // A possessive inside a name ("People's") has no entry of its own.
      if text.tokens[index + offset].tag != .possessive { return false }
    }
    return !phrase.needsCapitals || text.tokens[index].flags.contains(.allCapitals)
  }

  /// Whether the name belongs to a person or place of the same name: "Jordan Smith", "Chad Brown", "the state of
  /// Georgia", "Washington state", "New Guinea".
  private func isHomonym(_ range: Range<Int>, _ phrase: ActorTable.Phrase, _ limit: Int) -> Bool {
    guard range.count == 1 else { return false }
    let token = text.tokens[range.lowerBound]
    let before = range.lowerBound > 0 ? text.tokens[range.lowerBound - 1] : nil
    let after = range.upperBound < text.tokens.count ? text.tokens[range.upperBound] : nil
    let isFirstName = !text.lexicon[token].traits.isDisjoint(with: [.maleName, .femaleName])
    if phrase.kind == .name || phrase.kind == .capital {
      if isFirstName, let after, after.tag == .proper, after.word < 0 { return true }
      if let before, before.tag.isProper,
        !text.lexicon[before].traits.isDisjoint(with: [.maleName, .femaleName, .title])
      {
        return true
      }
      if let after, after.word < 0, text.string(range.upperBound).lowercased() == "state" { return true }
    }
    return false
  }

  /// "the National Security Council", "the Russian Security Council": a state's own body, not that of many states.
  private func isNational(_ range: Range<Int>, _ phrase: ActorTable.Phrase) -> Bool {
    guard range.count > 1, range.lowerBound > 0, !text.lexicon.actors.actors[Int(phrase.actor)].isCountry,
      text.tokens[range.upperBound - 1].is(.council)
    else { return false }
    let before = text.tokens[range.lowerBound - 1]
    if before.is(.national) { return true }
    guard before.word >= 0, let phrases = text.lexicon.actors.phrases[before.word] else { return false }
    return phrases.contains { text.lexicon.actors.actors[Int($0.actor)].isCountry && $0.kind == .adjective }
  }

  /// The actor itself.
  func actor(_ mention: ActorMention) -> Actor { text.lexicon.actors.actors[mention.actor] }
}
