/// Attribution by a verb: finds the subject, decides on which side the content stands, and where it ends.
struct ClauseRule {
  let text: AnalyzedText
  let phrases: Phrases
  let subjects: SubjectFinder
  let boundary: ContentBoundary
  let test: SourceTest
  var tokens: [Token] { text.tokens }

  init(_ text: AnalyzedText) {
    self.text = text
    phrases = Phrases(text)
    subjects = SubjectFinder(text)
    boundary = ContentBoundary(text)
    test = SourceTest(text: text)
  }

  /// What a rule knows of the verb that it looks at.
  struct Place {
    let verb: Int
    let cue: Cue
    let group: VerbGroup
    /// First token of the sentence, or of what the sentence says after a colon or semicolon.
    let low: Int
    /// End of the sentence, closing marks excluded.
    var high: Int
    let sentence: Int
    /// Attributions found before in the sentence.
    let earlier: [Attribution]
  }

  /// The attribution that the verb makes, if any.
  func attribution(at place: Place) -> Attribution? {
    let group = place.group
    if group.isInfinitive { return nil }
    if group.isPassive { return passive(place) }
    if isReduced(place) { return nil }
    if let inverted = inverted(place) { return inverted }
    guard let source = source(place) else { return nil }
    var place = place
    if let end = innerEnd(place, source) { place.high = end }
    guard place.high > place.verb + 1 || !source.isAntecedent else { return nil }
    var result = content(place, source)
    result?.isNegated = group.isNegated
    result?.isFuture = group.isFuture
    result?.isNested = source.isNested
    return result
  }

  /// Where a relative or subordinate clause between commas ends: its content goes no farther.
  private func innerEnd(_ place: Place, _ source: Source) -> Int? {
    guard !source.isShared, source.start >= place.low else { return nil }
    let isSubordinate = source.start > place.low && tokens[source.start - 1].tag == .subordinator
    guard source.isAntecedent || isSubordinate else { return nil }
    var isSet = isSubordinate
    if source.isAntecedent, let range = source.range {
      isSet = range.upperBound < tokens.count && tokens[range.upperBound].tag == .comma
    }
    guard isSet else { return nil }
    var index = place.verb + 1
    while index < place.high {
      if tokens[index].tag == .comma, tokens[index].quote < 0 { return index }
      index += 1
    }
    return nil
  }

  /// The source of a verb and how it was found.
  struct Source {
    var range: Range<Int>?
    /// Where the verb's clause starts.
    var start: Int
    var likeness: SourceTest.Likeness
    var isShared = false
    var isParticiple = false
    var isAntecedent = false
    var isNested = false
  }

  /// "the plan proposed by X", "people briefed on the plan said": a participle, not a verb of its own.
  private func isReduced(_ place: Place) -> Bool {
    let next = place.verb + 1
    guard tokens[place.verb].tag == .verbPast, next < place.high, place.group.isBare else { return false }
    if tokens[next].tag == .preposition, verbOfSaying(after: next, place.high) { return true }
    return tokens[next].is(.by)
      && !(place.earlier.isEmpty && next + 1 < place.high && tokens[next + 1].tag == .verbIng)
  }

  /// Whether a phrase ends at a verb of saying that needs it for its subject.
  private func verbOfSaying(after preposition: Int, _ high: Int) -> Bool {
    for index in preposition + 1..<min(preposition + 9, high) {
      if tokens[index].tag.isFinite {
        guard let cue = text.lexicon.cue(tokens[index]) else { return false }
        return cue.frame == .say && cue.strength >= 8 && tokens[index - 1].tag.isHead
          && index > preposition + 1
      }
      guard tokens[index].tag.isNominal else { return false }
    }
    return false
  }

  func source(_ place: Place) -> Source? {
    let group = place.group
    if group.isParticiple { return shared(place, isParticiple: true) }
    var before = group.range.lowerBound
    // "and warned", "but said": the source is that of the verb before.
    if before > place.low, tokens[before - 1].tag == .conjunction { before -= 1 }
    if before < group.range.lowerBound {
      return shared(place, isParticiple: false)
    }
    guard let subject = subjects.subject(before: group.range.lowerBound, low: place.low) else {
      return nil
    }
    let likeness = test.likeness(subject.range)
    return Source(
      range: subject.range, start: subject.start, likeness: likeness, isAntecedent: subject.isAntecedent)
  }

  /// Who does what a verb group says, wherever in its sentence he stands; nil for passives and infinitives.
  func agent(of group: VerbGroup, low: Int, sentence: Int) -> Range<Int>? {
    guard !group.isPassive, !group.isInfinitive else { return nil }
    let place = Place(
      verb: group.head, cue: Cue.any, group: group, low: low,
      high: text.sentences[sentence].tokens.upperBound,
      sentence: sentence, earlier: [])
    guard let source = source(place), source.likeness >= .document else { return nil }
    return source.range
  }

  /// The source of a verb without a subject of its own: that of the attribution before it in the sentence, else
  /// the sentence's main subject.
  private func shared(_ place: Place, isParticiple: Bool) -> Source? {
    let start = place.group.range.lowerBound
    if isParticiple, start > place.low, !isDetached(start, place.low) { return nil }
    if let last = place.earlier.last(where: { !$0.isNested && $0.source != nil && !isInside($0, place) }) {
      return Source(
        range: last.source, start: start, likeness: .person, isShared: true, isParticiple: isParticiple)
    }
    guard let main = mainSubject(before: start, low: place.low) else { return nil }
    let likeness = test.likeness(main)
    guard likeness >= .document else { return nil }
    return Source(range: main, start: start, likeness: likeness, isShared: true, isParticiple: isParticiple)
  }

  /// "X said the two had agreed to go, adding": what stands in another's words does not go on.
  private func isInside(_ attribution: Attribution, _ place: Place) -> Bool {
    place.earlier.contains { outer in
      outer.content.contains { $0.contains(attribution.cue.lowerBound) }
    }
  }

  /// Whether a participle stands by itself: after a comma or "and", not inside a noun phrase.
  private func isDetached(_ index: Int, _ low: Int) -> Bool {
    var place = index - 1
    while place > low, tokens[place].tag == .adverb { place -= 1 }
    let token = tokens[place]
    return token.tag == .comma || token.tag == .conjunction || token.tag == .closeQuote || token.tag == .dash
      || token.is(.before, .after) || token.is(.while, .when) || token.is(.by)
      || token.is(.statement, .letter)
      || token.is(.saying)
  }

  /// The subject of the first finite verb before a place.
  func mainSubject(before end: Int, low: Int) -> Range<Int>? {
    var index = low
    while index < end {
      let token = tokens[index]
      if token.quote < 0, token.tag.isFinite, index > low,
        let subject = subjects.subject(before: index, low: low), !subject.isAntecedent
      {
        return subject.range
      }
      index += 1
    }
    return nil
  }

  /// The content by the cue's frame.
  private func content(_ place: Place, _ source: Source) -> Attribution? {
    switch place.cue.frame {
    case .say, .tell, .show: said(place, source)
    case .ask: asked(place, source)
    case .object: judged(place, source)
    case .describe: described(place, source)
    case .light: expressed(place, source)
    case .attitude: held(place, source)
    case .decline: declined(place, source)
    }
  }

  /// An attribution with what all frames share.
  func make(
    _ place: Place, _ source: Source, cue: Range<Int>, content: [Range<Int>], rule: Attribution.Rule,
    confidence: Double
  ) -> Attribution? {
    let content = content.compactMap(trimmed)
    guard !content.isEmpty, content.reduce(0, { $0 + text.wordCount($1) }) > 0 else { return nil }
    var rule = rule
    if source.isShared { rule = source.isParticiple ? .participle : .coordinated }
    return Attribution(
      source: source.range, cue: cue, content: content, rule: rule, confidence: confidence,
      cueNumber: text.lexicon[tokens[place.verb]].cue, sentence: place.sentence)
  }

  /// A range without the signs at its ends, quotation marks excepted.
  func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, isTrimmable(tokens[low].tag) { low += 1 }
    while high > low, isTrimmable(tokens[high - 1].tag) { high -= 1 }
    return low < high ? low..<high : nil
  }

  private func isTrimmable(_ tag: Tag) -> Bool {
    tag == .comma || tag == .dash || tag == .colon || tag == .semicolon
  }
}
