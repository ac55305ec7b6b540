import CProcess
import Glibc
import Synchronization

/// A program that runs for us, with pipes to and from it.
///
/// It leads a process group of its own and dies with the thread that started it, so with the process at the
/// latest, whatever kills that. All calls must come from that one thread.
package final class ChildProcess {
  /// What `next` found.
  package enum Event: Hashable, Sendable {
    /// Bytes that the program wrote to its standard output.
    case output([UInt8])
    /// The program closed its standard output, most often because it ended.
    case closed
    case timedOut
  }

  /// What to run, and how.
  package struct Options: Sendable {
    /// Path of the program; no folder is searched.
    package var program: String
    /// Its arguments, the program's own name first.
    package var arguments: [String]
    package var environment: [String: String] = [:]
    /// Folder in which it starts; nil for ours.
    package var folder: String?
    /// Sent to it when we die.
    package var deathSignal: Int32 = SIGKILL
    /// Bytes that it may allocate; 0 for no bound.
    package var memoryLimit = 0

    package init(program: String, arguments: [String]) {
      self.program = program
      self.arguments = arguments
    }
  }

  private static let errorTailSize = 4096

  /// Its number, which is its group's too.
  package var identifier: Int32 { process }

  private let process: pid_t
  private var input: Int32
  private let output: Int32
  private let errors: Int32
  private var unsent: [UInt8] = []
  private var sent = 0
  private var closesInput = false
  private var end: ProcessEnd?
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var errorsAreOpen = true
  /// The last of what it wrote to its standard error.
  package private(set) var errorTail: [UInt8] = []
  /// The most memory that it had in use at once, in bytes; known when it has ended.
  package private(set) var peakMemory = 0

  /// Writing to a program that has ended is an error to be met, not our own end.
  private static let brokenPipesAreErrors: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  package init(_ options: Options) throws(SpawnError) {
    Self.brokenPipesAreErrors
    var pipes: [Int32] = []
    for _ in 0..<3 {
      var pair: [Int32] = [0, 0]
      guard pipe2(&pair, O_CLOEXEC) == 0 else {
        let problem = errno
        for descriptor in pipes { close(descriptor) }
        throw SpawnError(program: options.program, errno: problem)
      }
      pipes += pair
    }
    let environment = options.environment.map { "\($0.key)=\($0.value)" }.sorted()
    let result = withCStrings(options.arguments) { arguments in
      withCStrings(environment) { environment in
        process_spawn(
          options.program, arguments, environment, options.folder, pipes[0], pipes[3], pipes[5],
          options.deathSignal, UInt(options.memoryLimit))
      }
    }
    for descriptor in [pipes[0], pipes[3], pipes[5]] { close(descriptor) }
    guard result > 0 else {
      for descriptor in [pipes[1], pipes[2], pipes[4]] { close(descriptor) }
      throw SpawnError(program: options.program, errno: -result)
    }
    process = result
    OwnProcess.childGroup.store(process, ordering: .relaxed)
    (input, output, errors) = (pipes[1], pipes[2], pipes[4])
    for descriptor in [input, output, errors] {
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    if end == nil { _ = kill() }
    if input >= 0 { close(input) }
    close(output)
    close(errors)
  }

  /// Queues bytes for its standard input; they are written while `next` waits.
  package func send(_ bytes: [UInt8]) {
    if sent == unsent.count {
      unsent = bytes
      sent = 0
    } else {
      unsent += bytes
    }
    write()
  }

  /// Closes its standard input once all is written.
  package func closeInput() {
    closesInput = true
    write()
  }

  /// Waits until it wrote something or closed its output, at most until `deadline`.
  package func next(until deadline: ContinuousClock.Instant?) -> Event {
    while true {
      var polled = [pollfd(fd: output, events: Int16(POLLIN), revents: 0)]
      if errorsAreOpen { polled.append(pollfd(fd: errors, events: Int16(POLLIN), revents: 0)) }
      if input >= 0, sent < unsent.count {
        polled.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0))
      }
      let ready = poll(&polled, nfds_t(polled.count), Self.milliseconds(until: deadline))
      if ready < 0, errno == EINTR { continue }
      if ready == 0 { return .timedOut }
      write()
      readErrors()
      guard polled[0].revents != 0 else { continue }
      let got = read(output, &buffer, buffer.count)
      if got > 0 { return .output(Array(buffer[..<got])) }
      if got < 0, errno == EINTR || errno == EAGAIN { continue }
      readErrors()
      return .closed
    }
  }

  /// Waits for it to end, at most until `deadline`; nil if it has not ended by then.
  package func wait(until deadline: ContinuousClock.Instant) -> ProcessEnd? {
    while !collect(WNOHANG) {
      guard ContinuousClock.now < deadline else { return nil }
      usleep(500)
    }
    return end
  }

  /// Ends it and all of its group that it left, and tells how it ended, which may have been before.
  package func kill() -> ProcessEnd {
    // A leader that has ended keeps its number until it is waited for, so the group cannot be another's.
    Glibc.kill(-process, SIGKILL)
    while !collect(0) {}
    return end ?? .signalled(SIGKILL)
  }

  /// Asks it to end itself.
  package func terminate() { if end == nil { Glibc.kill(process, SIGTERM) } }

  private func collect(_ options: Int32) -> Bool {
    guard end == nil else { return true }
    var status: Int32 = 0
    var usage = rusage()
    let result = wait4(process, &status, options, &usage)
    guard result == process else { return result < 0 && errno == ECHILD }
    Glibc.kill(-process, SIGKILL)
    OwnProcess.childGroup.store(0, ordering: .relaxed)
    peakMemory = usage.ru_maxrss * 1024
    let signal = status & 0x7F
    end = signal == 0 ? .exited(status: status >> 8 & 0xFF) : .signalled(signal)
    return true
  }

  private func write() {
    while input >= 0, sent < unsent.count {
      let count = unsent.withUnsafeBytes { Glibc.write(input, $0.baseAddress! + sent, $0.count - sent) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return }
      if count < 0 {
        // Nobody reads: what is left is of no use. How it ended says more than this.
        sent = unsent.count
        break
      }
      sent += count
    }
    if closesInput, input >= 0 {
      close(input)
      input = -1
    }
  }

  private func readErrors() {
    while errorsAreOpen {
      let got = read(errors, &buffer, buffer.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { return }
      if got == 0 { errorsAreOpen = false }
      errorTail += buffer[..<got]
      if errorTail.count > Self.errorTailSize { errorTail.removeFirst(errorTail.count - Self.errorTailSize) }
    }
  }

  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = (deadline - ContinuousClock.now) / .milliseconds(1)
    return Int32(max(0, min(left.rounded(.up), 1e9)))
  }
}

/// Calls `body` with a null-terminated array of C strings.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let copies = strings.map { strdup($0) } + [nil]
  defer { for copy in copies { free(copy) } }
  return copies.withUnsafeBufferPointer { body($0.baseAddress!) }
}
