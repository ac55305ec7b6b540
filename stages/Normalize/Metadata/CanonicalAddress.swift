/// The address under which an article is known.
enum CanonicalAddress {
  /// The document's own address, else what the page calls its canonical one. A page's statement is taken over
  /// the document's only if it leads to a page of the same site: some name their front page everywhere.
  static func choose(document: String?, facts: PageFacts) -> String? {
    let stated = [facts.canonicalLink, facts.meta("og:url"), facts.linkedData.url].lazy
      .compactMap { $0.flatMap { PageAddress($0) } }.first { $0.hasPath }
    guard let document else { return stated?.text }
    guard let own = PageAddress(document), let stated, stated.host == own.host else { return document }
    return stated.text
  }
}
