/// Lists the pages of a sitemap, of the sitemaps of an index, or of those that a host's robots.txt names.
struct SitemapLister: Sendable {
  static let maximumDepth = 3
  let address: WebAddress
  let pattern: SitemapPattern
  /// Most bytes of a sitemap when decompressed.
  let limit: Int

  private struct Place {
    let address: WebAddress
    let version: String?
    let depth: Int
  }

  func list(_ asker: ListAsker) async throws -> Listing {
    var listing = Listing()
    var places = try await start(asker)[...]
    var seen: Set<WebAddress> = []
    while let place = places.popFirst() {
      guard seen.count < pattern.maximumSitemaps, seen.insert(place.address).inserted else { continue }
      do {
        places += try await step(place, asker, &listing)
      } catch let problem as PageProblem {
        try fail(place, .page(problem), &listing)
      } catch let problem as CaptureProblem {
        try fail(place, problem, &listing)
      }
    }
    listing.items = newest(listing.items)
    return listing
  }

  /// One sitemap of several that cannot be had leaves the others alone.
  private func fail(_ place: Place, _ problem: CaptureProblem, _ listing: inout Listing) throws {
    guard place.depth > 0 else { throw problem }
    listing.failure = listing.failure ?? (place.address.canonical, problem)
  }

  private func start(_ asker: ListAsker) async throws -> [Place] {
    guard address.path == "/" || address.path == "/robots.txt", address.query == nil,
      let robots = address.resolve("/robots.txt"), let usual = address.resolve("/sitemap.xml")
    else { return [Place(address: address, version: nil, depth: 0)] }
    var found: [WebAddress] = []
    do {
      if let page = try await asker.fetcher.fetch(robots, since: nil, asker.webRules) {
        found = SitemapReader.sitemaps(robots: page.response.body, address: page.address)
      }
    } catch PageProblem.status(400..<500) {
      // No robots.txt names no sitemap.
    }
    return found.isEmpty
      ? [Place(address: usual, version: nil, depth: 0)]
      : found.map { Place(address: $0, version: nil, depth: found.count > 1 ? 1 : 0) }
  }

  private func step(_ place: Place, _ asker: ListAsker, _ listing: inout Listing) async throws -> [Place] {
    let known = asker.known(place.address)
    if let known, let version = place.version, known.version == version {
      listing.lists.append(known)
      return children(known, asker, place.depth)
    }
    switch try await asker.ask(place.address, version: place.version) {
    case .unchanged(let list):
      listing.lists.append(list)
      return children(list, asker, place.depth)
    case .changed(let fetched, var list):
      let content = try SitemapReader.read(
        fetched.response.body, charset: fetched.charset, address: fetched.base, limit: limit)
      switch content {
      case .pages(let items):
        listing.items += items.filter { item in
          item.link.flatMap { WebAddress($0) }.map { pattern.filter.admits($0, on: address) } ?? false
        }
        listing.lists.append(list)
        return []
      case .index(let children):
        list.children = children.map(\.address.text)
        listing.lists.append(list)
        guard place.depth < Self.maximumDepth else { return [] }
        return children.map { Place(address: $0.address, version: $0.version, depth: place.depth + 1) }
      }
    }
  }

  /// An index that has not changed names the same sitemaps with the same dates.
  private func children(_ list: LedgerList, _ asker: ListAsker, _ depth: Int) -> [Place] {
    guard depth < Self.maximumDepth else { return [] }
    return list.children.compactMap { WebAddress($0) }.map {
      Place(address: $0, version: asker.known($0)?.version, depth: depth + 1)
    }
  }

  /// No more items than wanted: those that changed last, by what the sitemap says, then by address.
  private func newest(_ items: [FeedItem]) -> [FeedItem] {
    guard items.count > pattern.maximumPages else { return items }
    let sorted = items.sorted { a, b in
      let (x, y) = (a.version ?? a.published ?? "", b.version ?? b.published ?? "")
      return x == y ? (a.link ?? "").utf8.lexicographicallyPrecedes((b.link ?? "").utf8) : x > y
    }
    return Array(sorted.prefix(pattern.maximumPages))
  }
}
