import Glibc
package import PipelineFile
import Processes
import Records
import StageKit
package import Store

/// The other end of a pool: a process that reads requests from its standard input and performs them, one after
/// the other, until the input ends. It reads and writes objects and never the journal.
package final class Worker {
  private let registry: StageRegistry
  private let objects: ObjectStore
  private let replies: Int32
  private var performer: ActionPerformer?

  /// `store` is the store's folder. From here on, what a stage prints goes to standard error.
  package init(registry: StageRegistry, store: String) throws(StoreError) {
    self.registry = registry
    objects = try ObjectStore(store: store)
    replies = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    dup2(STDERR_FILENO, STDOUT_FILENO)
    OwnProcess.dieWithGroup(on: SIGTERM)
  }

  /// Serves until there are no more requests.
  package func serve() {
    var lines = LineBuffer()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      lines.append(buffer[..<count])
      while let line = lines.next() { serve(line) }
    }
  }

  private func serve(_ line: [UInt8]) {
    do {
      switch try WorkerRequest.read(line, files: objects) {
      case .prepare(let ticket): performer = try performer(for: ticket)
      case .perform(let step, let inputs, let care):
        guard let performer else { return }
        let answer: ActionAnswer
        if let care {
          let careful = CarefulPerformer(performer: performer) { self.reply($0) }
          answer = try careful.perform(step, inputs, care: care)
        } else {
          answer = try performer.perform(step, inputs)
        }
        reply(.done(answer))
      }
    } catch {
      performer = nil
      reply(.failed(WorkerFailure(error)))
    }
  }

  private func performer(for ticket: StageTicket) throws -> ActionPerformer {
    guard let module = registry[ticket.module] else {
      throw EngineError.stageFailed(
        stage: ticket.stage, problem: "this program has no module '\(ticket.module)'")
    }
    return ActionPerformer(
      module: ticket.module, body: try module.make(ticket.parameters),
      ports: module.outputs(ticket.parameters).map(\.name), objects: objects)
  }

  private func reply(_ reply: WorkerReply) {
    var writer = JSONWriter()
    reply.write(to: &writer)
    let bytes = writer.take()
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { write(replies, $0.baseAddress! + done, $0.count - done) }
      if count < 0, errno == EINTR { continue }
      // Nobody is there to answer to.
      guard count > 0 else { exit(1) }
      done += count
    }
  }
}
