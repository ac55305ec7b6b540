import Hashing

/// Asks for lists and tells whether they have changed.
struct ListAsker: Sendable {
  let fetcher: PageFetcher
  let webRules: WebRules
  /// Names what a source wants of its lists; what was read under other rules is read anew.
  let rules: String
  /// The lists as they were last fetched, by address.
  let known: [String: LedgerList]
  /// The locators of pages that have been captured.
  let captured: Set<String>

  enum Answer {
    case unchanged(LedgerList)
    case changed(FetchedPage, LedgerList)
  }

  /// What is known of a list under the rules of now.
  func known(_ address: WebAddress) -> LedgerList? {
    known[address.canonical].flatMap { $0.rules == rules ? $0 : nil }
  }

  /// Asks for a list. Throws `PageProblem` or `CancellationError`.
  func ask(_ address: WebAddress, version: String? = nil) async throws -> Answer {
    let last = known(address)
    guard
      let fetched = try await fetcher.fetch(address, since: last?.validators, moved: last?.moved, webRules)
    else {
      var list = last ?? LedgerList(address: address.canonical, rules: rules)
      list.version = version
      return .unchanged(list)
    }
    let response = fetched.response
    var list = LedgerList(
      address: address.canonical, validators: response.validators, body: Digest.of(response.body).hex,
      moved: fetched.moved, version: version, rules: rules)
    guard let last, last.body == list.body else { return .changed(fetched, list) }
    list.children = last.children
    return .unchanged(list)
  }
}

extension FetchedPage {
  /// The character set that the server gave.
  var charset: String? { response.contentType.flatMap { MediaType.parse($0).charset } }
}
