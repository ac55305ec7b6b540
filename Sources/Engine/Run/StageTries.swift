import PipelineFile
import Store

/// Tries a stage as often as its policy has it, for as long as it and the run may take.
struct StageTries: Sendable {
  let stage: PipelineStage
  /// When the run must have ended.
  let ends: ContinuousClock.Instant?
  let runLimit: TimeLength?
  let observe: @Sendable (RunEvent) -> Void
  private let start = ContinuousClock.now

  init(
    stage: PipelineStage, ends: ContinuousClock.Instant?, runLimit: TimeLength?,
    observe: @escaping @Sendable (RunEvent) -> Void
  ) {
    self.stage = stage
    self.ends = ends
    self.runLimit = runLimit
    self.observe = observe
  }

  /// When the stage must have ended.
  var deadline: ContinuousClock.Instant? {
    let own = stage.policy.timeLimit.map { start + .seconds($0.seconds) }
    return [own, ends].compactMap(\.self).min()
  }

  /// The value of the first try with which nothing is wanting, or of the last. Throws what the last try threw.
  ///
  /// - Parameter isSoft: whether `body` looks to it itself that it ends in time.
  func run<Value: Sendable>(
    isSoft: Bool = false, _ body: @escaping @Sendable (_ attempt: Int) async throws -> Value,
    isWanting: (Value) -> String?
  ) async throws -> Value {
    var attempt = 1
    while true {
      let problem: String
      do {
        let number = attempt
        let value = try await isSoft ? body(number) : inTime { try await body(number) }
        guard let wanting = isWanting(value), mayTryAgain(after: attempt) else { return value }
        problem = wanting
      } catch  where Self.canGoOn(after: error) && mayTryAgain(after: attempt) {
        problem = "\(error)"
      }
      let pause = stage.policy.pause(after: attempt)
      attempt += 1
      observe(.tryingAgain(stage: stage.name, attempt: attempt, seconds: pause, problem: problem))
      try await Task.sleep(for: .seconds(pause))
    }
  }

  /// Whether an error is one that another try, or another stage, need not meet: not an end that was asked for, nor
  /// damage that the run mends by itself, nor what the pipeline says, nor the end of its time.
  static func canGoOn(after error: any Error) -> Bool {
    switch error {
    case is CancellationError: false
    case EngineError.stageFailed, EngineError.stageStopped: true
    case EngineError.outOfTime(_, _, let isRuns): !isRuns
    case StoreError.system: true
    case is EngineError, is StoreError: false
    default: true
    }
  }

  private func mayTryAgain(after attempt: Int) -> Bool {
    guard attempt <= stage.policy.retries else { return false }
    guard let deadline else { return true }
    return ContinuousClock.now + .seconds(stage.policy.pause(after: attempt)) < deadline
  }

  private func inTime<Value: Sendable>(
    _ body: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    guard let deadline else { return try await body() }
    return try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await body() }
      group.addTask {
        try await Task.sleep(until: deadline, clock: .continuous)
        throw outOfTime
      }
      defer { group.cancelAll() }
      guard let value = try await group.next() else { throw CancellationError() }
      return value
    }
  }

  private var outOfTime: EngineError {
    if let limit = stage.policy.timeLimit, ends.map({ start + .seconds(limit.seconds) < $0 }) ?? true {
      return .outOfTime(stage: stage.name, limit: limit, isRuns: false)
    }
    return .outOfTime(stage: stage.name, limit: runLimit ?? TimeLength(seconds: 0), isRuns: true)
  }
}
