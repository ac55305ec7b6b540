/// Reads dates as feeds, headers and pages write them.
///
/// Understood are RFC 3339 and ISO 8601 calendar dates (extended and basic), RFC 822 and 1123, RFC 850, C's
/// asctime, and day, month name and year in any usual order, each with or without time and zone, whatever the
/// weekday says. Month names may be shortened to three letters; they are known in the languages of
/// `CalendarWords`. All-numeric dates are read year first, or day first when parts are joined by dots;
/// joined by slashes or hyphens only if one part exceeds 12. A two-digit year needs a month name and is taken as
/// RFC 2822, section 4.3, takes it (00 to 49 are 2000 to 2049). A text with anything else in it is no date:
/// nil, rather than a guess.
package enum DateText {
  /// Longest text that is looked at, in bytes.
  static let maximumLength = 120

  /// The date that the whole text gives; nil if it gives none, or an ambiguous one.
  package static func parse(_ text: String) -> ParsedDate? {
    parse(utf8: Array(text.utf8.prefix(maximumLength + 1)))
  }

  /// The same on UTF-8 bytes.
  package static func parse(utf8 bytes: [UInt8]) -> ParsedDate? {
    guard bytes.count <= maximumLength else { return nil }
    var assembly = DateAssembly(DateToken.tokens(of: bytes))
    return assembly.assemble()
  }
}
