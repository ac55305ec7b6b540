import Records

/// What the content's own words do.
extension ActClassifier {
  /// Sums of the weights of the patterns in the content.
  func contentScores(_ attribution: Attribution, _ voice: Voice) -> ActScores {
    let own = voice.own
    var scores = ActScores()
    var budget = 400
    // What stands between verb and content counts too: "said with regret that".
    let head =
      attribution.content.first.map {
        attribution.cue.upperBound..<max(attribution.cue.upperBound, $0.lowerBound)
      } ?? 0..<0
    let clause = attribution.content.first.map { ContentClause($0, text, finder, own: own) }
    if let clause, reportsWords(clause) { return scores }
    if let clause { addMood(clause, voice, &scores) }
    var here: [(act: Act, weight: Int, ground: ActGround)] = []
    for (number, piece) in ([head.count <= 6 ? head : 0..<0] + attribution.content).enumerated() {
      for index in piece {
        budget -= 1
        if budget < 0 { return scores }
        // What stands in the condition is not said to be so.
        if number == 1, let clause, clause.isConditional, index < clause.range.lowerBound { continue }
        guard text.tokens[index].tag != .month, let patterns = Self.patterns[text.tokens[index].key] else {
          continue
        }
        // The greatest weight of each act at a place.
        here.removeAll(keepingCapacity: true)
        for pattern in patterns where matches(pattern, at: index, limit: piece.upperBound) {
          var act = pattern.act
          // "the demand", "a promise": things, not what is done.
          if pattern.rest.isEmpty, Self.isThing(index, text), Self.doing.contains(act) { continue }
          // "should not retaliate" is no threat.
          if act == .threaten, let clause, clause.mood == .advice || clause.isNegated { continue }
          if pattern.isOwn {
            guard isOwn(index, piece, clause, own) else { continue }
          } else if act == .announce, !voice.isKnown {
            act = .expect
          }
          // What stands late in a long content is seldom its point.
          let isLate = index - piece.lowerBound > 16
          // Nor is what stands in a clause that hangs on another.
          let isSubordinate =
            number == 1 && pattern.act != .explain && clause.map { !$0.range.contains(index) } ?? false
          let bonus = (pattern.rest.isEmpty ? 0 : 1) - (isLate || isSubordinate ? 2 : 0)
          let found = (act, pattern.weight + bonus, ActGround.words(index..<index + pattern.rest.count + 1))
          if let known = here.firstIndex(where: { $0.act == act }) {
            if here[known].weight < found.1 { here[known] = found }
          } else {
            here.append(found)
          }
        }
        for (act, weight, ground) in here { scores.add(act, weight, ground) }
      }
    }
    return scores
  }

  /// Whether the content itself tells what somebody else said: then it does nothing but that.
  func reportsWords(_ clause: ContentClause) -> Bool {
    guard let verb = clause.verb, let high = clause.range.last else { return false }
    let isOwn = clause.subject == .own
    if isOwn, clause.isPronoun { return false }
    for index in verb...min(verb + 2, high) {
      let token = text.tokens[index]
      guard let cue = text.lexicon.cue(token), token.tag == .verbPast || token.tag == .verbPresent else {
        if token.tag.isFinite || token.tag == .adverb { continue }
        return false
      }
      switch cue.frame {
      case .say, .tell:
        return cue.strength >= 7 && index > clause.range.lowerBound && (!isOwn || cue.act == .state)
      case .attitude:
        return cue.lemma == "agree" && !isOwn && index < high && text.tokens[index + 1].is(.that)
      default: return false
      }
    }
    return false
  }

  /// What the verb's mood does, by who its subject is.
  func addMood(_ clause: ContentClause, _ voice: Voice, _ scores: inout ActScores) {
    let own = voice.own
    let isKnown = voice.isKnown
    func add(_ act: Act, _ weight: Int) {
      scores.raise(act, to: weight, .mood(clause.verb ?? clause.range.lowerBound))
    }
    switch (clause.mood, clause.subject) {
    case (.future, .own) where clause.isNegated: add(.reject, 5)
    case (.future, .own):
      add(.announce, isKnown ? 4 : 2)
      if isKnown, let verb = clause.verb, gives(verb) { add(.promise, 5) }
    case (.future, _) where !own.isEmpty: add(.announce, 3)
    case (.future, _) where isKnown: add(voice.foresees ? .expect : .announce, 3)
    case (.obligation, .own): add(.call, 3)
    case (.obligation, _): add(own.isEmpty ? .call : .demand, 4)
    case (.advice, _) where !clause.isNegated || clause.subject != .own: add(.call, 4)
    case (.advice, _): add(.call, 4)
    case (.possibility, _) where isKnown && !clause.isNegated: add(.expect, 2)
    case (.plain, _) where clause.isExhortation: add(.call, 5)
    default: break
    }
    addConsequence(clause, &scores)
    addTerm(clause, &scores)
    addExpectation(clause, own, &scores)
  }

  /// "we expect Verlund to open the lock": what another power is to do.
  private func addExpectation(_ clause: ContentClause, _ own: Set<Int>, _ scores: inout ActScores) {
    let high = min(clause.end, clause.range.lowerBound + 12)
    guard
      let expects = (clause.range.lowerBound..<high).first(where: {
        Self.expecting.contains(text.tokens[$0].key)
      }),
      expects + 2 < clause.end, let mention = finder.mention(at: expects + 1, limit: clause.end),
      !own.contains(mention.actor), mention.tokens.upperBound < clause.end,
      text.tokens[mention.tokens.upperBound].tag == .to
    else { return }
    scores.raise(.demand, to: 7, .words(expects..<mention.tokens.upperBound + 1))
  }

  private static let expecting = WordSet("expect expects")

  /// What will be under a condition: one's own harmful step threatens, what others will suffer warns.
  private func addConsequence(_ clause: ContentClause, _ scores: inout ActScores) {
    guard clause.mood == .future || clause.mood == .possibility, let verb = clause.verb else { return }
    let high = min(clause.range.lowerBound + 60, clause.end)
    var isConditional = clause.isConditional
    // "If Ostania fails, it will suffer": not the speaker.
    let isOther = clause.subject != .own || clause.isConditional && isThird(verb, clause)
    var step: Int?
    var harm: Int?
    for index in verb..<max(verb, high) where text.tokens[index].tag != .stop || text.tokens[index].quote < 0
    {
      let token = text.tokens[index]
      if token.tag == .stop { break }
      if token.is(.if, .unless)
        || token.is(.should) && index + 1 < high && text.tokens[index + 1].tag.isNominal
      {
        isConditional = true
      } else if Self.steps.contains(token.key) {
        step = step ?? index
      } else if Self.harms.contains(token.key) {
        harm = harm ?? index
      }
    }
    if isConditional, !isOther, let step { scores.raise(.threaten, to: 9, .words(step..<step + 1)) }
    if clause.isUnless, isOther { scores.raise(.warn, to: 6, .mood(verb)) }
    if isOther, let harm {
      scores.raise(.warn, to: isConditional ? 6 : 4, .words(harm..<harm + 1))
    }
  }

  /// Whether the clause's subject is somebody spoken of: "it", "they".
  private func isThird(_ verb: Int, _ clause: ContentClause) -> Bool {
    (clause.range.lowerBound..<verb).contains {
      text.tokens[$0].is(.it, .they) || text.tokens[$0].is(.he, .she)
    }
  }

  /// "will lend", "would hand ... over": what others get.
  private func gives(_ verb: Int) -> Bool {
    let next = (verb + 1..<min(verb + 4, text.tokens.count)).first {
      text.tokens[$0].tag != .adverb && text.tokens[$0].tag != .negation
    }
    guard let next else { return false }
    if text.tokens[next].key == Self.send {
      return !(next + 1..<min(next + 8, text.tokens.count)).contains {
        Self.messengers.contains(text.tokens[$0].key)
      }
    }
    return Self.giving.contains(text.tokens[next].key)
  }

  private static let giving = WordSet(
    "pay lend give hand repair donate compensate deliver supply rebuild refund reimburse return provide"
  )
  private static let send = WordHash.of("send".utf8)
  /// Whom or what one sends without giving it.
  private static let messengers = WordSet(
    "troops soldiers warships ships navy army forces police delegation delegates envoy envoys ambassador letter note message reply team representative representatives minister ministers official officials observers inspectors negotiators mission"
  )

  /// Steps that hurt whoever they are taken against.
  private static let steps = WordSet(
    "court tribunal arbitration gatt wto lawsuit sue retaliate retaliation retaliatory tariffs tariff duties sanctions embargo blockade veto suspend expel close withdraw boycott strike respond"
  )
  /// What nobody wants to happen to him.
  private static let harms = WordSet(
    "suffer suffers retaliation retaliatory crisis collapse bloodshed chaos catastrophe disaster war famine disbanded destroyed ruin destruction jeopardise jeopardize jeopardised jeopardized"
  )

  /// "given Ostania a week to answer": a term that is set.
  private func addTerm(_ clause: ContentClause, _ scores: inout ActScores) {
    let high = min(clause.range.upperBound, clause.range.lowerBound + 40)
    guard
      let given = (clause.range.lowerBound..<high).first(where: { Self.given.contains(text.tokens[$0].key) })
    else { return }
    for index in given..<min(given + 10, high - 1)
    where Self.terms.contains(text.tokens[index].key) && text.tokens[index + 1].tag == .to {
      scores.raise(.demand, to: 7, .words(given..<index + 2))
      return
    }
  }

  private static let given = WordSet("given gave giving give gives")
  private static let terms = WordSet("week weeks day days hours month months friday monday")

  /// Whether the speaker's side is the subject near a place: "we", "he", its own name; or nobody else is.
  func isOwn(_ index: Int, _ piece: Range<Int>, _ clause: ContentClause?, _ own: Set<Int>) -> Bool {
    var place = index
    let low = max(piece.lowerBound, index - 7)
    while place >= low {
      let token = text.tokens[place]
      if token.tag == .pronoun {
        if token.is(.there, .you) || token.is(.who) || ContentClause.isExpletive(place, text) { return false }
        // In a clause that hangs on another, "they" are those whom that one tells of.
        let isThird = token.is(.they, .it) || token.is(.he, .she)
        guard isThird, let clause, !clause.range.contains(place) || place > (clause.verb ?? place) else {
          return true
        }
        // "after they had signed, we would go": the pronoun may stand before the clause.
        return clause.subject == .own && !namesOther(min(place, clause.range.lowerBound)..<place, own)
      }
      if token.tag == .possessive, token.key != 0 { return true }
      if place < index, token.is(.the), text.traits(place + 1).contains(.organization) { return true }
      if let mention = finder.mention(at: place, limit: piece.upperBound) {
        if own.contains(mention.actor) { return true }
        // "Ostania and Verlund have signed": the speaker's side among others.
        guard place > piece.lowerBound, text.tokens[place - 1].is(.and) else { return false }
        return finder.mentions(in: max(piece.lowerBound, place - 4)..<place).contains {
          own.contains($0.actor)
        }
      }
      if place < index, Self.sides.contains(token.key), place > 0,
        text.tokens[place - 1].is(.two) || text.tokens[place - 1].key == Self.both
      {
        return true
      }
      if place < index, token.tag.isHead, text.traits(place).isDisjoint(with: [.role, .group]) == false {
        return false
      }
      if place < index, token.tag == .comma || token.is(.that) { break }
      place -= 1
    }
    return low == piece.lowerBound && index - low <= 1 || !own.isEmpty && index - low > 1
  }

  private static let doing: Set<Act> = [.demand, .promise, .call, .reject, .support]

  private static func isThing(_ index: Int, _ text: AnalyzedText) -> Bool {
    let tag = text.tokens[index].tag
    return (tag == .noun || tag == .nouns) && index > 0 && text.tokens[index - 1].tag == .determiner
  }

  /// Who meets: "the two sides", "both ministers".
  private static let sides = WordSet(
    "sides ministers governments delegations parties leaders presidents countries")
  private static let both = WordHash.of("both".utf8)

  private func namesOther(_ range: Range<Int>, _ own: Set<Int>) -> Bool {
    finder.mentions(in: range).contains { !own.contains($0.actor) }
  }

  /// An adverb may stand between the words: "had also agreed".
  func matches(_ pattern: Pattern, at index: Int, limit: Int) -> Bool {
    var place = index
    for key in pattern.rest {
      place += 1
      if place < limit, key != 0, text.tokens[place].key != key, text.tokens[place].tag == .adverb {
        place += 1
      }
      guard place < limit, key == 0 || text.tokens[place].key == key else { return false }
    }
    return true
  }
}
