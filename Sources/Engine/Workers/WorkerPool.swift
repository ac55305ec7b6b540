import Dispatch
import Glibc
import Processes
import Store
import Synchronization

/// Worker processes of one store, each behind a thread of its own. None is started before there is work, and no
/// more than there is work for; they stay for the next stage.
///
/// A thread of its own, because a child is sent its death signal when the thread that started it ends: those of
/// the shared pool come and go.
final class WorkerPool: ActionPool {
  /// Actions that a worker gets at once.
  struct Batch: Sendable {
    let actions: [(index: Int, action: Action)]
    let submission: Submission
  }

  /// Microseconds: about what it takes to start a process.
  private static let hesitation: UInt32 = 25_000

  let options: WorkerOptions
  let waveSize = 512
  let store: String
  private let jobs: Int
  private let state = Mutex(State())
  /// Counts the batches that wait, and the lanes that are to end.
  private let work = DispatchSemaphore(value: 0)
  private let lanes = DispatchGroup()

  private struct State {
    var waiting: [Batch] = []
    var lanes = 0
    var isClosed = false
    /// Numbers of the workers that live: they can be ended from any thread.
    var workers: Set<Int32> = []
  }

  /// At most `jobs` workers at a time.
  init(_ options: WorkerOptions, store: String, jobs: Int) {
    self.options = options
    self.store = store
    self.jobs = max(1, jobs)
  }

  /// Performs actions of one stage; answers come in any order. Ends with the first error. When the stream is
  /// dropped, what is under way is stopped at once.
  func answers(
    to actions: [(index: Int, action: Action)], ticket: StageTicket,
    notice: @escaping @Sendable (PoolNotice) -> Void
  ) -> AsyncThrowingStream<(Int, ActionAnswer), any Error> {
    let (stream, continuation) = AsyncThrowingStream<(Int, ActionAnswer), any Error>.makeStream()
    let submission = Submission(
      ticket: ticket, count: actions.count, continuation: continuation, notice: notice)
    continuation.onTermination = { [weak self] reason in
      guard case .cancelled = reason else { return }
      submission.cancel()
      self?.endWorkers()
    }
    let size = max(1, min(16, actions.count / (4 * jobs)))
    let batches = stride(from: 0, to: actions.count, by: size).map { start in
      Batch(actions: Array(actions[start..<min(start + size, actions.count)]), submission: submission)
    }
    state.withLock { state in
      state.waiting += batches.reversed()
      while state.lanes < min(jobs, batches.count) {
        startLane(isFirst: state.lanes == 0)
        state.lanes += 1
      }
    }
    for _ in batches { work.signal() }
    return stream
  }

  /// Ends all workers and waits for them to be gone.
  func close() {
    let count = state.withLock { state in
      state.isClosed = true
      state.waiting = []
      return state.lanes
    }
    endWorkers()
    for _ in 0..<count { work.signal() }
    lanes.wait()
  }

  /// The next batch for a lane, waited for; nil when the pool closes. A lane that would have to start a worker for
  /// it lets the others have a go first: they may be done with all of it before a process has started.
  func nextBatch(startsWorker: Bool) -> Batch? {
    var hesitates = startsWorker
    while true {
      work.wait()
      if state.withLock({ $0.isClosed }) { return nil }
      if hesitates {
        work.signal()
        usleep(Self.hesitation)
        hesitates = state.withLock { $0.waiting.isEmpty }
      } else if let batch = state.withLock({ $0.waiting.popLast() }) {
        return batch
      }
    }
  }

  /// Starts a worker on the calling thread.
  func startWorker() throws -> WorkerProcess {
    let worker = try WorkerProcess(options, store: store) { [self] identifier in
      state.withLock { _ = $0.workers.remove(identifier) }
    }
    let identifier = worker.identifier
    let isClosed = state.withLock { state in
      state.workers.insert(identifier)
      return state.isClosed
    }
    guard !isClosed else { throw CancellationError() }
    return worker
  }

  private func endWorkers() {
    state.withLock { for worker in $0.workers { kill(worker, SIGTERM) } }
  }

  private func startLane(isFirst: Bool) {
    lanes.enter()
    let box = Unmanaged.passRetained(LaneStart(pool: self, isFirst: isFirst))
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { context in
        let start = Unmanaged<LaneStart>.fromOpaque(context!).takeRetainedValue()
        let group = start.pool.lanes
        WorkerLane(pool: start.pool, isFirst: start.isFirst).run()
        group.leave()
        return nil
      }, box.toOpaque())
    precondition(failure == 0, "the system gives no thread")
    pthread_detach(thread)
  }
}

private final class LaneStart {
  let pool: WorkerPool
  let isFirst: Bool

  init(pool: WorkerPool, isFirst: Bool) {
    self.pool = pool
    self.isFirst = isFirst
  }
}
