package import Engine
package import Records
import Synchronization

/// Where a run tells what happens: lines for people, or lines of JSON; on a terminal, where it stands besides.
package final class RunLog: Sendable {
  package enum Form: String, Sendable, CaseIterable {
    case text, json
  }

  private let form: Form
  private let isQuiet: Bool
  private let write: @Sendable (_ line: String) -> Void
  /// Rewrites the line that shows progress; nil where nobody watches.
  private let rewrite: (@Sendable (_ line: String) -> Void)?
  private let clock: @Sendable () -> Instant
  private let state = Mutex(State())

  private struct State {
    var pipeline: String?
    var run: Int?
    var meter = ProgressMeter()
    var shown: ContinuousClock.Instant?
  }

  /// - Parameters:
  ///   - isQuiet: whether only what is wrong is told.
  ///   - write: takes a line without its end.
  package init(
    form: Form, isQuiet: Bool, clock: @escaping @Sendable () -> Instant,
    write: @escaping @Sendable (String) -> Void, rewrite: (@Sendable (String) -> Void)? = nil
  ) {
    self.form = form
    self.isQuiet = isQuiet
    self.clock = clock
    self.write = write
    self.rewrite = form == .text && !isQuiet ? rewrite : nil
  }

  /// From now on, entries are about this pipeline.
  package func begin(pipeline: String) { state.withLock { $0.pipeline = pipeline } }

  package func take(_ event: RunEvent) {
    state.withLock { state in
      if case .runStarted(let run) = event { state.run = run }
      if let entry = LogEntry(event, pipeline: state.pipeline ?? "") { put(entry, &state) }
      if let rewrite {
        let now = ContinuousClock.now
        guard state.meter.take(event, at: now) else { return }
        if case .actionEnded = event { return }
        if case .progress(_, let done, let total) = event, done < total, let shown = state.shown,
          now - shown < .milliseconds(100)
        {
          return
        }
        state.shown = now
        rewrite(state.meter.line(at: now))
      }
    }
  }

  package func put(_ entry: LogEntry) { state.withLock { put(entry, &$0) } }

  /// Takes the progress line away.
  package func end() { rewrite?("") }

  private func put(_ entry: LogEntry, _ state: inout State) {
    switch form {
    case .text:
      guard entry.level >= (isQuiet ? .warning : .info) else { return }
      rewrite?("")
      write(entry.text)
    case .json:
      guard !isQuiet || entry.level >= .warning else { return }
      let line = entry.json(time: clock(), pipeline: state.pipeline, run: state.run)
      write(String(decoding: line, as: UTF8.self))
    }
  }
}
