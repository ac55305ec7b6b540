import Glibc
import Processes
import Records

/// One thread of a pool with the worker that it owns: takes batches and sees each of their actions through,
/// whatever becomes of workers on the way.
final class WorkerLane {
  private let pool: WorkerPool
  private let isFirst: Bool
  private var worker: WorkerProcess?

  /// The first lane of a pool starts its worker at once.
  init(pool: WorkerPool, isFirst: Bool) {
    self.pool = pool
    self.isFirst = isFirst
  }

  /// Serves until the pool closes.
  func run() {
    while let batch = pool.nextBatch(startsWorker: worker == nil && !isFirst) {
      do {
        try perform(batch)
      } catch {
        discard()
        batch.submission.fail(error)
      }
    }
    discard()
  }

  private func perform(_ batch: WorkerPool.Batch) throws {
    var rest = batch.actions[...]
    var retried: Int?
    while !rest.isEmpty, !batch.submission.isOver {
      let worker = try readyWorker(batch.submission.ticket)
      var moment = ContinuousClock.now
      for action in rest { worker.send(.perform(action.action.step, action.action.inputs, care: nil)) }
      answers: while let next = rest.first {
        switch worker.next(within: pool.options.timeLimit(of: next.action.step)) {
        case .reply(.done(var answer)):
          rest.removeFirst()
          let now = ContinuousClock.now
          answer.milliseconds = Int((now - moment) / .milliseconds(1))
          moment = now
          batch.submission.answer(next.index, answer)
        case .reply(.failed(let failure)): throw failure.error(stage: batch.submission.ticket.stage)
        case .reply(.record), .reply(.recordsDone): break
        case .stopped(let fault, let how):
          discard()
          guard !batch.submission.isOver else { return }
          // It may have been ended from outside: what has no record to blame gets a second worker.
          if !CarefulPerformer.canPerform(next.action.step), retried != next.index {
            retried = next.index
            break answers
          }
          batch.submission.answer(next.index, try careful(next.action, batch.submission, fault, how))
          rest.removeFirst()
          break answers
        }
      }
    }
  }

  /// Does an action that stopped its worker record by record, as often as records stop it.
  private func careful(
    _ action: Action, _ submission: WorkerPool.Submission, _ fault: RecordFault, _ how: String
  ) throws -> ActionAnswer {
    guard CarefulPerformer.canPerform(action.step) else {
      throw pool.stopped(action, of: submission.ticket.stage, how)
    }
    var care = RecordCare()
    var isRetried = false
    while true {
      let worker = try readyWorker(submission.ticket)
      worker.send(.perform(action.step, action.inputs, care: care))
      var place: Int?
      answers: while true {
        let limit = place == nil ? pool.options.timeLimit : pool.options.recordTimeLimit
        switch worker.next(within: limit) {
        case .reply(.done(let answer)): return answer
        case .reply(.failed(let failure)): throw failure.error(stage: submission.ticket.stage)
        case .reply(.record(let index)): place = index
        case .reply(.recordsDone): place = nil
        case .stopped(let fault, let how):
          discard()
          if submission.isOver { throw CancellationError() }
          if place == nil, !isRetried {
            isRetried = true
            break answers
          }
          guard let place, care.culprits[place] == nil else {
            throw pool.stopped(action, of: submission.ticket.stage, how)
          }
          care.culprits[place] = fault
          try submission.noteFault(fault, how: how, chunk: action.inputs[0].digest, place: place)
          break answers
        }
      }
    }
  }

  private func readyWorker(_ ticket: StageTicket) throws -> WorkerProcess {
    let ready: WorkerProcess
    if let worker {
      ready = worker
    } else {
      ready = try pool.startWorker()
      worker = ready
    }
    ready.prepare(ticket)
    return ready
  }

  private func discard() {
    worker?.end()
    worker = nil
  }
}

extension WorkerOptions {
  /// Steps over a chunk have a limit; those over a whole dataset take what they take.
  fileprivate func timeLimit(of step: ActionStep) -> Duration {
    switch step {
    case .map, .partial, .sign, .join: timeLimit
    case .combine, .finish, .merge, .link, .linkAcross, .settle, .resolve, .render:
      .seconds(1_000_000)
    }
  }
}
