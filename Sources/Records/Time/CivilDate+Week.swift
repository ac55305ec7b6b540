extension CivilDate {
  /// The ISO 8601 week that holds the day (`2025-W11`): weeks start on Monday, and a year's first week is the one
  /// that holds its first Thursday.
  package var isoWeek: String {
    let thursday = adding(days: 3 - weekday)
    let first = CivilDate(year: thursday.year, month: 1, day: 1)?.daysSinceEpoch ?? thursday.daysSinceEpoch
    let week = (thursday.daysSinceEpoch - first) / 7 + 1
    return "\(Self.padded(thursday.year, 4))-W\(Self.padded(week, 2))"
  }
}
