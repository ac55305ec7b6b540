/// Countries, by hand: ISO 3166-1 alpha-3 code, names, adjectives, people, capitals, seats of government.
/// States of the past go with their successor's code, Kosovo with the user-assigned XKX. Cities that are seats of
/// organisations rather than of governments (Brussels, Geneva, Vienna, The Hague) are no metonyms of a country.
enum CountryTable {
  static var lines: [Substring] {
    [europe, asia, africa, americas, oceania].flatMap { $0.split(separator: "\n") }
  }
}
