import Records
import Synchronization

/// The rules of the hosts that a capture asks, those of the last day's captures among them.
final class RobotsCache: Sendable {
  /// What the rules of a host are, or why they could not be had.
  enum Known: Sendable {
    case rules(RobotsRules)
    case unreachable(PageProblem)
  }

  private struct State {
    var now = Instant(secondsSinceEpoch: 0)
    var entries: [String: RobotsEntry] = [:]
    var unreachable: [String: PageProblem] = [:]
  }

  let token: String
  private let state = Mutex(State())

  /// The product token is the user agent's name up to its version.
  init(userAgent: String) {
    token = String(userAgent.prefix { $0.isASCII && ($0.isLetter || $0 == "-" || $0 == "_") })
  }

  /// Starts a capture with what the last ones left.
  func start(_ entries: [RobotsEntry], now: Instant) {
    let entries = entries.filter { $0.token == token }
    state.withLock { state in
      state = State(
        now: now, entries: Dictionary(entries.map { ($0.origin, $0) }, uniquingKeysWith: { $1 }))
    }
  }

  /// What is known of a host and still counts.
  func known(_ origin: String) -> Known? {
    state.withLock { state in
      if let problem = state.unreachable[origin] { return .unreachable(problem) }
      guard let entry = state.entries[origin], entry.isFresh(at: state.now) else { return nil }
      return .rules(entry.rules)
    }
  }

  func learn(_ origin: String, _ rules: RobotsRules) {
    state.withLock { state in
      state.entries[origin] = RobotsEntry(origin: origin, token: token, read: state.now, rules: rules)
    }
  }

  /// Notes that a host's rules cannot be had in this capture: nothing of it may be asked for.
  func fail(_ origin: String, _ problem: PageProblem) { state.withLock { $0.unreachable[origin] = problem } }

  /// What counts for the next capture, by origin.
  var entries: [RobotsEntry] {
    state.withLock { state in
      state.entries.values.filter { $0.isFresh(at: state.now) }
        .sorted { $0.origin.utf8.lexicographicallyPrecedes($1.origin.utf8) }
    }
  }
}
