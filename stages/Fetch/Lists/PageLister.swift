/// Lists the links of an HTML page and of those that follow it.
///
/// The walk goes on while a page shows something new, or leads to one that was not seen before; so a night that brings
/// nothing asks for the first page alone.
struct PageLister: Sendable {
  let address: WebAddress
  let pattern: ListPattern

  func list(_ asker: ListAsker) async throws -> Listing {
    var listing = Listing()
    var next: WebAddress? = address
    var seen: Set<WebAddress> = []
    var number = 1
    while let current = next, number <= pattern.maximumPages, seen.insert(current).inserted {
      do {
        let isNews = try await step(current, number, asker, &listing)
        next = listing.lists.last?.children.first.flatMap { WebAddress($0) }
        if !isNews, let following = next, asker.known(following) != nil { break }
      } catch PageProblem.status(let status) where status == 404 || status == 410 {
        // Numbered pages end where there are no more.
        guard number > 1, pattern.template != nil else { throw PageProblem.status(status) }
        break
      } catch let problem as PageProblem where number > 1 {
        listing.failure = (current.canonical, .page(problem))
        break
      }
      number += 1
    }
    return listing
  }

  /// Reads a page; gives whether it shows something new.
  private func step(
    _ current: WebAddress, _ number: Int, _ asker: ListAsker, _ listing: inout Listing
  ) async throws -> Bool {
    switch try await asker.ask(current) {
    case .unchanged(let list):
      listing.lists.append(list)
      return false
    case .changed(let fetched, var list):
      let page = try ListPageReader(fetched.response.body, charset: fetched.charset, address: fetched.base)
      let links = page.links(pattern.filter)
      if links.isEmpty {
        guard number > 1 else { throw CaptureProblem.noLinks }
        return false
      }
      list.children = following(page, number).map { [$0.text] } ?? []
      listing.lists.append(list)
      listing.items += links.map { FeedItem(page: $0) }
      return links.contains { !asker.captured.contains($0.canonical) }
    }
  }

  private func following(_ page: ListPageReader, _ number: Int) -> WebAddress? {
    if let next = pattern.next { return page.link(next) }
    return pattern.address(ofPage: number + 1)
  }
}
