/// What a body is called for which a mention speaks.
extension MentionParser {
  /// A body of state is called by its country ("the Swedish Foreign Ministry": "Foreign Ministry of Sweden"); any other
  /// keeps the name that it has ("the American Farm Bureau").
  func setOrganization(_ speaker: inout Speaker, _ range: Range<Int>, _ mentions: [ActorMention]) {
    speaker.organizationKey = tokens[range.upperBound - 1].key
    for index in range where text.traits(index).contains(.organization) {
      speaker.organizationKey = tokens[index].key
    }
    // The House is not the White House.
    if mentions.contains(where: { $0.kind == .seat && $0.tokens == range }) {
      speaker.organizationKey = WordHash.of(text.string(range).utf8)
    }
    speaker.organization = organizationName(range, speaker.country, mentions)
  }

  private func organizationName(_ range: Range<Int>, _ country: Int?, _ mentions: [ActorMention]) -> String {
    if mentions.contains(where: { range.overlaps($0.tokens) && actors.actor($0).isCountry }) {
      return text.string(range)
    }
    if let country, isOfState(range) {
      let name = text.lexicon.actors.actors[country].name
      return text.string(range) + " of " + (Self.takesArticle(name) ? "the " : "") + name
    }
    let adjective = mentions.first { $0.kind == .adjective && $0.tokens.upperBound == range.lowerBound }
    guard let adjective, tokens[range.lowerBound].isCapital else { return text.string(range) }
    return text.string(adjective.tokens.lowerBound..<range.upperBound)
  }

  private func isOfState(_ range: Range<Int>) -> Bool {
    range.contains { Self.state.contains(tokens[$0].key) }
  }

  private static let state = WordSet(
    """
    ministry department embassy consulate mission parliament senate congress assembly government cabinet office secretariat \
    presidency chancellery administration court treasury legislature delegation council committee commission army navy police \
    authorities foreign-ministry command staff
    """)

  /// Whether a country's name goes with "the".
  static func takesArticle(_ name: String) -> Bool {
    name.hasPrefix("United ") || name.hasSuffix("Republic") || name.hasSuffix("Islands")
      || name == "Netherlands"
      || name == "Philippines" || name == "Gambia" || name == "Bahamas" || name == "Maldives"
      || name == "Holy See"
  }
}
