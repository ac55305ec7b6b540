/// Lets requests to one host start a fixed time after the last one ended.
actor HostPacing {
  private let delay: Duration
  private let clock = ContinuousClock()
  private var free: [String: ContinuousClock.Instant] = [:]

  /// `delay` in seconds.
  init(delay: Double) { self.delay = .seconds(delay) }

  /// Waits until the host may be asked again.
  func turn(_ host: String) async throws {
    while let moment = free[host], moment > clock.now { try await clock.sleep(until: moment) }
  }

  /// Notes that a request to the host has ended.
  func done(_ host: String) { free[host] = clock.now + delay }
}
