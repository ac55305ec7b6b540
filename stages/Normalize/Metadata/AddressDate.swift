import Records

/// The day in an address: /2031/03/14/, /20310314/, /2031-03-14-headline, /14-03-2031.
enum AddressDate {
  static func find(in address: String) -> CivilDate? {
    var numbers: [(value: Int, digits: Int, end: Int)] = []
    var index = 0
    let bytes = Array(address.utf8.prefix(600))
    while index < bytes.count {
      guard ByteRules.isDigit(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, ByteRules.isDigit(bytes[index]) { index += 1 }
      let digits = index - start
      guard digits <= 8, start > 0, isMark(bytes[start - 1]), index == bytes.count || isMark(bytes[index])
      else {
        numbers.removeAll()
        continue
      }
      if let last = numbers.last, last.end + 1 != start { numbers.removeAll() }
      numbers.append((bytes[start..<index].reduce(0) { $0 * 10 + Int($1 - 0x30) }, digits, index))
      if let date = date(of: numbers.suffix(3).map { ($0.value, $0.digits) }) { return date }
    }
    return nil
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".")
  }

  private static func date(of numbers: [(value: Int, digits: Int)]) -> CivilDate? {
    if let last = numbers.last, last.digits == 8, isYear(last.value / 10_000) {
      return CivilDate(year: last.value / 10_000, month: last.value / 100 % 100, day: last.value % 100)
    }
    guard numbers.count == 3 else { return nil }
    let (a, b, c) = (numbers[0], numbers[1], numbers[2])
    if a.digits == 4, isYear(a.value), b.digits <= 2, c.digits <= 2 {
      return CivilDate(year: a.value, month: b.value, day: c.value)
    }
    if c.digits == 4, isYear(c.value), a.digits == 2, b.digits == 2 {
      return CivilDate(year: c.value, month: b.value, day: a.value)
    }
    return nil
  }

  private static func isYear(_ value: Int) -> Bool { (1990...2100).contains(value) }
}
