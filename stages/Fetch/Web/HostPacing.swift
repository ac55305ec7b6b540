/// Lets requests to one host start a fixed time after the last one ended, or after as long as the host asked for.
actor HostPacing {
  private let delay: Duration
  private let longestWait: Duration
  private let clock = ContinuousClock()
  private var free: [String: ContinuousClock.Instant] = [:]

  /// `delay` in seconds. A host that wants a pause longer than `longestWait` is not asked again.
  init(delay: Double, longestWait: Duration) {
    self.delay = .seconds(delay)
    self.longestWait = max(longestWait, .seconds(delay))
  }

  /// Waits until the host may be asked again; throws `PageProblem.busy` if that is too long.
  func turn(_ host: String) async throws {
    while let moment = free[host], moment > clock.now {
      let wait = clock.now.duration(to: moment)
      guard wait <= longestWait else { throw PageProblem.busy(seconds: Int(wait.components.seconds) + 1) }
      try await clock.sleep(until: moment)
    }
  }

  /// Notes that a request to the host has ended, and how many seconds it asked to be left alone.
  func done(_ host: String, pause: Double? = nil) {
    free[host] = clock.now + max(delay, .seconds(pause ?? 0))
  }
}
