/// A point in time to the second, UTC.
package struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let secondsSinceEpoch: Int

  package init(secondsSinceEpoch: Int) { self.secondsSinceEpoch = secondsSinceEpoch }

  /// A local day and time at an offset from UTC in minutes; nil if the time is none.
  package init?(date: CivilDate, hour: Int, minute: Int, second: Int, offsetMinutes: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      abs(offsetMinutes) <= 18 * 60
    else { return nil }
    secondsSinceEpoch =
      date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + min(second, 59) - offsetMinutes * 60
  }

  /// The day in UTC.
  package var date: CivilDate { CivilDate(daysSinceEpoch: (secondsSinceEpoch - secondOfDay) / 86_400) }

  /// RFC 3339 in UTC: `2025-03-14T18:02:00Z`.
  package var description: String {
    let time = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { CivilDate.padded($0, 2) }
    return "\(date)T\(time[0]):\(time[1]):\(time[2])Z"
  }

  package static func < (a: Instant, b: Instant) -> Bool { a.secondsSinceEpoch < b.secondsSinceEpoch }

  private var secondOfDay: Int { ((secondsSinceEpoch % 86_400) + 86_400) % 86_400 }
}
