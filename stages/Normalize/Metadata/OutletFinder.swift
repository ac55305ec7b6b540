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
    return titlePart() ?? titleRest()
  }

  /// What the title element adds to the headline that social meta elements or linked data state.
  private func titleRest() -> String? {
    guard let title = facts.documentTitle.map({ FieldText.clean($0) }) else { return nil }
    for headline in [facts.linkedData.headline, facts.meta("og:title", "twitter:title")] {
      guard let headline, title.hasPrefix(headline), title.utf8.count > headline.utf8.count + 4 else {
        continue
      }
      let rest = title.dropFirst(headline.count)
      for separator in [" | ", " - ", " – ", " — ", " :: ", " · "] where rest.hasPrefix(separator) {
        let name = rest.dropFirst(separator.count)
        if name.utf8.count <= 60, !name.contains(separator) { return String(name) }
      }
    }
    return nil
  }

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
