/// Puts the parts of a date together from its tokens, whatever their order.
struct DateAssembly {
  private let tokens: [DateToken]
  private var next = 0
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var clock: DateClock?
  private var isTimeKnown = true
  private var offset: Int?
  private var isZoneGiven = false

  init(_ tokens: [DateToken]) { self.tokens = tokens }

  /// The date of all tokens; nil if one of them has no place in a date, or a part is missing or given twice.
  mutating func assemble() -> ParsedDate? {
    while next < tokens.count {
      let isUsed =
        switch tokens[next].kind {
        case .number(let value, let digits): number(value, digits)
        case .word(let word, let isCapital): self.word(word, isCapital)
        case .mark(let mark): self.mark(mark)
        }
      guard isUsed else { return nil }
    }
    guard let year, let month, let day, let date = CivilDate(year: year, month: month, day: day) else {
      return nil
    }
    let time = isTimeKnown ? clock?.timeOfDay : nil
    return ParsedDate(date: date, time: time, offsetMinutes: offset)
  }

  private mutating func number(_ value: Int, _ digits: Int) -> Bool {
    if let (time, length) = DateClock.read(tokens, at: next, afterDate: hasDate) {
      guard clock == nil else { return false }
      clock = time
      isTimeKnown = time.timeOfDay != nil
      next += length
      return true
    }
    if let isUsed = numericDate() { return isUsed }
    next += 1
    switch digits {
    case 8, 12, 14: return compactDate(value, digits)
    case 4: return set(year: value)
    case 1, 2:
      if day == nil {
        day = value
        if case .word(let ending, _) = kind(at: next), tokens[next].isAdjacent,
          CalendarWords.isOrdinalEnding(ending)
        {
          next += 1
        }
        return true
      }
      return month != nil && digits == 2 && set(year: value < 50 ? 2000 + value : 1900 + value)
    default: return false
    }
  }

  private mutating func word(_ word: String, _ isCapital: Bool) -> Bool {
    next += 1
    if let value = CalendarWords.month(word), month == nil {
      month = value
      return true
    }
    if word == "t", hasDate, clock == nil { return true }
    if let value = ZoneNames.offset(of: word), clock != nil {
      if !isZoneGiven { (offset, isZoneGiven) = (value, true) }
      return true
    }
    if CalendarWords.isWeekday(word) || CalendarWords.isFiller(word) { return true }
    // A zone we do not know leaves the time without one.
    guard clock != nil, isCapital, word.utf8.count <= 5 else { return false }
    isZoneGiven = true
    return true
  }

  private mutating func mark(_ mark: UInt8) -> Bool {
    switch mark {
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      next += 1
      guard clock != nil || mark == UInt8(ascii: "+"), let (minutes, length) = zoneOffset(at: next) else {
        return mark == UInt8(ascii: "-")
      }
      next += length
      // "GMT+3" is one zone; "+0300 (UTC)" has it twice.
      offset = minutes.map { mark == UInt8(ascii: "-") ? -$0 : $0 }
      isZoneGiven = true
      return true
    case UInt8(ascii: "("):
      next += 1
      if isZoneGiven { skipComment() }
      return true
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "|"), UInt8(ascii: ")"),
      UInt8(ascii: ":"), UInt8(ascii: ";"):
      next += 1
      return true
    default: return false
    }
  }

  private var hasDate: Bool { year != nil && month != nil && day != nil }

  private func kind(at index: Int) -> DateToken.Kind? { index < tokens.count ? tokens[index].kind : nil }

  private mutating func set(year value: Int) -> Bool {
    guard year == nil else { return false }
    year = value
    return true
  }

  private mutating func set(_ y: Int, _ m: Int, _ d: Int) -> Bool {
    guard year == nil, month == nil, day == nil else { return false }
    (year, month, day) = (y, m, d)
    return true
  }

  /// Three numbers joined by the same mark; nil if none start here, false if they are ambiguous.
  private mutating func numericDate() -> Bool? {
    guard next + 4 < tokens.count, case .number(let a, let aDigits) = kind(at: next),
      case .mark(let mark) = kind(at: next + 1), case .number(let b, let bDigits) = kind(at: next + 2),
      kind(at: next + 3) == .mark(mark), case .number(let c, let cDigits) = kind(at: next + 4), bDigits <= 2,
      [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(mark)
    else { return nil }
    // Behind a full stop a space may follow: "14. 3. 2031" in Czech, "2031. 3. 14." in Hungarian and Korean.
    let isSpaced = mark == UInt8(ascii: ".") && (aDigits == 4 || cDigits == 4)
    guard tokens[next + 1].isAdjacent, tokens[next + 3].isAdjacent,
      isSpaced || tokens[next + 2].isAdjacent && tokens[next + 4].isAdjacent
    else { return nil }
    next += 5
    if aDigits == 4, cDigits <= 2 { return set(a, b, c) }
    guard cDigits == 4, aDigits <= 2 else { return false }
    if mark == UInt8(ascii: ".") || a > 12 || a == b { return set(c, b, a) }
    return b > 12 ? set(c, a, b) : false
  }

  /// 20250314, 202503141802, 20250314180200.
  private mutating func compactDate(_ value: Int, _ digits: Int) -> Bool {
    let seconds = digits == 14 ? value % 100 : 0
    let minutes = digits == 14 ? value / 100 : value
    let days = digits == 8 ? value : minutes / 10_000
    guard (1900...2199).contains(days / 10_000), clock == nil || digits == 8 else { return false }
    if digits > 8 {
      let time = TimeOfDay(hour: minutes / 100 % 100, minute: minutes % 100, second: seconds)
      guard let time else { return false }
      clock = DateClock(timeOfDay: time)
    }
    return set(days / 10_000, days / 100 % 100, days % 100)
  }

  /// Digits of an offset behind its sign: 3, 03, 0330, 03:30. The minutes are nil if no zone is that far.
  private func zoneOffset(at index: Int) -> (minutes: Int?, length: Int)? {
    guard case .number(let value, let digits) = kind(at: index), digits <= 4, tokens[index].isAdjacent else {
      return nil
    }
    var (minutes, length) = (digits <= 2 ? value * 60 : value / 100 * 60 + value % 100, 1)
    if digits <= 2, kind(at: index + 1) == .mark(UInt8(ascii: ":")),
      case .number(let rest, 2) = kind(at: index + 2)
    {
      (minutes, length) = (value * 60 + rest, 3)
    }
    return (minutes <= 18 * 60 ? minutes : nil, length)
  }

  private mutating func skipComment() {
    while next < tokens.count, tokens[next].kind != .mark(UInt8(ascii: ")")) { next += 1 }
  }
}
