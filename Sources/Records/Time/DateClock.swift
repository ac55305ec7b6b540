/// A time of day among the tokens of a date: 18:02, 18:02:30.5, 6:02 p.m., 6pm, 18h02, and, behind a date and a
/// `T`, 1802 and 180230.
struct DateClock {
  /// Nil if what stands there is no time that there is (25:00): the date counts nevertheless.
  let timeOfDay: TimeOfDay?

  /// Reads a time that starts with the token at `index`; gives it and the number of its tokens.
  static func read(_ tokens: [DateToken], at index: Int, afterDate: Bool) -> (DateClock, length: Int)? {
    guard case .number(let hour, let digits) = tokens[index].kind else { return nil }
    var end = index + 1
    var (minute, second) = (0, 0)
    var isTime = false
    if digits <= 2, let value = part(tokens, at: end, marks: [":"]) ?? hourLetter(tokens, at: end) {
      (minute, end, isTime) = (value, end + 2, true)
      if let value = part(tokens, at: end, marks: [":"]) {
        (second, end) = (value, end + 2)
        end += fraction(tokens, at: end)
      }
    } else if afterDate, index > 0, case .word("t", _) = tokens[index - 1].kind {
      end += fraction(tokens, at: end)
      switch digits {
      case 2: return (DateClock(timeOfDay: TimeOfDay(hour: hour, minute: 0)), end - index)
      case 4: return (DateClock(timeOfDay: TimeOfDay(hour: hour / 100, minute: hour % 100)), end - index)
      case 6:
        let time = TimeOfDay(hour: hour / 10_000, minute: hour / 100 % 100, second: hour % 100)
        return (DateClock(timeOfDay: time), end - index)
      default: return nil
      }
    }
    if let (isAfternoon, length) = halfOfDay(tokens, at: end), digits <= 2 {
      let isOnClock = (1...12).contains(hour)
      // "18:02 PM" is written too, and can mean only one thing.
      let value = isOnClock ? hour % 12 + (isAfternoon ? 12 : 0) : hour
      let time = TimeOfDay(hour: value, minute: minute, second: second)
      return (DateClock(timeOfDay: time), end + length - index)
    }
    guard isTime else { return nil }
    return (DateClock(timeOfDay: TimeOfDay(hour: hour, minute: minute, second: second)), end - index)
  }

  /// A two-digit number behind one of the marks, nothing between.
  private static func part(_ tokens: [DateToken], at index: Int, marks: [Unicode.Scalar]) -> Int? {
    guard index + 1 < tokens.count, case .mark(let mark) = tokens[index].kind,
      marks.contains(where: { UInt8(ascii: $0) == mark }), tokens[index].isAdjacent,
      tokens[index + 1].isAdjacent, case .number(let value, 2) = tokens[index + 1].kind
    else { return nil }
    return value
  }

  /// 18h02.
  private static func hourLetter(_ tokens: [DateToken], at index: Int) -> Int? {
    guard index + 1 < tokens.count, case .word("h", _) = tokens[index].kind, tokens[index].isAdjacent,
      tokens[index + 1].isAdjacent, case .number(let value, 2) = tokens[index + 1].kind
    else { return nil }
    return value
  }

  /// The number of tokens of a fraction of a second, which is dropped.
  private static func fraction(_ tokens: [DateToken], at index: Int) -> Int {
    guard index + 1 < tokens.count, case .mark(let mark) = tokens[index].kind,
      mark == UInt8(ascii: ".") || mark == UInt8(ascii: ","), tokens[index].isAdjacent,
      tokens[index + 1].isAdjacent, case .number = tokens[index + 1].kind
    else { return 0 }
    return 2
  }

  /// am, pm, a.m., p.m., and the number of tokens that takes.
  private static func halfOfDay(_ tokens: [DateToken], at index: Int) -> (isAfternoon: Bool, length: Int)? {
    guard index < tokens.count, case .word(let word, _) = tokens[index].kind else { return nil }
    switch word {
    case "am", "pm": return (word == "pm", 1)
    case "a", "p":
      guard index + 2 < tokens.count, tokens[index + 1].kind == .mark(UInt8(ascii: ".")),
        case .word("m", _) = tokens[index + 2].kind
      else { return nil }
      return (word == "p", 3)
    default: return nil
    }
  }
}
