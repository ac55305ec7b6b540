import Hashing
import Synchronization

extension WorkerPool {
  /// Actions that were handed in together, and where their answers go.
  final class Submission: Sendable {
    /// So many records of a stage may stop their workers in one go; with more, it is the stage that is at fault.
    private static let faultLimit = 100

    let ticket: StageTicket
    private let continuation: AsyncThrowingStream<(Int, ActionAnswer), any Error>.Continuation
    private let notice: @Sendable (PoolNotice) -> Void
    private let state: Mutex<(left: Int, faults: Int, isOver: Bool)>

    init(
      ticket: StageTicket, count: Int,
      continuation: AsyncThrowingStream<(Int, ActionAnswer), any Error>.Continuation,
      notice: @escaping @Sendable (PoolNotice) -> Void
    ) {
      self.ticket = ticket
      self.continuation = continuation
      self.notice = notice
      state = Mutex((left: count, faults: 0, isOver: count == 0))
      if count == 0 { continuation.finish() }
    }

    /// Whether nobody waits for answers any more.
    var isOver: Bool { state.withLock { $0.isOver } }

    func answer(_ index: Int, _ answer: ActionAnswer) {
      continuation.yield((index, answer))
      let isLast = state.withLock { state in
        state.left -= 1
        if state.left == 0 { state.isOver = true }
        return state.left == 0
      }
      if isLast { continuation.finish() }
    }

    func fail(_ error: any Error) {
      cancel()
      continuation.finish(throwing: error)
    }

    func cancel() { state.withLock { $0.isOver = true } }

    /// Counts a record that stopped its worker. Throws when it is one too many.
    func noteFault(_ fault: RecordFault, how: String, chunk: Digest, place: Int) throws {
      let count = state.withLock { state in
        state.faults += 1
        return state.faults
      }
      notice(
        .stopped(
          WorkerStop(stage: ticket.stage, chunk: chunk, place: place, reason: fault.rawValue, how: how)))
      guard count <= Self.faultLimit else {
        throw EngineError.stageFailed(
          stage: ticket.stage,
          problem:
            "more than \(Self.faultLimit) records stopped its process; that is hardly the records' fault")
      }
    }
  }
}

/// What a pool has to say to people.
enum PoolNotice: Sendable {
  case text(String)
  case stopped(WorkerStop)

  /// For those who keep lines of text.
  var text: String {
    switch self {
    case .text(let text): text
    case .stopped(let stop):
      "stage '\(stop.stage)' stopped on a record, which is set aside as \(stop.reason) (\(stop.how))"
    }
  }
}

/// A record on which a worker stopped.
struct WorkerStop: Sendable {
  let stage: String
  let chunk: Digest
  /// Of the record in the chunk, from 0.
  let place: Int
  let reason: String
  let how: String
}
