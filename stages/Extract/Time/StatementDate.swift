import Records

/// When something was said, and how that is known.
struct StatementDate: Sendable {
  let date: CivilDate
  let basis: Basis
  /// The token that tells it, if one does.
  var place: Int?

  enum Basis: String, Sendable {
    /// A full date in the text.
    case stated
    /// Words like "on Tuesday", worked out from the article's date.
    case resolved
    case dateline
    case publication
  }
}

/// Finds the day of a statement in the words around its cue.
struct StatementDateFinder {
  let text: AnalyzedText
  /// The article's own day: of its dateline, else of publication.
  let anchor: CivilDate?
  let anchorBasis: StatementDate.Basis

  init(text: AnalyzedText, dateline: String?, published: String?) {
    self.text = text
    let publication = published.flatMap { CivilDate(iso: $0) }
    if let dateline, let day = Self.day(of: dateline, near: publication) {
      anchor = day
      anchorBasis = .dateline
    } else {
      anchor = publication
      anchorBasis = .publication
    }
  }

  /// The day of an attribution: named between source, cue and content, else the article's.
  func date(of attribution: Attribution) -> StatementDate? {
    if let stated = search(window(attribution), attribution) { return stated }
    guard let anchor else { return nil }
    return StatementDate(date: anchor, basis: anchorBasis)
  }

  /// The sentence's tokens near source and cue.
  private func window(_ attribution: Attribution) -> Range<Int> {
    let sentence = text.sentences[attribution.sentence].tokens
    var low = attribution.cue.lowerBound
    var high = attribution.cue.upperBound
    if let source = attribution.source, sentence.contains(source.lowerBound) {
      low = min(low, source.lowerBound)
      high = max(high, source.upperBound)
    }
    var start = max(sentence.lowerBound, low - 6)
    // The dateline is no date of the sentence.
    if let dash = (start..<max(start, low)).last(where: { text.tokens[$0].tag == .dash }),
      text.tokens[sentence.lowerBound].flags.contains(.allCapitals)
    {
      start = dash + 1
    }
    return start..<max(low, min(sentence.upperBound, high + 12))
  }

  private func search(_ window: Range<Int>, _ attribution: Attribution) -> StatementDate? {
    for index in window where text.tokens[index].quote < 0 {
      // Dates within the content are what is talked about, not when; but "condemned the theft on Monday" tells when.
      if attribution.content.contains(where: { $0.contains(index) }), !tellsWhen(index, attribution) {
        continue
      }
      let token = text.tokens[index]
      if var found = monthDay(index, window.upperBound) {
        found.place = index
        return found
      }
      guard let anchor else { continue }
      if token.is(.yesterday) {
        return StatementDate(date: anchor.adding(days: -1), basis: .resolved, place: index)
      }
      if token.is(.today) { return StatementDate(date: anchor, basis: .resolved, place: index) }
      if token.tag == .weekday {
        return StatementDate(
          date: weekday(Int(text.word(index).value), before: anchor, index), basis: .resolved, place: index)
      }
    }
    return nil
  }

  /// Whether "on" and a weekday in what a directive or judgement takes belong to its verb.
  private func tellsWhen(_ index: Int, _ attribution: Attribution) -> Bool {
    // "warned Ostania on Tuesday against": the day stands before what the verb takes.
    if let content = attribution.content.first, index < content.lowerBound + 8,
      index + 1 < content.upperBound,
      text.tokens[index].tag == .weekday, text.tokens[index - 1].is(.on),
      text.tokens[index + 1].is(.of, .against) || text.tokens[index + 1].tag == .to
    {
      return true
    }
    switch attribution.rule {
    case .judgement, .directive: return text.tokens[index].tag == .weekday && text.tokens[index - 1].is(.on)
    default: return false
    }
  }

  /// "March 14", "14 March", with a year or the year that brings it nearest to the article's day.
  private func monthDay(_ index: Int, _ high: Int) -> StatementDate? {
    let token = text.tokens[index]
    guard token.tag == .month else { return nil }
    let month = Int(text.word(index).value)
    var day: Int?
    var next = index + 1
    if index > 0, let number = number(index - 1), number <= 31, text.tokens[index - 1].flags.contains(.digit)
    {
      day = number
    }
    if day == nil, next < text.tokens.count, let number = number(next), number <= 31 {
      day = number
      next += 1
    }
    guard let day else { return nil }
    if next < text.tokens.count, text.tokens[next].tag == .comma { next += 1 }
    if next < text.tokens.count, let year = number(next), (1800...2200).contains(year),
      let date = CivilDate(year: year, month: month, day: day)
    {
      return StatementDate(date: date, basis: .stated)
    }
    guard let anchor, let date = Self.nearest(month: month, day: day, to: anchor) else { return nil }
    return StatementDate(date: date, basis: .resolved)
  }

  private func number(_ index: Int) -> Int? {
    guard text.tokens[index].flags.contains(.digit) else { return nil }
    return Int(text.string(index).prefix { $0.isNumber })
  }

  /// The last day of that name on or before the article's.
  private func weekday(_ number: Int, before anchor: CivilDate, _ index: Int) -> CivilDate {
    let back = (anchor.weekday - (number - 1) + 7) % 7
    return anchor.adding(days: -back)
  }

  static func nearest(month: Int, day: Int, to anchor: CivilDate) -> CivilDate? {
    let candidates = [anchor.year - 1, anchor.year, anchor.year + 1].compactMap {
      CivilDate(year: $0, month: month, day: day)
    }
    return candidates.min {
      abs($0.daysSinceEpoch - anchor.daysSinceEpoch) < abs($1.daysSinceEpoch - anchor.daysSinceEpoch)
    }
  }

  /// The day in a dateline like "PORT ALDEN, March 14".
  private static func day(of dateline: String, near publication: CivilDate?) -> CivilDate? {
    let words = dateline.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    let months = WordLists.months.split(separator: " ").map(String.init)
    for (index, word) in words.enumerated() {
      guard word.utf8.count >= 3, let month = months.firstIndex(where: { $0.hasPrefix(word) }) else {
        continue
      }
      let neighbours = [index + 1, index - 1].filter { words.indices.contains($0) }
      guard let day = neighbours.compactMap({ Int(words[$0]) }).first(where: { (1...31).contains($0) }) else {
        continue
      }
      if let year = words.compactMap({ Int($0) }).first(where: { (1800...2200).contains($0) }) {
        return CivilDate(year: year, month: month + 1, day: day)
      }
      return publication.flatMap { nearest(month: month + 1, day: day, to: $0) }
    }
    return nil
  }
}
