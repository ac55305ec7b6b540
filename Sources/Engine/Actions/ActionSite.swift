/// Where actions are performed: the executor sees answers and does not care who gave them.
enum ActionSite: Sendable {
  /// In this process, several at a time. A trap in a stage ends the run.
  case here(@Sendable (Action) throws -> ActionAnswer)
  /// In worker processes.
  case workers(any ActionPool, StageTicket, notice: @Sendable (PoolNotice) -> Void)

  /// How many actions are worth being handed in at once.
  var waveSize: Int {
    switch self {
    case .here: 512
    case .workers(let pool, _, _): pool.waveSize
    }
  }

  /// Answers to the actions, by their number, in the order in which they come.
  func answers(
    to actions: [(index: Int, action: Action)], jobs: Int
  ) -> AsyncThrowingStream<(Int, ActionAnswer), any Error> {
    switch self {
    case .workers(let pool, let ticket, let notice): pool.answers(to: actions, ticket: ticket, notice: notice)
    case .here(let perform): Self.answers(to: actions, jobs: jobs, perform: perform)
    }
  }

  private static func answers(
    to actions: [(index: Int, action: Action)], jobs: Int,
    perform: @escaping @Sendable (Action) throws -> ActionAnswer
  ) -> AsyncThrowingStream<(Int, ActionAnswer), any Error> {
    let (stream, continuation) = AsyncThrowingStream<(Int, ActionAnswer), any Error>.makeStream()
    let task = Task {
      do {
        try await withThrowingTaskGroup(of: Void.self) { group in
          var waiting = actions.makeIterator()
          func startNext() {
            guard let (index, action) = waiting.next() else { return }
            group.addTask {
              let start = ContinuousClock.now
              var answer = try perform(action)
              answer.milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
              continuation.yield((index, answer))
            }
          }
          for _ in 0..<max(1, jobs) { startNext() }
          while try await group.next() != nil {
            try Task.checkCancellation()
            startNext()
          }
        }
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
    continuation.onTermination = { _ in task.cancel() }
    return stream
  }
}
