import Records

/// What stands between a verb of saying and its content: adverbials, whom it was said to, where.
extension ClauseRule {
  /// What follows the verb: where content would start, after adjuncts and an addressee.
  struct Tail {
    var start: Int
    var hasThat = false
    /// A comma or the sentence's end follows the verb and its adjuncts.
    var isEmpty = false
    var addressee: Range<Int>?
  }

  func tail(_ place: Place) -> Tail {
    var index = place.verb + 1
    var result = Tail(start: index)
    if place.cue.frame == .tell || place.cue.lemma == "ask" { index = passAddressee(index, place, &result) }
    index = passAdjuncts(index, place.high)
    if index < place.high, tokens[index].is(.to), index + 1 < place.high, phrases.startsPhrase(index + 1),
      place.cue.frame == .say
    {
      // "said to reporters that ...".
      let end = phrases.end(startingAt: index + 1, high: place.high)
      if end < place.high, tokens[end].is(.that) || tokens[end].tag == .comma || tokens[end].tag == .colon {
        result.addressee = index + 1..<end
        index = end
      }
    }
    index = passAdjuncts(index, place.high)
    if index >= place.high || tokens[index].tag == .comma || tokens[index].tag == .semicolon
      || tokens[index].tag == .dash
    {
      result.isEmpty = true
      var next = index
      while next < place.high, tokens[next].tag == .comma || tokens[next].tag == .dash { next += 1 }
      if next < place.high, tokens[next].quote >= 0 || tokens[next].is(.that) {
        index = next
      } else if next < place.high, let jump = quoteAfterAdjunct(next, place.high) {
        index = jump
      }
    } else if let jump = quoteAfterAdjunct(index, place.high) {
      // "said in a statement that ...": what stands between is no content.
      index = jump
    }
    if index < place.high, tokens[index].tag == .colon { index += 1 }
    if index < place.high, tokens[index].is(.that), !(index + 1 < place.high && tokens[index + 1].tag == .be)
    {
      result.hasThat = true
      index += 1
    }
    result.start = min(index, place.high)
    return result
  }

  private func passAddressee(_ index: Int, _ place: Place, _ tail: inout Tail) -> Int {
    guard index < place.high, tokens[index].quote < 0, phrases.startsPhrase(index), !tokens[index].is(.that)
    else {
      return index
    }
    var end = phrases.end(startingAt: index, high: place.high)
    // "told Reuters the talks ...": the second determiner starts the clause; a lone name ends at a verb.
    if end < place.high, tokens[end].tag.isFinite, end - index > 1 {
      end = splitBeforeClause(index, end)
    }
    guard end > index, end < place.high || place.cue.frame == .tell else { return index }
    if place.cue.frame == .tell, place.cue.lemma == "warn" || place.cue.lemma == "caution" {
      guard end < place.high, tokens[end].is(.that, .against) || tokens[end].is(.of) || tokens[end].tag == .to
      else { return index }
    }
    tail.addressee = index..<end
    return end
  }

  /// Where an addressee ends that runs into the clause after it: after its first name or plural.
  private func splitBeforeClause(_ start: Int, _ end: Int) -> Int {
    for index in start..<end {
      let tag = tokens[index].tag
      if tag == .nouns || tag == .objectPronoun { return index + 1 }
      if tag.isProper, index + 1 < end, !tokens[index + 1].tag.isProper { return index + 1 }
    }
    return end
  }

  /// Passes over times and venues: "on Tuesday", "later", "in a statement", "at a news conference".
  func passAdjuncts(_ index: Int, _ high: Int) -> Int {
    var index = index
    var moved = true
    while moved, index < high {
      moved = false
      let token = tokens[index]
      if token.quote >= 0 { break }
      if token.tag == .weekday || text.traits(index).contains(.time) && token.tag != .conjunction {
        index += 1
        moved = true
      } else if token.is(.late, .early) || token.is(.last, .this) {
        if index + 1 < high, isTimeWord(tokens[index + 1]) {
          index += 2
          moved = true
        }
      } else if token.is(.on), index + 1 < high,
        tokens[index + 1].tag == .weekday || tokens[index + 1].tag == .month
      {
        index += 2
        while index < high, tokens[index].tag == .number { index += 1 }
        moved = true
      } else if isTimeWord(token), index > 0,
        tokens[index - 1].tag == .weekday || text.traits(index - 1).contains(.time)
      {
        index += 1
        moved = true
      } else if token.is(.in, .at) || token.is(.on, .during) || token.is(.through, .by) {
        if let end = venue(index, high) {
          index = end
          moved = true
        }
      }
    }
    return index
  }

  private func isTimeWord(_ token: Token) -> Bool {
    token.is(.week, .month) || token.is(.year, .night) || token.is(.morning, .evening) || token.is(.afternoon)
      || token.tag == .weekday
  }

  /// The end of "in a statement", "at a joint news conference in X"; nil if it is no venue.
  func venue(_ index: Int, _ high: Int) -> Int? {
    guard index + 1 < high else { return nil }
    let end = phrases.end(startingAt: index + 1, high: min(high, index + 14))
    guard end > index + 1 else { return nil }
    for place in index + 1..<end where text.traits(place).contains(.venue) {
      // The clause may follow at once: "in a statement the talks ...".
      var stop = place + 1
      while stop < end, !(tokens[stop].tag == .determiner && tokens[stop - 1].tag.isHead) { stop += 1 }
      return stop
    }
    return nil
  }

  /// "said after talks in X that", "said at the airport: "": the place of "that" or a quotation near by.
  private func quoteAfterAdjunct(_ index: Int, _ high: Int) -> Int? {
    guard index < high else { return nil }
    switch tokens[index].tag {
    case .preposition, .adverb, .subordinator, .weekday: break
    default: return nil
    }
    var place = index
    while place < min(high, index + 16) {
      let token = tokens[place]
      if token.is(.that), place > index,
        tokens[place - 1].tag.isHead || tokens[place - 1].tag == .comma || tokens[place - 1].tag == .weekday
      {
        return place
      }
      if token.tag == .openQuote {
        guard let quotation = text.quotation(at: place), quotation.words > 4 else { return nil }
        let before = tokens[place - 1].tag
        return before == .comma || before == .colon ? place : nil
      }
      if token.tag.isFinite, token.tag != .verbPast { return nil }
      place += 1
    }
    return nil
  }
}
