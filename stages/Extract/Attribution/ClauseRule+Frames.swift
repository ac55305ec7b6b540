import Records

/// The other frames: what is asked, judged, described, expressed, held, refused.
extension ClauseRule {
  /// "urged X to ...", "called for ...", "called on X to ...", "demanded that ...", "asked whether ...".
  func asked(_ place: Place, _ source: Source) -> Attribution? {
    if let left = quotedLeft(place, source) { return left }
    guard source.likeness >= .document || place.cue.strength >= 7 && namesPower(source) else { return nil }
    var start = place.verb + 1
    var cueEnd = start
    start = passAdjuncts(start, place.high)
    guard start < place.high else { return nil }
    let token = tokens[start]
    if place.cue.lemma == "call" || place.cue.lemma == "appeal" {
      if token.is(.on, .for) || token.is(.upon) || place.cue.lemma == "appeal" && token.tag == .to {
        cueEnd = start + 1
        start += 1
      } else {
        return place.cue.lemma == "call" ? named(place, source) : nil
      }
    } else if token.quote >= 0 || token.is(.that, .if) || token.is(.whether, .for) || token.tag == .to
      || token.is(.what, .how) || token.is(.why)
      || token.tag == .comma && start + 1 < place.high && tokens[start + 1].quote >= 0
    {
      if token.is(.that) || token.tag == .comma { start += 1 }
    } else {
      // An object, perhaps a day, and what it is to do; "demand" and "request" also take a thing.
      let end = phrases.end(startingAt: start, high: place.high)
      guard end > start else { return nil }
      let takesThing =
        place.cue.lemma == "demand" || place.cue.lemma == "request" || place.cue.lemma == "urge"
        || place.cue.lemma == "invite"
      let next = passAdjuncts(end, place.high)
      guard
        takesThing
          || next < place.high
            && (tokens[next].tag == .to || tokens[next].is(.that, .not) || tokens[next].is(.against, .if)
              || tokens[next].is(.whether, .for))
      else {
        return nil
      }
    }
    guard start < place.high else { return nil }
    let end = boundary.end(from: start, limit: place.high, isClause: false)
    var result = make(
      place, source, cue: place.group.range.lowerBound..<cueEnd, content: [start..<end], rule: .directive,
      confidence: 0.3 + 0.06 * Double(place.cue.strength))
    result?.addressee = addressee(start..<end)
    return result
  }

  /// "Ostania's guild of pilots": a body that the lexicon does not know, of a power.
  private func namesPower(_ source: Source) -> Bool {
    source.range?.contains { text.traits($0).contains(.startsActor) } == true
  }

  /// Whom something is asked of: the phrase before "to" or "not to".
  private func addressee(_ range: Range<Int>) -> Range<Int>? {
    guard !range.isEmpty, phrases.startsPhrase(range.lowerBound) else { return nil }
    let end = phrases.end(startingAt: range.lowerBound, high: range.upperBound)
    let next = passAdjuncts(end, range.upperBound)
    guard next < range.upperBound,
      tokens[next].tag == .to || tokens[next].is(.not) || tokens[next].is(.against)
    else { return nil }
    return range.lowerBound..<end
  }

  /// "called the plan a mistake", "called it "unacceptable"".
  private func named(_ place: Place, _ source: Source) -> Attribution? {
    let start = place.verb + 1
    guard start < place.high, source.likeness >= .document else { return nil }
    let end = boundary.end(from: start, limit: place.high, isClause: false)
    guard end > start + 1 else { return nil }
    let object = phrases.end(startingAt: start, high: end)
    let isNaming =
      tokens[start].quote >= 0
      || object < end && object > start
        && (tokens[object].quote >= 0 || tokens[object].tag == .determiner || tokens[object].tag == .adjective
          || tokens[object].tag == .possessive || tokens[object].tag == .adverb
          || tokens[object].tag == .verbPast)
      || tokens[start].tag == .objectPronoun && start + 1 < end && tokens[start + 1].tag.isNominal
      || (start..<end).contains { tokens[$0].quote >= 0 } || endsJudging(start..<object)
    guard isNaming else { return nil }
    return make(
      place, source, cue: place.group.range, content: [start..<end], rule: .description, confidence: 0.6)
  }

  /// "called the report false": a phrase that ends with what the thing is called.
  private func endsJudging(_ phrase: Range<Int>) -> Bool {
    guard phrase.count >= 3, tokens[phrase.lowerBound].tag == .determiner,
      tokens[phrase.upperBound - 2].tag.isNominal
    else { return false }
    return Self.judging.contains(tokens[phrase.upperBound - 1].key)
  }

  private static let judging = WordSet(
    "false true absurd unfair disproportionate premature fake wrong illegal inappropriate inadequate baseless groundless unacceptable excellent useful historic unlawful shameful"
  )

  /// "accused X of ...", "condemned ...", "welcomed ...", "ruled out ...".
  func judged(_ place: Place, _ source: Source) -> Attribution? {
    if let left = quotedLeft(place, source) { return left }
    guard
      source.likeness >= .person || source.likeness >= .document && place.cue.strength >= 6
        || place.cue.strength >= 7 && namesPower(source)
    else {
      return nil
    }
    var start = place.verb + 1
    switch place.cue.lemma {
    case "rule":
      guard start < place.high, tokens[start].is(.out) else { return nil }
      start += 1
    case "lash":
      guard start + 1 < place.high, tokens[start].is(.out) else { return nil }
      start += tokens[start + 1].is(.at) ? 2 : 1
    case "threaten":
      guard start < place.high,
        tokens[start].tag == .to || tokens[start].is(.that, .with) || phrases.startsPhrase(start)
      else { return nil }
    case "protest":
      if start < place.high, tokens[start].is(.against, .that) { start += 1 }
    case "summon":
      guard (start..<min(place.high, start + 12)).contains(where: { isEnvoy($0) }) else { return nil }
    default: break
    }
    let cueEnd = start
    if start < place.high, tokens[start].is(.that) { start += 1 }
    guard start < place.high else { return nil }
    let first = tokens[start]
    guard
      first.quote >= 0 || phrases.startsPhrase(start) || first.tag == .to || first.tag == .verbIng
        || first.is(.how, .what) || first.is(.as)
        || first.tag == .preposition && place.cue.strength >= 5
    else { return nil }
    var end = boundary.end(from: start, limit: place.high, isClause: false)
    if place.cue.lemma == "summon" { end = passAdjuncts(end, place.high) }
    if place.cue.lemma == "summon", end + 1 < place.high, tokens[end].is(.and),
      tokens[end + 1].tag == .verbPast,
      text.lexicon.cue(tokens[end + 1]) == nil
    {
      // "and handed him a note over ...": what the envoy was summoned for.
      end = boundary.end(from: end + 1, limit: place.high, isClause: true)
    }
    var result = make(
      place, source, cue: place.group.range.lowerBound..<cueEnd, content: [start..<end], rule: .judgement,
      confidence: 0.25 + 0.06 * Double(place.cue.strength))
    if place.cue.act == .accuse || place.cue.act == .welcome || place.cue.act == .threaten
      || place.cue.lemma == "summon"
    {
      let object = phrases.end(startingAt: start, high: end)
      if object > start { result?.addressee = start..<object }
    }
    return result
  }

  private func isEnvoy(_ index: Int) -> Bool {
    tokens[index].is(.ambassador) || text.string(index).lowercased().hasPrefix("charg")
      || text.string(index).lowercased() == "envoy"
  }

  /// "described X as ...", "referred to X as ...".
  func described(_ place: Place, _ source: Source) -> Attribution? {
    guard source.likeness >= .document else { return nil }
    var start = place.verb + 1
    if place.cue.lemma == "refer", start >= place.high || tokens[start].tag != .to { return nil }
    if start < place.high, tokens[start].tag == .to { start += 1 }
    guard start < place.high else { return nil }
    let end = boundary.end(from: start, limit: place.high, isClause: false)
    let hasComplement = (start..<end).contains {
      tokens[$0].is(.as) || tokens[$0].quote >= 0 || tokens[$0].tag == .to
    }
    guard hasComplement || place.cue.strength >= 6 && end - start >= 3 else { return nil }
    return make(
      place, source, cue: place.group.range.lowerBound..<start, content: [start..<end], rule: .description,
      confidence: 0.7)
  }

  /// "expressed concern about ...", "gave assurances that ...", "made clear that ...".
  func expressed(_ place: Place, _ source: Source) -> Attribution? {
    guard source.likeness >= .document else { return nil }
    let isWeak = place.cue.strength < 6
    var index = place.verb + 1
    let limit = min(place.high, index + 8)
    var noun: Int?
    while index < limit {
      let token = tokens[index]
      if token.quote >= 0 || token.tag == .comma || token.is(.that) { break }
      let traits = text.traits(index)
      if token.is(.clear) && place.cue.lemma == "make" { noun = index }
      if traits.contains(.feeling) || isWeak && traits.contains(.cueNoun) { noun = index }
      if noun != nil, token.tag == .preposition || token.tag == .to { break }
      if token.tag.isFinite, token.tag != .verbPast { break }
      index += 1
    }
    guard noun != nil || !isWeak else { return nil }
    var cueEnd = noun.map { $0 + 1 } ?? place.verb + 1
    var start = cueEnd
    if start < place.high, tokens[start].is(.that) { start += 1 }
    if noun != nil, isWeak {
      guard start < place.high,
        tokens[start - 1].is(.that) || tokens[start].tag == .to || tokens[start].is(.for, .of)
      else { return nil }
    }
    if start >= place.high || tokens[start].tag == .comma {
      // The feeling itself is all that is said: "expressed regret".
      guard let noun, !isWeak else { return nil }
      start = place.verb + 1
      cueEnd = start
      let end = noun + 1
      var result = make(
        place, source, cue: place.group.range, content: [start..<end], rule: .expression, confidence: 0.6)
      result?.senseNoun = noun
      return result
    }
    let end = boundary.end(from: start, limit: place.high, isClause: tokens[start - 1].is(.that))
    var result = make(
      place, source, cue: place.group.range.lowerBound..<cueEnd, content: [start..<end], rule: .expression,
      confidence: isWeak ? 0.55 : 0.8)
    result?.senseNoun = noun
    return result
  }

  /// "hopes that ...", "wants to ...", "supports ...": held by people or powers only.
  func held(_ place: Place, _ source: Source) -> Attribution? {
    let tail = tail(place)
    if !source.isParticiple, tail.isEmpty, let left = leftContent(place, source, tail: tail) {
      return make(
        place, source, cue: place.group.range, content: [left.range],
        rule: left.isQuoted ? .quoteTrailing : .clauseTrailing, confidence: left.isQuoted ? 0.9 : 0.6)
    }
    let isIt = source.range.map { $0.count == 1 && tokens[$0.lowerBound].is(.it) } == true
    guard source.likeness == .person || isIt && tokens[place.verb].tag == .verbPresent,
      tail.start < place.high
    else { return nil }
    let first = passAdjuncts(place.verb + 1, place.high)
    let start = first < place.high && tokens[first].is(.that) ? first + 1 : first
    guard start < place.high else { return nil }
    let opening = tokens[start]
    guard
      opening.quote >= 0 || tokens[start - 1].is(.that) || opening.tag == .to || phrases.startsPhrase(start)
        || opening.is(.with, .for) || opening.is(.whether, .if)
    else { return nil }
    let end = boundary.end(from: start, limit: place.high, isClause: true)
    // "have opposed", "was expecting", "hopes to": what is told of somebody, not what he told.
    let isTold =
      place.group.isBare && !(opening.tag == .to && place.cue.lemma != "agree")
      && (place.cue.lemma != "want" || opening.quote >= 0)
    return make(
      place, source, cue: place.group.range, content: [start..<end], rule: .attitude,
      confidence: 0.1 + 0.06 * Double(place.cue.strength) - (isTold ? 0 : 0.2))
  }

  /// "declined to comment on ...", "refused to say whether ...".
  func declined(_ place: Place, _ source: Source) -> Attribution? {
    let start = place.verb + 1
    guard source.likeness >= .document, start + 1 < place.high, tokens[start].tag == .to else { return nil }
    let end = boundary.end(from: start, limit: place.high, isClause: false)
    let isSpeech = text.lexicon.cue(tokens[start + 1]) != nil
    return make(
      place, source, cue: place.group.range, content: [start..<end], rule: .refusal,
      confidence: isSpeech ? 0.7 : 0.45)
  }

  /// ""...," X urged": any cue may follow a quotation.
  func quotedLeft(_ place: Place, _ source: Source) -> Attribution? {
    guard !source.isParticiple else { return nil }
    let tail = tail(place)
    guard tail.isEmpty || tail.start >= place.high, let left = leftContent(place, source, tail: tail) else {
      return nil
    }
    guard left.isQuoted || place.cue.frame == .ask || place.cue.strength >= 8 else { return nil }
    var pieces = [left.range]
    if let right = continuation(after: place.verb, tail: tail, place), tokens[right.lowerBound].quote >= 0 {
      pieces.append(right)
    }
    return make(
      place, source, cue: place.group.range, content: pieces,
      rule: left.isQuoted ? .quoteTrailing : .clauseTrailing,
      confidence: 0.8)
  }
}
