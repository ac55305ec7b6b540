/// Who published a page.
struct OutletFinder {
  let facts: PageFacts
  let address: PageAddress?

  /// The site's name as the page states it, else the part of its title that names its host.
  func find() -> String? {
    for name in [
      facts.meta("og:site_name"), facts.linkedData.publisher,
      facts.meta("dc.publisher", "dcterms.publisher", "application-name", "publisher"),
    ] {
      if let name, !name.isEmpty, name.utf8.count <= 80, !name.contains("://") { return name }
    }
    return titlePart() ?? rest(beside: facts.linkedData.headline)
      ?? rest(beside: facts.meta("og:title", "twitter:title"))
  }

  /// What the title element has beside the headline.
  func rest(beside headline: String?) -> String? {
    guard let headline, let title = facts.documentTitle.map({ FieldText.clean($0) }), title != headline else {
      return nil
    }
    var name: Substring?
    for separator in Self.separators {
      if title.hasPrefix(headline + separator) { name = title.dropFirst(headline.count + separator.count) }
      if title.hasSuffix(separator + headline) { name = title.dropLast(headline.count + separator.count) }
    }
    guard let name, (3...60).contains(name.utf8.count) else { return nil }
    return Self.separators.contains { name.contains($0) } ? nil : String(name)
  }

  private static let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", ": "]

  /// The last part of the title that shares the host's name: "Headline - Port Alden Herald" on
  /// portaldenherald.example.
  private func titlePart() -> String? {
    guard let title = facts.documentTitle.map({ FieldText.clean($0) }), let host = address?.hostName else {
      return nil
    }
    for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
      let parts = title.split(separator: separator)
      guard parts.count > 1 else { continue }
      for part in [parts[parts.count - 1], parts[0]] where Self.names(String(part), host) {
        return String(part)
      }
    }
    return nil
  }

  /// Whether a name, run together, holds the host's name or is held by it.
  static func names(_ name: String, _ host: String) -> Bool {
    let letters = String(
      decoding: name.lowercased().utf8.filter { ByteRules.isLetter($0) || ByteRules.isDigit($0) },
      as: UTF8.self)
    let host = String(
      decoding: host.lowercased().utf8.filter { ByteRules.isLetter($0) || ByteRules.isDigit($0) },
      as: UTF8.self)
    guard letters.utf8.count >= 3, host.utf8.count >= 3 else { return false }
    return letters.contains(host) || host.contains(letters)
  }

  /// The names that may stand beside a headline: what the page states, its host, and their short forms.
  func siteNames() -> [String] {
    var names = [
      facts.meta("og:site_name"), facts.linkedData.publisher, facts.meta("application-name"), find(),
    ].compactMap { $0 }
    if let address { names += [address.host, address.hostName] }
    return names.filter { !$0.isEmpty }
  }
}
