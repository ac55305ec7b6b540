/// What a source's lists say.
struct Listing: Sendable {
  /// What is to be looked at, in the lists' order: the items of lists that have changed since the last capture.
  var items: [FeedItem] = []
  /// The lists as they are now, to be remembered.
  var lists: [LedgerList] = []
  /// What cannot be an item.
  var rejects: [(locator: String, problem: CaptureProblem)] = []
  /// The list that could not be had, and why.
  var failure: (locator: String, problem: CaptureProblem)?
}

/// A list as it was last fetched: a feed, a page of links, a sitemap.
struct LedgerList: Hashable, Sendable {
  let address: String
  var validators = Validators()
  /// Digest of the body as it came, in hexadecimal.
  var body: String?
  /// Where it has moved for good.
  var moved: String?
  /// What the index that names it says of its last change.
  var version: String?
  /// What the source wanted of it.
  let rules: String
  /// The lists that it leads to: the next page, the sitemaps of an index.
  var children: [String] = []
}
