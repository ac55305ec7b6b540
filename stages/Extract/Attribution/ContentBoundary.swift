/// Where the words attributed end: at the clause boundary where somebody else, or the narrator, goes on.
struct ContentBoundary {
  let text: AnalyzedText
  private var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) { self.text = text }

  /// The end of content that starts at `start`, within a sentence that ends at `limit`.
  func end(from start: Int, limit: Int, isClause: Bool) -> Int {
    var high = limit
    while high > start, tokens[high - 1].tag == .stop { high -= 1 }
    if let quotation = opening(at: start), quotation.tokens.lowerBound <= start + 1 {
      return quoted(quotation, high)
    }
    var index = start
    while index < high {
      let token = tokens[index]
      if token.quote >= 0, token.tag == .openQuote, let quotation = text.quotation(at: index) {
        let after = min(quotation.tokens.upperBound, high)
        // A quoted sentence inside ends the content where it ends.
        if after < high, endsSentence(quotation), tokens[after].tag != .conjunction, quotation.words > 6 {
          if tokens[after].tag.isWord || tokens[after].tag == .comma { return after }
        }
        index = max(after, index + 1)
        continue
      }
      if token.tag == .comma || token.tag == .semicolon || token.tag == .dash, index > start,
        stops(after: index, high: high, isClause: isClause, from: start)
      {
        return index
      }
      if token.tag == .conjunction, index > start, tokens[index - 1].tag != .comma, token.is(.and, .but),
        startsCueVerb(index + 1, high) && !holdsAttribution(start, index)
          || token.is(.but) && startsAttribution(index + 1, high)
      {
        return index
      }
      if !isClause, index > start, endsPhrase(index, high) { return index }
      if token.tag == .verbIng, token.is(.saying) && index > start { return index }
      if token.is(.according, .reportedly), index > start, index + 1 < high, tokens[index + 1].is(.to) {
        return tokens[index - 1].tag == .comma ? index - 1 : index
      }
      index += 1
    }
    return high
  }

  /// Whether a noun phrase's content ends: "and was ...", "in an interview", "on Friday".
  private func endsPhrase(_ index: Int, _ high: Int) -> Bool {
    guard index + 1 < high else { return false }
    let token = tokens[index]
    let next = tokens[index + 1]
    if token.tag == .conjunction { return next.tag.isFinite && next.tag != .verbPresent }
    guard token.is(.in, .at) || token.is(.on, .during) else { return false }
    if next.tag == .weekday { return !goesOn(index + 2, high) }
    if token.is(.on) { return false }
    var place = index + 1
    while place < min(high, index + 5), tokens[place].quote < 0 {
      if text.traits(place).contains(.venue), tokens[place].tag == .noun { return true }
      guard tokens[place].tag.isNominal else { return false }
      place += 1
    }
    return false
  }

  /// Whether content is itself what a power says or does by a cue: a verb joined to it is that power's.
  private func holdsAttribution(_ start: Int, _ limit: Int) -> Bool {
    guard start < limit,
      text.traits(start).contains(.startsActor) || !text.traits(start).isDisjoint(with: .group)
    else { return false }
    return startsAttribution(start, limit, strength: 5)
  }

  /// Whether a phrase goes on behind a day that stands in it: "accused X on Friday of ...", "urged X on Friday night to".
  private func goesOn(_ index: Int, _ high: Int) -> Bool {
    var place = index
    while place < high, text.traits(place).contains(.time) || isPartOfDay(tokens[place]) { place += 1 }
    guard place < high, tokens[place].quote < 0 else { return false }
    return tokens[place].tag == .to || tokens[place].is(.of, .that) || tokens[place].is(.for, .against)
      || tokens[place].is(.not, .over)
  }

  private func isPartOfDay(_ token: Token) -> Bool {
    token.is(.morning, .afternoon) || token.is(.evening, .night)
  }

  /// A quotation that stands at a place.
  private func opening(at index: Int) -> Quotation? {
    guard index < tokens.count, tokens[index].quote >= 0 else { return nil }
    return text.quotation(at: index)
  }

  /// Content that opens with a quotation: goes on after it where the sentence does.
  private func quoted(_ quotation: Quotation, _ high: Int) -> Int {
    var end = quotation.tokens.upperBound
    guard end < high else { return end }
    if endsSentence(quotation) || quotation.words >= 12 { return end }
    while end < high {
      let token = tokens[end]
      if token.quote >= 0, let next = text.quotation(at: end) {
        end = min(max(next.tokens.upperBound, end + 1), high)
        continue
      }
      if token.tag == .comma || token.tag == .semicolon || token.tag == .dash,
        stops(after: end, high: high, isClause: true, from: quotation.tokens.lowerBound)
      {
        return end
      }
      if token.tag == .conjunction, startsCueVerb(end + 1, high) { return end }
      end += 1
    }
    return high
  }

  /// Whether a quotation's last sign ends or breaks off a sentence.
  func endsSentence(_ quotation: Quotation) -> Bool {
    let inner = quotation.inner
    guard let last = inner.last else { return false }
    let tag = tokens[last].tag
    return tag == .comma || tag == .stop || tag == .dash || !quotation.isClosed
  }

  /// Whether what follows a comma no longer belongs to the content.
  private func stops(after comma: Int, high: Int, isClause: Bool, from start: Int) -> Bool {
    var index = comma + 1
    guard index < high else { return true }
    // "which, while having no such aim, would": the clause goes on after what stands between commas.
    if tokens[comma - 1].is(.which, .who) || tokens[comma - 1].is(.that) { return false }
    if tokens[index].tag == .conjunction || tokens[index].is(.while, .whereas)
      || tokens[index].is(.although, .though)
      || tokens[index].is(.as)
    {
      let isSubordinate = tokens[index].tag != .conjunction
      index += 1
      while index < high, tokens[index].tag == .adverb { index += 1 }
      guard index < high else { return true }
      // "which, while not being ..., would": what stands between commas belongs to the content.
      let isReduced = tokens[index].tag == .negation || tokens[index].tag == .verbIng
      return startsCueVerb(index, high) || startsAttribution(index, high)
        || !isClause && !isSubordinate && startsClause(index, high)
        || isSubordinate && tokens[index - 1].is(.while, .whereas) && !isReduced
    }
    while index < high, tokens[index].tag == .adverb { index += 1 }
    guard index < high else { return false }
    let token = tokens[index]
    if token.tag == .verbIng, let cue = text.lexicon.cue(token), cue.strength >= 5 { return true }
    if token.is(.according) { return true }
    if !isClause, startsAttribution(index, high) { return true }
    if !isClause,
      token.tag == .verbIng || token.is(.after, .before)
        || token.tag == .preposition && index == comma + 1 && !token.is(.for, .of)
    {
      return true
    }
    return endsWithAttribution(index, high) || startsSentence(index, high)
  }

  /// ", and Paris offered": a subject and its verb after an object.
  private func startsClause(_ index: Int, _ high: Int) -> Bool {
    for place in index..<min(high, index + 8) {
      if tokens[place].quote >= 0 { return false }
      if tokens[place].tag.isFinite { return place > index }
      guard tokens[place].tag.isNominal || tokens[place].tag == .pronoun else { return false }
    }
    return false
  }

  /// "..., some diplomats said it seemed": after a comma, another one's words with their clause.
  private func startsSentence(_ index: Int, _ high: Int) -> Bool {
    guard startsAttribution(index, high, strength: 9) else { return false }
    guard let cue = (index..<high).first(where: { text.lexicon.cue(tokens[$0])?.strength == 9 }),
      cue + 2 < high
    else { return false }
    let next = tokens[cue + 1]
    return next.is(.that) || next.tag == .pronoun || next.tag == .determiner || next.isCapital
  }

  /// Whether a form of a strong cue verb stands at a place, outside of quotations.
  private func startsCueVerb(_ index: Int, _ high: Int) -> Bool {
    var index = index
    while index < high, tokens[index].tag == .adverb { index += 1 }
    guard index < high, tokens[index].quote < 0, let cue = text.lexicon.cue(tokens[index]) else {
      return false
    }
    // "was walked and agreed by both": a participle joined to another.
    if index + 1 < high, tokens[index + 1].is(.by) { return false }
    return cue.strength >= 5 && (tokens[index].tag == .verbPast || tokens[index].tag == .verbPresent)
  }

  /// Whether "X said" starts at a place: a subject, then a strong cue verb soon.
  private func startsAttribution(_ index: Int, _ high: Int, strength: Int = 7) -> Bool {
    var place = index
    while place < high, place - index < 12 {
      let token = tokens[place]
      if token.quote >= 0 { return false }
      if let cue = text.lexicon.cue(token), token.tag == .verbPast || token.tag == .verbPresent {
        return cue.strength >= strength && place > index
      }
      guard
        token.tag.isNominal || token.tag == .pronoun || token.tag == .preposition || token.tag == .have
          || token.tag == .adverb
      else {
        return false
      }
      place += 1
    }
    return false
  }

  /// Whether the sentence ends with "X said" from here.
  private func endsWithAttribution(_ index: Int, _ high: Int) -> Bool {
    var place = index
    var sawCue = false
    while place < high, place - index < 30 {
      let token = tokens[place]
      if token.quote >= 0 { return false }
      if !sawCue, place > index, let cue = text.lexicon.cue(token),
        token.tag == .verbPast || token.tag == .verbPresent
      {
        guard cue.strength >= 7 else { return false }
        sawCue = true
        if place + 1 < high, !isAdjunct(place + 1) { return false }
      } else if !sawCue,
        !(token.tag.isNominal || token.tag == .pronoun || token.tag == .preposition || token.tag == .have
          || token.tag == .adverb)
      {
        return false
      }
      place += 1
    }
    return sawCue
  }

  private func isAdjunct(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.tag == .weekday || token.tag == .adverb || token.tag == .comma || token.is(.on, .in)
      || token.is(.after, .at)
      || token.is(.to)
  }
}
