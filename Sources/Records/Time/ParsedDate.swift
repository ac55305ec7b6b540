/// A day as a text gives it, with the time and the zone if they stand there too. Nothing is guessed.
package struct ParsedDate: Hashable, Sendable {
  /// The day in the text's own zone.
  package let date: CivilDate
  package let time: TimeOfDay?
  /// Minutes east of UTC; nil where no zone stands, or one that is unknown or ambiguous.
  package let offsetMinutes: Int?

  package init(date: CivilDate, time: TimeOfDay? = nil, offsetMinutes: Int? = nil) {
    self.date = date
    self.time = time
    self.offsetMinutes = offsetMinutes
  }

  /// The point in time; nil unless both time and zone are known.
  package var instant: Instant? {
    guard let time, let offsetMinutes else { return nil }
    return Instant(
      date: date, hour: time.hour, minute: time.minute, second: time.second, offsetMinutes: offsetMinutes)
  }
}

/// A time of day on the 24-hour clock.
package struct TimeOfDay: Hashable, Sendable {
  package let hour: Int
  package let minute: Int
  /// 0 to 60: a leap second can stand in a text.
  package let second: Int

  /// Nil unless it is a time from 00:00:00 to 23:59:60.
  package init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second) else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
  }
}
