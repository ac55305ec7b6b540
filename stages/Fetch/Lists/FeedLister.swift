/// Lists the items of a feed.
struct FeedLister: Sendable {
  let address: WebAddress

  func list(_ asker: ListAsker) async throws -> Listing {
    switch try await asker.ask(address) {
    case .unchanged(let list): return Listing(lists: [list])
    case .changed(let fetched, let list):
      let items = try FeedParser.items(fetched.response.body, charset: fetched.charset, address: fetched.base)
      return Listing(items: items, lists: [list])
    }
  }
}
