/// Fetches pages politely and carefully: by the host's robots.txt, with a pause between requests to one host, a few
/// redirects, each hop checked, and more tries where they may help.
struct PageFetcher: Sendable {
  static let redirectLimit = 5

  let robots: RobotsCache
  let log = CaptureLog()
  let time = CaptureTime()
  private let robotsRequests = RobotsRequests()
  private let client: any PageClient
  private let settings: FetchSettings
  private let retries: RetryPolicy
  private let pacing: HostPacing

  init(client: any PageClient, settings: FetchSettings, retries: RetryPolicy) {
    self.client = client
    self.settings = settings
    self.retries = retries
    robots = RobotsCache(userAgent: settings.userAgent)
    pacing = HostPacing(delay: settings.delay, longestWait: retries.longestPause)
  }

  /// Fetches an address, or the one it moved to for good. Nil if it has not changed, by the validators that came
  /// with it the last time. Throws `PageProblem`, or `CancellationError`.
  func fetch(
    _ address: WebAddress, since known: Validators?, moved: String? = nil, _ rules: WebRules
  ) async throws -> FetchedPage? {
    let start = moved.flatMap { WebAddress($0) } ?? address
    return try await trying(rules) {
      guard var page = try await follow(start, known, rules) else { return nil }
      if page.moved == nil, start != address { page.moved = start.text }
      return page
    }
  }

  /// Tries until there is an answer, or no hope of one.
  private func trying<Value>(
    _ rules: WebRules, _ body: () async throws -> Value
  ) async throws -> Value {
    let retries = rules.policy(over: retries)
    var attempt = 1
    while true {
      do {
        return try await body()
      } catch let problem as PageProblem
        where problem.isWorthAnotherTry && attempt < retries.tries && !time.isOver
      {
        try Task.checkCancellation()
        try await Task.sleep(for: retries.pause(after: attempt))
        attempt += 1
      }
    }
  }

  private func follow(_ start: WebAddress, _ known: Validators?, _ rules: WebRules) async throws
    -> FetchedPage?
  {
    var address = start
    var seen: Set<WebAddress> = [start]
    var isPermanent = true
    for _ in 0...Self.redirectLimit {
      try await checkRobots(address, rules)
      let response = try await ask(request(address, known, rules))
      switch response.status {
      case 200:
        let moved = isPermanent && address != start ? address.text : nil
        return FetchedPage(address: address, response: response, moved: moved)
      case 304 where known?.isEmpty == false: return nil
      case 301, 302, 303, 307, 308:
        isPermanent = isPermanent && (response.status == 301 || response.status == 308)
        guard let location = response.field("location") else { throw PageProblem.redirectWithoutAddress }
        guard let next = address.resolve(location) else { throw PageProblem.forbiddenAddress(location) }
        guard seen.insert(next).inserted else { throw PageProblem.redirectLoop(next.text) }
        address = next
      default: throw PageProblem.status(response.status)
      }
    }
    throw PageProblem.redirectLimit(Self.redirectLimit)
  }

  private func checkRobots(_ address: WebAddress, _ rules: WebRules) async throws {
    switch try await robotsRules(address, rules) {
    case .rules(let robots):
      if let delay = robots.delay { await pacing.slow(address.host, to: delay) }
      guard robots.allows(path: address.pathAndQuery) else { throw PageProblem.disallowed }
    case .unreachable(let problem): throw problem
    }
  }

  /// The rules of an address's host (RFC 9309, section 2.3.1): asked for once a day; a host without a robots.txt has
  /// none, one that cannot say disallows everything.
  private func robotsRules(_ address: WebAddress, _ rules: WebRules) async throws -> RobotsCache.Known {
    if let known = robots.known(address.origin) { return known }
    let lane = address.origin + (rules.allowsPrivate ? " private" : "")
    return try await robotsRequests.once(lane) {
      // Another request may have learned them meanwhile.
      if let known = robots.known(address.origin) { return known }
      do {
        let found = try await trying(rules) { try await askForRobots(address, rules) }
        robots.learn(address.origin, found)
      } catch let problem as PageProblem {
        // Another source may be allowed to ask.
        if case .privateAddress = problem { throw problem }
        if case .outOfTime = problem { throw problem }
        robots.fail(address.origin, problem)
      }
      return robots.known(address.origin) ?? .rules(.none)
    }
  }

  private func askForRobots(_ page: WebAddress, _ rules: WebRules) async throws -> RobotsRules {
    guard var address = page.resolve("/robots.txt") else { return RobotsRules() }
    for _ in 0...Self.redirectLimit {
      var request = request(address, nil, rules)
      request.maximumBytes = RobotsFile.maximumBytes
      request.isStartEnough = true
      let response = try await ask(request)
      switch response.status {
      case 200..<300: return RobotsFile.rules(response.body, token: robots.token).normalized
      case 300..<400:
        guard let next = response.field("location").flatMap({ address.resolve($0) }) else {
          return RobotsRules()
        }
        address = next
      case 400..<500: return RobotsRules()
      default: throw PageProblem.robots(response.status)
      }
    }
    return RobotsRules()
  }

  private func request(_ address: WebAddress, _ known: Validators?, _ rules: WebRules) -> PageRequest {
    var fields = [
      (name: "User-Agent", value: settings.userAgent),
      (name: "Accept", value: "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"),
      (name: "Accept-Encoding", value: ContentCoding.accepted),
    ]
    if let tag = known?.entityTag { fields.append((name: "If-None-Match", value: tag)) }
    if let date = known?.lastModified { fields.append((name: "If-Modified-Since", value: date)) }
    return PageRequest(
      address: address, fields: fields, maximumBytes: settings.maximumPageBytes,
      allowsPrivate: rules.allowsPrivate)
  }

  private func ask(_ request: PageRequest) async throws -> PageResponse {
    let host = request.address.host
    if time.isOver { throw PageProblem.outOfTime }
    try await pacing.turn(host)
    if time.isOver {
      await pacing.done(host)
      throw PageProblem.outOfTime
    }
    do {
      let response = try await client.exchange(request)
      log.add(request.address, response)
      await pacing.done(
        host, pause: response.wantsPause ? response.field("retry-after").flatMap(RetryAfter.seconds) : nil)
      return response
    } catch {
      await pacing.done(host)
      try Task.checkCancellation()
      log.add(request.address, error)
      throw error
    }
  }
}

/// A page with status 200, and the address it came from after redirects.
struct FetchedPage: Sendable {
  let address: WebAddress
  let response: PageResponse
  /// Where the page has moved for good, if it has (RFC 9110, sections 15.4.2 and 15.4.9).
  var moved: String?
}

extension FetchedPage {
  /// What references in the page are resolved against (RFC 9110, section 8.7): what the server says, if that is an
  /// address at all, else where it came from.
  var base: WebAddress { response.field("content-location").flatMap { address.resolve($0) } ?? address }
}
