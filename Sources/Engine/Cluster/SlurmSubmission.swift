import Glibc
import Hashing
import PipelineFile
import Store

/// Sees the actions of one submission through, whatever becomes of tasks, nodes and the controller on the way. Runs on a
/// thread that may wait.
final class SlurmSubmission {
  private let pool: SlurmPool
  private let submission: WorkerPool.Submission
  private let notice: (String) -> Void
  /// By key: where the answers go. Two actions may have one key.
  private var waiting: [Digest: (action: Action, places: [Int])] = [:]
  private var batches: [SlurmBatch] = []
  /// How often an action was lost.
  private var losses: [Digest: Int] = [:]
  /// How often nothing new came.
  private var quiet = 0
  private var silentSince: ContinuousClock.Instant?
  private var lastQuestion: ContinuousClock.Instant?

  init(
    pool: SlurmPool, submission: WorkerPool.Submission, actions: [(index: Int, action: Action)],
    notice: @escaping (String) -> Void
  ) {
    self.pool = pool
    self.submission = submission
    self.notice = notice
    for (index, action) in actions { waiting[action.key, default: (action, [])].places.append(index) }
  }

  func run() {
    batches = pool.takeLeft()
    do {
      try see()
    } catch {
      submission.fail(error)
    }
    if !waiting.isEmpty { cancelOwn() }
    for batch in batches where !batch.isOpen { pool.dispose(batch) }
    pool.giveBack(batches.filter(\.isOpen))
  }

  private func see() throws {
    for key in Array(waiting.keys) { if let answer = pool.takeKnown(key) { deliver(answer, for: key) } }
    let underWay = batches.reduce(into: Set<Digest>()) { $0.formUnion($1.owed) }
    let rest = waiting.values.filter { !underWay.contains($0.action.key) }.sorted {
      $0.places[0] < $1.places[0]
    }
    let limit = pool.arrayLimit()
    let size = max(pool.settings.taskSize, (rest.count + 4 * limit - 1) / (4 * limit))
    try submit(rest.map(\.action), size: size)
    while !waiting.isEmpty, !submission.isOver {
      if try takeNews() {
        quiet = 0
        continue
      }
      try ask()
      quiet += 1
      pause(pool.timing.results * min(quiet, 10))
    }
  }

  private func deliver(_ answer: ActionAnswer, for key: Digest) {
    guard let waiter = waiting.removeValue(forKey: key) else { return pool.keep(answer, for: key) }
    for place in waiter.places { submission.answer(place, answer) }
  }

  /// Waits, but for no longer than the submission is wanted.
  private func pause(_ duration: Duration) {
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end, !submission.isOver { usleep(50_000) }
  }

  private func submit(_ actions: [Action], size: Int) throws {
    let limit = pool.arrayLimit()
    let tasks = stride(from: 0, to: actions.count, by: size).map {
      Array(actions[$0..<min($0 + size, actions.count)])
    }
    for start in stride(from: 0, to: tasks.count, by: limit) where !submission.isOver {
      try submit(Array(tasks[start..<min(start + limit, tasks.count)]))
    }
  }

  /// Submits an array. What it is to do is on the disk before, so that a run that dies at any instant leaves nothing
  /// that the next one cannot read.
  private func submit(_ tasks: [[Action]]) throws {
    let name = pool.nextName()
    let folder = TaskFolder(path: TaskFolder.batches(of: pool.store) + "/" + name)
    for path in [folder.path, folder.resultsPath, folder.logFolder] { try Files.makeFolder(path) }
    for (index, actions) in tasks.enumerated() {
      try TaskFolder.write(
        ClusterTask(ticket: submission.ticket, actions: actions).encoded, to: folder.taskPath(index))
    }
    let script = try pool.script(of: folder)
    try TaskFolder.write(Array(script.utf8), to: folder.scriptPath)
    // What the tasks read must be there for other machines.
    try pool.objects.flush()
    batches.append(
      SlurmBatch(folder: folder, name: name, isOwn: true, job: nil, tasks: tasks.map { $0.map(\.key) }))
    while !submission.isOver {
      do throws(SlurmCommands.Failure) {
        let job = try pool.commands.submit(script, name: name, tasks: tasks.count, folder: folder.path)
        silentSince = nil
        batches[batches.count - 1].job = job
        try? TaskFolder.write(Array(job.utf8), to: folder.jobPath)
        return
      } catch {
        guard case .silent(let words) = error else { throw stageFailure(error) }
        try noteSilence(words)
        // It may have been taken nevertheless; then a second job would do all of it again.
        pause(pool.timing.question * 2)
        if let known = try? pool.commands.tasks(named: [name]), let first = known.first {
          batches[batches.count - 1].job = first.job.split(separator: "_").first.map(String.init)
          return
        }
      }
    }
  }

  /// Takes what tasks have written down; whether anything was new.
  private func takeNews() throws -> Bool {
    var isNews = false
    for place in batches.indices {
      for entry in try batches[place].news(pool.objects) {
        isNews = true
        switch entry {
        case .answer(let key, let answer): deliver(answer, for: key)
        case .notice(let text): notice(text)
        case .failure(let failure): throw failure.error(stage: submission.ticket.stage)
        }
      }
    }
    return isNews
  }

  /// Asks the controller what is still under way, now and then, and submits anew what was lost.
  private func ask() throws {
    let wait = pool.timing.question * min(max(quiet / 4, 1), 10)
    if let lastQuestion, ContinuousClock.now - lastQuestion < wait { return }
    lastQuestion = .now
    let open = batches.filter(\.isOpen).map(\.name)
    let states: [SlurmTaskState]
    do throws(SlurmCommands.Failure) {
      states = try pool.commands.tasks(named: open)
    } catch {
      guard case .silent(let words) = error else { throw stageFailure(error) }
      return try noteSilence(words)
    }
    if silentSince != nil { notice("Slurm's controller answers again") }
    silentSince = nil
    let known = Dictionary(states.map { ("\($0.name) \($0.index)", $0) }, uniquingKeysWith: { $1 })
    try? pool.commands.cancel(states.filter(\.isStuck).map(\.job))
    var lost: [Action] = []
    for place in batches.indices {
      for index in batches[place].tasks.indices where !batches[place].tasks[index].owed.isEmpty {
        batches[place].note(known["\(batches[place].name) \(index)"], of: index, now: .now)
        guard let since = batches[place].tasks[index].missingSince, .now - since >= pool.timing.grace else {
          continue
        }
        lost += try lose(place, index)
      }
    }
    guard !lost.isEmpty else { return }
    let isRepeated = lost.contains { losses[$0.key, default: 0] > 1 }
    try submit(lost, size: isRepeated ? 1 : max(1, pool.settings.taskSize / 2))
  }

  /// Gives up on a task; gives what of it is to be done by another.
  private func lose(_ place: Int, _ index: Int) throws -> [Action] {
    let task = batches[place].tasks[index]
    batches[place].tasks[index].owed = []
    let lost = task.owed.compactMap { waiting[$0] }.sorted { $0.places[0] < $1.places[0] }.map(\.action)
    guard let first = lost.first else { return [] }
    let what =
      "task \(index) of Slurm job \(batches[place].job ?? batches[place].name) \(task.end) without the results of "
      + "\(lost.count) chunk\(lost.count == 1 ? "" : "s")"
    for action in lost { losses[action.key, default: 0] += 1 }
    guard losses[first.key, default: 0] < pool.timing.tries else {
      throw EngineError.stageFailed(
        stage: submission.ticket.stage,
        problem: what
          + ", as \(pool.timing.tries - 1) others before it; see \(batches[place].folder.logPath(index)), "
          + "and raise 'time' or 'memory' of 'executor' if these were short")
    }
    notice(what + ", which are submitted again")
    return lost
  }

  /// A controller may be silent for a while: nothing is concluded from it.
  private func noteSilence(_ words: String) throws {
    guard let since = silentSince else {
      silentSince = .now
      return notice("Slurm's controller does not answer (\(words)); waiting for it")
    }
    guard ContinuousClock.now - since < pool.timing.patience else {
      throw stageFailure(.refused("its controller has not answered for \(pool.timing.patience): \(words)"))
    }
  }

  private func stageFailure(_ failure: SlurmCommands.Failure) -> EngineError {
    let words =
      switch failure {
      case .silent(let words), .refused(let words): "Slurm: \(words)"
      case .noCommand(let words):
        "there is no Slurm here: \(words); leave out --executor slurm to run on this machine"
      }
    return .stageFailed(stage: submission.ticket.stage, problem: words)
  }

  /// Cancels the jobs of batches that are still owed something; their results so far stay.
  private func cancelOwn() {
    for batch in batches where batch.isOpen { try? pool.commands.cancel(named: batch.name) }
  }
}
