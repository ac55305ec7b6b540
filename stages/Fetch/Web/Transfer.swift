import Synchronization

/// One exchange on its way: collects the response and ends once, with a response or a problem.
final class Transfer: Sendable {
  typealias Outcome = Result<PageResponse, PageProblem>

  private struct State {
    var head: PageResponse?
    var body: [UInt8] = []
    /// When something came last.
    var moment = ContinuousClock.now
    var outcome: Outcome?
    var waiter: CheckedContinuation<Outcome, Never>?
  }

  private let limit: Int
  private let isStartEnough: Bool
  private let state = Mutex(State())

  init(limit: Int, isStartEnough: Bool = false) {
    self.limit = limit
    self.isStartEnough = isStartEnough
  }

  /// Waits for the end; to be called once.
  func outcome() async -> Outcome {
    await withCheckedContinuation { continuation in
      let outcome = state.withLock { state in
        if state.outcome == nil { state.waiter = continuation }
        return state.outcome
      }
      if let outcome { continuation.resume(returning: outcome) }
    }
  }

  /// Takes the headers.
  func begin(_ head: PageResponse) {
    state.withLock { state in
      state.head = head
      state.moment = .now
    }
  }

  /// Takes a piece of the body; false if it is more than may come.
  func append(_ bytes: some Collection<UInt8>) -> Bool {
    let isTooLong = state.withLock { state in
      guard state.body.count + bytes.count <= limit else {
        if isStartEnough { state.body.append(contentsOf: bytes.prefix(limit - state.body.count)) }
        return true
      }
      state.body.append(contentsOf: bytes)
      state.moment = .now
      return false
    }
    if isTooLong { isStartEnough ? finish() : end(.failure(.tooLarge(limit: limit))) }
    return !isTooLong
  }

  /// Waits until nothing has come for `pause`, or the whole has taken longer than `whole`, and ends the transfer.
  /// Throws if it is cancelled, which it must be when the transfer has ended.
  func watch(pause: Duration, whole: Duration) async throws {
    let end = ContinuousClock.now + whole
    while true {
      let limit = min(state.withLock(\.moment) + pause, end)
      guard limit > .now else { break }
      try await Task.sleep(until: limit, clock: .continuous)
    }
    self.end(.failure(.timeout(ContinuousClock.now >= end ? .whole : phase)))
  }

  /// What is being waited for.
  var phase: TransferPhase { state.withLock { $0.head == nil ? .headers : .body } }

  /// The transfer is complete.
  func finish() {
    let outcome = state.withLock { state -> Outcome in
      guard let head = state.head else { return .failure(.transfer("the server closed without an answer")) }
      return .success(head.with(body: state.body))
    }
    end(outcome)
  }

  /// Ends the transfer, unless it has ended.
  func end(_ outcome: Outcome) {
    let waiter = state.withLock { state -> CheckedContinuation<Outcome, Never>? in
      guard state.outcome == nil else { return nil }
      state.outcome = outcome
      state.body = []
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(returning: outcome)
  }
}

extension PageResponse {
  func with(body: [UInt8]) -> PageResponse {
    var result = self
    result.body = body
    return result
  }
}
