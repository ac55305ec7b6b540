extension WebAddress {
  /// The address that names a document: the normal form without the parameters that only tell a site where its
  /// readers come from. Their order is left as it is: it may matter to a site.
  var canonical: String {
    guard let query else { return text }
    let kept = query.split(separator: "&").filter { !Self.isTracking($0) }
    return scheme + "://" + host + (port.map { ":\($0)" } ?? "") + path
      + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
  }

  /// `utm_*` (Google Analytics), the click identifiers of advertising networks, and Mailchimp's.
  private static let trackingNames: Set<String> = [
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid",
  ]

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return name.hasPrefix("utm_") || trackingNames.contains(name)
  }
}
