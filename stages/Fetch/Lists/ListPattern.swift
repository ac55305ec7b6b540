import StageKit

/// How a list page is read: which links count, and where the list goes on.
struct ListPattern: Hashable, Sendable {
  let filter: LinkFilter
  /// Names the link to the next page.
  let next: LinkSelector?
  /// The address of the pages behind the first one, `{n}` for the number.
  let template: String?
  let first: Int
  let step: Int
  let maximumPages: Int

  static let parameters = [
    Parameter(
      "links", .text, default: .null,
      "Makes the page a list: which of its links lead to documents, as a CSS selector ('ul.news a') or as a pattern "
        + "of addresses ('/press/*/*.html'; *, ? within a segment, ** over several)."),
    Parameter(
      "exclude", .list(of: .text), default: .list([]), "Patterns of addresses to leave out."),
    Parameter(
      "next", .text, default: .null, "CSS selector of the link to the list's next page ('a[rel=next]')."),
    Parameter(
      "numbered", .text, default: .null,
      "Address of the list's further pages, {n} for the number ('https://mfa.example/press?page={n}')."),
    Parameter("first", .integer(min: 0), default: .integer(2), "Number of the list's second page."),
    Parameter(
      "step", .integer(min: 1), default: .integer(1), "What is added to the number from page to page."),
    Parameter(
      "max_pages", .integer(min: 1, max: 10_000), default: .integer(10),
      "Most pages of the list that are read."),
  ]

  /// Nil if `links` is not given.
  init?(_ entry: Parameters) throws(ParameterProblem) {
    guard let links = entry.optionalText("links") else {
      for name in ["next", "numbered"] where entry.optionalText(name) != nil {
        throw ParameterProblem(
          parameter: "sources", "'\(name)' says where a list goes on; say by 'links' which links of it count")
      }
      return nil
    }
    filter = LinkFilter(wanted: try Self.wanted(links), exclude: try AddressPattern.list(entry, "exclude"))
    next = try entry.optionalText("next").map { text throws(ParameterProblem) in
      try Self.selector("next", text)
    }
    template = entry.optionalText("numbered")
    first = entry.integer("first")
    step = entry.integer("step")
    maximumPages = entry.integer("max_pages")
    if next != nil, template != nil {
      throw ParameterProblem(parameter: "sources", "give 'next' or 'numbered', not both")
    }
    if let template, !template.contains("{n}") || address(ofPage: 2) == nil {
      throw ParameterProblem(
        parameter: "sources", "'numbered' has '\(template)', which is no http or https address with {n} in it"
      )
    }
  }

  /// The address of a page, counted from 1, that is not the first; nil without a template.
  func address(ofPage number: Int) -> WebAddress? {
    guard let template else { return nil }
    let value = first + (number - 2) * step
    return WebAddress(
      template.split(separator: "{n}", omittingEmptySubsequences: false).joined(separator: "\(value)"))
  }

  private static func wanted(_ text: String) throws(ParameterProblem) -> LinkFilter.Wanted {
    AddressPattern.isPattern(text)
      ? .pattern(try AddressPattern.make("links", text)) : .selector(try selector("links", text))
  }

  private static func selector(_ name: String, _ text: String) throws(ParameterProblem) -> LinkSelector {
    guard let selector = LinkSelector(text) else {
      throw ParameterProblem(
        parameter: "sources",
        "'\(name)' has '\(text)', which is no selector that is understood (elements, .class, #id, [attribute], "
          + ":not(), descendants, children by '>', alternatives by ',')")
    }
    return selector
  }
}

extension AddressPattern {
  static func make(_ name: String, _ text: String) throws(ParameterProblem) -> AddressPattern {
    guard let pattern = AddressPattern(text) else {
      throw ParameterProblem(
        parameter: "sources",
        "'\(name)' has '\(text)', which is no pattern of addresses: it starts with a slash or holds '://'")
    }
    return pattern
  }

  static func list(_ entry: Parameters, _ name: String) throws(ParameterProblem) -> [AddressPattern] {
    var result: [AddressPattern] = []
    for text in entry.texts(name) { result.append(try make(name, text)) }
    return result
  }
}
