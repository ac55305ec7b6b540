import StageKit

/// Which pages of a sitemap count.
struct SitemapPattern: Hashable, Sendable {
  let filter: LinkFilter
  let maximumPages: Int
  let maximumSitemaps: Int

  static let parameters = [
    Parameter(
      "links", .text, default: .null,
      "Pattern of the addresses to take ('/press/**'); by default all are taken."),
    Parameter("exclude", .list(of: .text), default: .list([]), "Patterns of addresses to leave out."),
    Parameter(
      "max_urls", .integer(min: 1), default: .integer(1000),
      "Most pages that are looked at in one capture: those that changed last."),
    Parameter(
      "max_sitemaps", .integer(min: 1), default: .integer(200), "Most sitemaps of an index that are read."),
  ]

  init(_ entry: Parameters) throws(ParameterProblem) {
    let wanted = try entry.optionalText("links").map { text throws(ParameterProblem) in
      LinkFilter.Wanted.pattern(try AddressPattern.make("links", text))
    }
    filter = LinkFilter(wanted: wanted ?? .all, exclude: try AddressPattern.list(entry, "exclude"))
    maximumPages = entry.integer("max_urls")
    maximumSitemaps = entry.integer("max_sitemaps")
  }
}
