import Records

/// Verbs of saying: content after the verb, before the subject, or on both sides.
extension ClauseRule {
  func said(_ place: Place, _ source: Source) -> Attribution? {
    if place.cue.lemma == "point" { return pointed(place, source) }
    let tail = tail(place)
    if place.cue.lemma == "go" { return wentOn(place, source) }
    let isStrong = place.cue.strength >= 8
    // "..., X said." and "..., X said, ..."
    if !source.isParticiple, let left = leftContent(place, source, tail: tail) {
      var pieces = [left.range]
      if let right = continuation(after: place.verb, tail: tail, place) { pieces.append(right) }
      let rule: Attribution.Rule =
        left.isQuoted ? .quoteTrailing : pieces.count > 1 ? .clauseSplit : .clauseTrailing
      let confidence = left.isQuoted ? 0.97 : source.likeness >= .document ? 0.85 : 0.6
      return make(place, source, cue: place.group.range, content: pieces, rule: rule, confidence: confidence)
    }
    guard source.likeness > .none || isStrong, tail.start < place.high else { return nil }
    if Self.upholding.contains(place.cue.lemma), let upheld = upheld(place, source) { return upheld }
    let startsQuoted = tokens[tail.start].quote >= 0
    var takesObject = false
    if !startsQuoted, !tail.hasThat {
      // "maintains an office": what is kept, not what is said.
      if place.cue.lemma == "maintain", !isClause(tail.start..<place.high) { return nil }
      let isApology = place.cue.act == .apologize
      let isWarning =
        isApology && tokens[tail.start].is(.for, .to)
        || tokens[tail.start].is(.against, .of) && place.cue.frame == .tell
      guard
        place.cue.strength == 9 && place.cue.frame == .say || isWarning || isClause(tail.start..<place.high)
          || takesNoun(place, tail, source)
      else { return nil }
      takesObject = isWarning || takesNoun(place, tail, source) && !opensClause(tail.start, place.high)
      if place.cue.lemma == "continue" || place.cue.lemma == "begin" { return nil }
    }
    if place.cue.strength < 7, source.likeness < .document, !startsQuoted { return nil }
    let end = boundary.end(
      from: tail.start, limit: place.high, isClause: !takesObject)
    let range = tail.start..<end
    var result = make(
      place, source, cue: place.group.range, content: [range],
      rule: startsQuoted ? .quoteLeading : .clauseLeading,
      confidence: confidence(place, source, tail, startsQuoted: startsQuoted))
    result?.addressee = tail.addressee
    return result
  }

  /// Verbs that take up again what was expressed before.
  private static let upholding: Set<String> = ["maintain", "reiterate", "repeat", "reaffirm"]

  /// "reiterated its opposition to ...": as "expressed opposition to ...".
  private func upheld(_ place: Place, _ source: Source) -> Attribution? {
    let first = place.verb + 1
    guard source.likeness >= .document, first + 2 < place.high,
      tokens[first].tag == .possessive || tokens[first].tag == .determiner,
      let noun = (first + 1..<min(first + 4, place.high)).first(where: { text.traits($0).contains(.feeling) }
      ),
      noun + 2 < place.high, tokens[noun + 1].tag == .to || tokens[noun + 1].tag == .preposition
    else { return nil }
    var start = noun + 1
    if tokens[start].tag != .to || phrases.startsPhrase(start + 1) { start += 1 }
    let end = boundary.end(from: start, limit: place.high, isClause: false)
    var result = make(
      place, source, cue: place.group.range.lowerBound..<start, content: [start..<end], rule: .expression,
      confidence: 0.8)
    result?.senseNoun = noun
    return result
  }

  /// Whether a noun phrase that starts here is the subject of a clause rather than an object.
  private func opensClause(_ start: Int, _ high: Int) -> Bool {
    guard phrases.startsPhrase(start) else { return true }
    let end = phrases.end(startingAt: start, high: high)
    guard end < high else { return true }
    switch tokens[end].tag {
    case .conjunction, .preposition, .to, .comma: return isSubjectLater(end, high)
    default: return true
    }
  }

  /// Whether a finite verb follows before anything that ends a clause.
  private func isSubjectLater(_ index: Int, _ high: Int) -> Bool {
    for place in index..<min(high, index + 12) {
      let token = tokens[place]
      if token.tag.isFinite { return !(place > index && tokens[place - 1].tag == .conjunction) }
      if token.tag == .subordinator || token.tag == .semicolon { return false }
    }
    return false
  }

  private func confidence(_ place: Place, _ source: Source, _ tail: Tail, startsQuoted: Bool) -> Double {
    var value = 0.35 + 0.06 * Double(place.cue.strength)
    if startsQuoted || tail.hasThat { value += 0.1 }
    switch source.likeness {
    case .person: break
    case .document: value -= 0.05
    case .thing: value -= 0.2
    case .none: value -= 0.3
    }
    if source.isShared { value -= 0.05 }
    return min(0.95, max(0.05, value))
  }

  /// ""...," X went on."
  private func wentOn(_ place: Place, _ source: Source) -> Attribution? {
    let next = place.verb + 1
    guard next < place.high + 1, next < tokens.count, tokens[next].is(.on), !source.isShared,
      source.likeness >= .document,
      let left = leftContent(place, source, tail: Tail(start: place.high, isEmpty: true)), left.isQuoted
    else { return nil }
    return make(
      place, source, cue: place.group.range.lowerBound..<next + 1, content: [left.range],
      rule: .quoteTrailing,
      confidence: 0.9)
  }

  /// "pointed out that ...", "pointed to ...".
  private func pointed(_ place: Place, _ source: Source) -> Attribution? {
    let next = place.verb + 1
    guard next + 1 < place.high, source.likeness >= .document, tokens[next].is(.out, .to) else { return nil }
    var start = next + 1
    if tokens[start].is(.that) { start += 1 }
    guard start < place.high else { return nil }
    return make(
      place, source, cue: place.group.range.lowerBound..<next + 1,
      content: [start..<boundary.end(from: start, limit: place.high, isClause: true)], rule: .clauseLeading,
      confidence: 0.75)
  }

  /// What stands before the subject, if it is content.
  func leftContent(_ place: Place, _ source: Source, tail: Tail) -> (range: Range<Int>, isQuoted: Bool)? {
    let start = source.start
    guard start > place.low, !source.isShared, !source.isAntecedent else { return nil }
    var end = start
    let before = tokens[start - 1]
    guard before.tag == .comma || before.tag == .closeQuote || before.tag == .dash || before.quote >= 0 else {
      return nil
    }
    if before.tag == .comma || before.tag == .dash { end -= 1 }
    guard end > place.low else { return nil }
    if tokens[end - 1].quote >= 0, let quotation = text.quotation(at: end - 1) {
      guard boundary.endsSentence(quotation) || before.tag == .comma, quotation.words > 0 else { return nil }
      if !tail.isEmpty, !boundary.endsSentence(quotation), tail.hasThat || isClause(tail.start..<place.high) {
        return nil
      }
      // A direct quotation runs from its opening mark, which may stand sentences before.
      let opening = quotation.tokens.lowerBound
      let low = opening <= place.low ? opening : contentStart(place, opening)
      return (low..<end, text.wordCount(low..<opening) == 0)
    }
    guard tail.isEmpty || isAdjunct(tail.start..<place.high) else { return nil }
    let low = contentStart(place, end)
    guard low < end, text.wordCount(low..<end) >= 2 else { return nil }
    if startsWithAdjunct(low), !isClause(low..<end), tail.start < place.high,
      !isAdjunct(tail.start..<place.high)
    {
      return nil
    }
    if startsWithAdjunct(low), !hasFinite(low..<end), !interrupts(place) { return nil }
    return (low..<end, false)
  }

  /// "Riding alone, they said, can be hazardous": the verb of what is said follows the cue.
  private func interrupts(_ place: Place) -> Bool {
    let next = place.verb + 1
    guard next + 1 < place.high, tokens[next].tag == .comma else { return false }
    return tokens[next + 1].tag.isFinite
  }

  /// Where content before the subject starts: the sentence's start, or after the attribution before.
  private func contentStart(_ place: Place, _ end: Int) -> Int {
    var low = place.low
    for earlier in place.earlier where earlier.extent.upperBound < end && earlier.extent.upperBound > low {
      low = earlier.extent.upperBound
    }
    return min(low, end)
  }

  private func startsWithAdjunct(_ index: Int) -> Bool {
    let tag = tokens[index].tag
    return tag == .preposition || tag == .adverb || tag == .verbIng || tag == .subordinator
      || tag == .conjunction
  }

  func hasFinite(_ range: Range<Int>) -> Bool { range.contains { tokens[$0].tag.isFinite } }

  /// Whether a range looks like a clause: a finite verb, or "to" and a verb.
  func isClause(_ range: Range<Int>) -> Bool {
    for index in range {
      if tokens[index].tag.isFinite || tokens[index].tag == .to && tokens[index].quote < 0 { return true }
    }
    return false
  }

  /// Whether nothing but adjuncts follows: no clause, no "that", no quotation.
  private func isAdjunct(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return true }
    switch tokens[first].tag {
    case .preposition, .adverb, .weekday, .subordinator, .verbIng, .stop: break
    default: return false
    }
    for index in range {
      if tokens[index].quote >= 0 || tokens[index].is(.that) { return false }
      if tokens[index].tag == .comma { return true }
    }
    return true
  }

  /// The content that goes on after the verb, behind a comma.
  func continuation(after verb: Int, tail: Tail, _ place: Place) -> Range<Int>? {
    var index = passAdjuncts(verb + 1, place.high)
    // Adjuncts of any kind may stand before the comma.
    var steps = 0
    while index < place.high, tokens[index].tag != .comma, tokens[index].tag != .dash,
      tokens[index].quote < 0, steps < 30
    {
      index += 1
      steps += 1
    }
    while index < place.high,
      tokens[index].tag == .comma || tokens[index].tag == .dash || tokens[index].tag == .conjunction
    {
      index += 1
    }
    guard index < place.high else { return nil }
    if tokens[index].quote >= 0 {
      return index..<boundary.end(from: index, limit: place.high, isClause: true)
    }
    let isDirect =
      tokens[verb + 1].tag == .comma || tokens[verb + 1].tag == .dash || tokens[index].tag.isFinite
    guard steps == 0, isDirect, tokens[index].tag != .verbIng, !tokens[index].is(.who, .which),
      !tokens[index].is(.according),
      hasFinite(index..<place.high), !startsOwnClause(index, place.high)
    else { return nil }
    return index..<boundary.end(from: index, limit: place.high, isClause: true)
  }

  /// Whether the narrator's own clause begins: a cue verb or subordinate adjunct.
  private func startsOwnClause(_ index: Int, _ high: Int) -> Bool {
    let token = tokens[index]
    return token.is(.but, .while) || token.is(.while, .as) || token.is(.after, .before)
      || token.is(.when, .although)
  }

  /// Whether the verb takes a noun phrase as what is said: "announced a plan", "denied the charge".
  private func takesNoun(_ place: Place, _ tail: Tail, _ source: Source) -> Bool {
    guard source.likeness >= .document, tail.start < place.high, phrases.startsPhrase(tail.start) else {
      return false
    }
    switch place.cue.lemma {
    case "say", "tell", "write", "report", "read", "find", "continue", "add", "post", "answer", "counter",
      "charge", "show", "brief", "inform", "notify", "tweet", "testify":
      return false
    default: return true
    }
  }
}
