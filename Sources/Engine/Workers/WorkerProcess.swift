import Glibc
import Processes
import Records

/// A worker as the engine sees it: requests go out, replies come back. Belongs to the thread that made it.
final class WorkerProcess {
  /// What came back, or why nothing did.
  enum Event {
    case reply(WorkerReply)
    case stopped(RecordFault, how: String)
  }

  private let child: ChildProcess
  private let options: WorkerOptions
  private let willEnd: (_ identifier: Int32) -> Void
  private var lines = LineBuffer()
  /// The stage that it has ready.
  private(set) var ticket: StageTicket?

  /// `willEnd` is told its number before its end is taken note of, after which the number may be another's.
  init(
    _ options: WorkerOptions, store: String, willEnd: @escaping (_ identifier: Int32) -> Void
  ) throws(SpawnError) {
    self.options = options
    self.willEnd = willEnd
    var child = ChildProcess.Options(
      program: options.program, arguments: options.arguments + [store])
    child.environment = options.environment
    // A backtrace of a trap would take longer than the chunk; the last words say what is needed.
    child.environment["SWIFT_BACKTRACE"] = "enable=no"
    // What stages leave behind when they die is where the next run clears up.
    child.environment["TMPDIR"] = store + "/tmp"
    child.deathSignal = SIGTERM
    child.memoryLimit = options.memoryLimit
    self.child = try ChildProcess(child)
  }

  var identifier: Int32 { child.identifier }

  func prepare(_ ticket: StageTicket) {
    guard self.ticket != ticket else { return }
    self.ticket = ticket
    send(.prepare(ticket))
  }

  func send(_ request: WorkerRequest) {
    var writer = JSONWriter()
    request.write(to: &writer)
    child.send(writer.take())
  }

  /// Waits for the next reply, at most for `limit`.
  func next(within limit: Duration) -> Event {
    let deadline = ContinuousClock.now + limit
    while true {
      if let line = lines.next() {
        guard let reply = try? WorkerReply.read(line) else {
          return .stopped(.crashed, how: "it wrote nonsense")
        }
        return .reply(reply)
      }
      switch child.next(until: deadline) {
      case .output(let bytes): lines.append(bytes)
      case .timedOut:
        end()
        return .stopped(.timedOut, how: "no end within \(limit)")
      case .closed:
        willEnd(identifier)
        return stopped(child.kill())
      }
    }
  }

  /// Ends it, with whatever it started.
  func end() {
    willEnd(identifier)
    child.terminate()
    if child.wait(until: .now + .milliseconds(500)) == nil { _ = child.kill() }
  }

  private func stopped(_ end: ProcessEnd) -> Event {
    let lastWords = String(decoding: child.errorTail, as: UTF8.self).split(separator: "\n").last.map {
      ": \($0)"
    }
    let how =
      switch end {
      case .exited(let status): "exit status \(status)"
      case .signalled(let number): "signal \(number), \(String(cString: strsignal(number)))"
      }
    return .stopped(ranOutOfMemory(end) ? .outOfMemory : .crashed, how: how + (lastWords ?? ""))
  }

  /// A bound on memory makes an allocation fail, on which the runtime stops the process with a few words; the
  /// kernel, when there is no memory at all, ends it with SIGKILL, which nobody else here sends unasked.
  private func ranOutOfMemory(_ end: ProcessEnd) -> Bool {
    if end == .signalled(SIGKILL) { return true }
    guard options.memoryLimit > 0 else { return false }
    let words = String(decoding: child.errorTail, as: UTF8.self)
    return words.contains("allocate memory") || words.contains("bad_alloc")
      || child.peakMemory > options.memoryLimit / 10 * 9
  }
}
