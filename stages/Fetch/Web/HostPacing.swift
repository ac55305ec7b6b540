/// Lets one request at a time go to a host, and the next one start a fixed time after it ended, or after as long as
/// the host asked for.
actor HostPacing {
  private struct Host {
    var isBusy = false
    /// When the last request ended.
    var ended: ContinuousClock.Instant?
    /// When a pause that the host asked for ends.
    var pauseEnd: ContinuousClock.Instant?
    /// What the host wants between two requests.
    var delay = Duration.zero
    /// Those who wait for the host, the first one first.
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let delay: Duration
  private let longestWait: Duration
  private let clock = ContinuousClock()
  private var hosts: [String: Host] = [:]

  /// `delay` in seconds. A host that wants a pause longer than `longestWait` is not asked again.
  init(delay: Double, longestWait: Duration) {
    self.delay = .seconds(delay)
    self.longestWait = max(longestWait, .seconds(delay))
  }

  /// Waits until the host may be asked; who got here calls `done`. Throws `PageProblem.busy` if it would take too long.
  func turn(_ host: String) async throws {
    await enter(host)
    do {
      while let moment = free(host), moment > clock.now {
        let wait = clock.now.duration(to: moment)
        guard wait <= longestWait else { throw PageProblem.busy(seconds: Int(wait.components.seconds) + 1) }
        try await clock.sleep(until: moment)
      }
    } catch {
      leave(host)
      throw error
    }
  }

  /// Notes that a request to the host has ended, and how many seconds it asked to be left alone.
  func done(_ host: String, pause: Double? = nil) {
    hosts[host, default: Host()].ended = clock.now
    hosts[host]?.pauseEnd = pause.map { clock.now + .seconds($0) }
    leave(host)
  }

  /// Notes what the host wants between two requests, in seconds. Less than the capture's own delay counts for
  /// nothing, more than the longest wait for that.
  func slow(_ host: String, to seconds: Double) {
    hosts[host, default: Host()].delay = min(.seconds(seconds), longestWait)
  }

  private func free(_ host: String) -> ContinuousClock.Instant? {
    guard let entry = hosts[host], let ended = entry.ended else { return nil }
    return max(ended + max(delay, entry.delay), entry.pauseEnd ?? ended)
  }

  private func enter(_ host: String) async {
    guard hosts[host, default: Host()].isBusy else {
      hosts[host, default: Host()].isBusy = true
      return
    }
    await withCheckedContinuation { hosts[host, default: Host()].waiting.append($0) }
  }

  /// The host goes to who waits the longest, and stays busy.
  private func leave(_ host: String) {
    guard var entry = hosts[host] else { return }
    let next = entry.waiting.isEmpty ? nil : entry.waiting.removeFirst()
    entry.isBusy = next != nil
    hosts[host] = entry
    next?.resume()
  }
}
