/// Fetches pages politely and carefully: a pause between requests to one host, a few redirects, each hop checked,
/// another try where that may help.
struct PageFetcher: Sendable {
  static let redirectLimit = 5

  private let client: any PageClient
  private let settings: FetchSettings
  private let retries: RetryPolicy
  private let pacing: HostPacing

  init(client: any PageClient, settings: FetchSettings, retries: RetryPolicy) {
    self.client = client
    self.settings = settings
    self.retries = retries
    pacing = HostPacing(delay: settings.delay)
  }

  /// Fetches an address. Nil if it has not changed, by the validators that came with it the last time. Throws
  /// `PageProblem`, or `CancellationError`.
  func fetch(_ address: WebAddress, since known: LedgerPage?, _ rules: WebRules) async throws -> FetchedPage?
  {
    var attempt = 1
    while true {
      do {
        return try await follow(address, known, rules)
      } catch let problem as PageProblem where problem.isTransient && attempt < retries.tries {
        try Task.checkCancellation()
        try await Task.sleep(for: retries.pause * attempt)
        attempt += 1
      }
    }
  }

  private func follow(_ start: WebAddress, _ known: LedgerPage?, _ rules: WebRules) async throws
    -> FetchedPage?
  {
    var address = start
    var seen: Set<WebAddress> = [start]
    for _ in 0...Self.redirectLimit {
      let response = try await ask(address, known, rules)
      switch response.status {
      case 200: return FetchedPage(address: address, response: response)
      case 304 where known?.entityTag != nil || known?.lastModified != nil: return nil
      case 301, 302, 303, 307, 308:
        guard let location = response.location else { throw PageProblem.redirectWithoutAddress }
        guard let next = address.resolve(location) else { throw PageProblem.forbiddenAddress(location) }
        guard seen.insert(next).inserted else { throw PageProblem.redirectLoop(next.text) }
        address = next
      default: throw PageProblem.status(response.status)
      }
    }
    throw PageProblem.redirectLimit(Self.redirectLimit)
  }

  private func ask(_ address: WebAddress, _ known: LedgerPage?, _ rules: WebRules) async throws
    -> PageResponse
  {
    if !rules.allowsPrivate { try await AddressPolicy.check(address.host) }
    var fields = [
      (name: "User-Agent", value: settings.userAgent),
      (name: "Accept", value: "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"),
    ]
    if let tag = known?.entityTag { fields.append((name: "If-None-Match", value: tag)) }
    if let date = known?.lastModified { fields.append((name: "If-Modified-Since", value: date)) }
    try await pacing.turn(address.host)
    let request = PageRequest(address: address, fields: fields, maximumBytes: settings.maximumPageBytes)
    do {
      let response = try await client.exchange(request)
      await pacing.done(address.host)
      return response
    } catch {
      await pacing.done(address.host)
      try Task.checkCancellation()
      throw error
    }
  }
}

/// A page with status 200, and the address it came from after redirects.
struct FetchedPage: Sendable {
  let address: WebAddress
  let response: PageResponse
}

/// How often something is tried that may end better the next time.
struct RetryPolicy: Sendable {
  let tries: Int
  /// Before the second try; before the third, twice that, and so on.
  let pause: Duration

  static let standard = RetryPolicy(tries: 2, pause: .seconds(2))
}
