/// Other orders than subject, verb, content: inverted clauses and passives.
extension ClauseRule {
  /// ""...," said X, a spokesman for Y."
  func inverted(_ place: Place) -> Attribution? {
    let verb = place.verb
    guard place.group.isBare, place.group.range.lowerBound == verb, verb > place.low, verb + 1 < place.high,
      place.cue.frame == .say || place.cue.frame == .ask || place.cue.frame == .attitude
        || place.cue.frame == .object,
      tokens[verb].tag == .verbPast || tokens[verb].tag == .verbPresent
    else { return nil }
    var end = verb
    let before = tokens[verb - 1]
    if before.tag == .comma || before.tag == .dash { end -= 1 }
    guard end > place.low, before.tag == .comma || before.tag == .dash || before.quote >= 0 else {
      return nil
    }
    let next = tokens[verb + 1]
    guard next.quote < 0, phrases.startsPhrase(verb + 1), !next.is(.that), next.tag != .objectPronoun else {
      return nil
    }
    let isQuoted = tokens[end - 1].quote >= 0
    guard isQuoted || place.cue.strength >= 8 else { return nil }
    let nounEnd = phrases.end(startingAt: verb + 1, high: place.high)
    guard nounEnd > verb + 1 else { return nil }
    let range = verb + 1..<phrases.apposition(after: nounEnd, high: place.high)
    let likeness = test.likeness(range)
    guard likeness >= .document || isQuoted && likeness > .none else { return nil }
    var low = place.low
    if isQuoted, let quotation = text.quotation(at: end - 1) {
      guard boundary.endsSentence(quotation) || before.tag == .comma else { return nil }
      if quotation.tokens.lowerBound <= low { low = quotation.tokens.lowerBound }
    } else {
      guard
        nounEnd >= place.high || tokens[nounEnd].tag == .comma || tokens[nounEnd].tag == .preposition
          || tokens[nounEnd].is(.who) || tokens[nounEnd].tag == .weekday
      else { return nil }
      // ", said X, was ...": the subject stands before, this is an adjunct between commas.
      guard hasFinite(low..<end) || text.wordCount(low..<end) >= 4 || goesOn(range.upperBound, place.high)
      else { return nil }
    }
    for earlier in place.earlier where earlier.extent.upperBound <= end && earlier.extent.upperBound > low {
      low = earlier.extent.upperBound
    }
    guard low < end else { return nil }
    var pieces = [low..<end]
    if let right = quoteAfter(range.upperBound, place.high) {
      pieces.append(right)
    } else if !isQuoted, !hasFinite(pieces[0]), goesOn(range.upperBound, place.high) {
      let start = range.upperBound + 1
      pieces.append(start..<boundary.end(from: start, limit: place.high, isClause: true))
    }
    let source = Source(range: range, start: verb + 1, likeness: likeness)
    return make(
      place, source, cue: place.group.range, content: pieces,
      rule: isQuoted ? .quoteInverted : .clauseInverted, confidence: isQuoted ? 0.95 : 0.7)
  }

  /// "The road, said X, would be open": the verb of what is said follows the source.
  private func goesOn(_ index: Int, _ high: Int) -> Bool {
    index + 1 < high && tokens[index].tag == .comma && tokens[index + 1].tag.isFinite
  }

  /// The quotation that goes on after an inverted source.
  private func quoteAfter(_ index: Int, _ high: Int) -> Range<Int>? {
    var place = index
    while place < high {
      if tokens[place].tag == .openQuote, let quotation = text.quotation(at: place), quotation.words > 2,
        place > 0,
        tokens[place - 1].tag == .comma || tokens[place - 1].tag == .conjunction
          || tokens[place - 1].tag == .colon
          || tokens[place - 1].is(.saying)
      {
        return place..<boundary.end(from: place, limit: high, isClause: true)
      }
      if tokens[place].quote >= 0 { return nil }
      place += 1
    }
    return nil
  }

  /// "X was accused by Y of ...": the source stands after "by"; without it there is none, and never the
  /// grammatical subject.
  func passive(_ place: Place) -> Attribution? {
    let verb = place.verb
    guard place.cue.lemma != "expect", place.cue.lemma != "make", place.cue.lemma != "call",
      place.cue.lemma != "show",
      place.cue.lemma != "find", place.cue.frame != .light, place.cue.strength >= 6
    else { return nil }
    let subject = subjects.subject(before: place.group.range.lowerBound, low: place.low)
    var source: Range<Int>?
    var index = verb + 1
    while index < min(place.high, verb + 16) {
      if tokens[index].quote >= 0 { break }
      if tokens[index].is(.by), index + 1 < place.high, phrases.startsPhrase(index + 1) {
        let end = phrases.end(startingAt: index + 1, high: place.high)
        if test.likeness(index + 1..<end) >= .document { source = index + 1..<end }
        break
      }
      index += 1
    }
    var pieces: [Range<Int>] = []
    if let subject { pieces.append(subject.range) }
    var start = verb + 1
    if let source, source.lowerBound - 1 <= start { start = source.upperBound }
    if start < place.high, tokens[start].is(.that) { start += 1 }
    let end = start < place.high ? boundary.end(from: start, limit: place.high, isClause: false) : start
    if let source, source.lowerBound > start {
      if source.lowerBound - 1 > start { pieces.append(start..<source.lowerBound - 1) }
      if source.upperBound < end { pieces.append(source.upperBound..<end) }
    } else if start < end {
      pieces.append(start..<end)
    }
    guard !pieces.isEmpty, source != nil || end > verb + 2 else { return nil }
    // "It was alleged that": nobody says by whom.
    let isImpersonal =
      place.cue.frame != .attitude
      && subject.map { $0.range.count == 1 && tokens[$0.range.lowerBound].is(.it) } == true
      && verb + 1 < place.high
      && tokens[verb + 1].is(.that)
    if isImpersonal { pieces.removeFirst() }
    guard
      source != nil || isImpersonal || place.cue.lemma == "say" || place.cue.frame == .tell
        || place.cue.lemma == "accuse"
    else { return nil }
    return make(
      place, Source(range: source, start: verb, likeness: .person), cue: place.group.range, content: pieces,
      rule: .passive, confidence: source == nil ? 0.45 : 0.6)
  }
}
