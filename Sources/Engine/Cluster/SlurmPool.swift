import Dispatch
import Glibc
import Hashing
import PipelineFile
import Processes
import Store
import Synchronization

/// Performs actions in job arrays of a Slurm cluster, over the store's folder, which every node sees.
///
/// Results that tasks write down are the truth; the controller is asked only whether a task without them is still under
/// way. So a controller that is silent, a task that is run twice, or one whose end nobody noticed loses nothing. What an
/// earlier run left, by dying, is taken over: its results count, its tasks are waited for.
final class SlurmPool: ActionPool {
  let settings: SlurmSettings
  let commands: SlurmCommands
  let objects: ObjectStore
  let store: String
  let timing: SlurmTiming
  private let options: WorkerOptions
  /// For what is not worth a job.
  private let local: WorkerPool
  private let state = Mutex(State())
  private let group = DispatchGroup()

  private struct State {
    var isRecovered = false
    var counter = 0
    /// Answers that nobody has asked for yet.
    var known: [Digest: ActionAnswer] = [:]
    /// Batches that earlier runs left and that may still be under way.
    var left: [SlurmBatch] = []
    var folders: Set<String> = []
    var running: [WorkerPool.Submission] = []
    var program: String?
    var arrayLimit: Int?
  }

  init(
    _ settings: SlurmSettings, _ options: WorkerOptions, objects: ObjectStore, jobs: Int,
    timing: SlurmTiming = .standard
  ) {
    self.settings = settings
    self.options = options
    self.objects = objects
    self.timing = timing
    store = Self.absolute(objects.store)
    commands = SlurmCommands(settings, environment: options.environment)
    local = WorkerPool(options, store: objects.store, jobs: jobs)
  }

  /// Four rounds of an array: so that a slow task does not leave the others idle for long.
  var waveSize: Int { max(512, settings.arraySize * settings.taskSize * 4) }

  func answers(
    to actions: [(index: Int, action: Action)], ticket: StageTicket,
    notice: @escaping @Sendable (PoolNotice) -> Void
  ) -> AsyncThrowingStream<(Int, ActionAnswer), any Error> {
    do { try recover() } catch { return AsyncThrowingStream { $0.finish(throwing: error) } }
    let isKnown = state.withLock { state in
      !state.left.isEmpty || actions.contains { state.known[$0.action.key] != nil }
    }
    if actions.count <= settings.taskSize, !isKnown {
      return local.answers(to: actions, ticket: ticket, notice: notice)
    }
    let (stream, continuation) = AsyncThrowingStream<(Int, ActionAnswer), any Error>.makeStream()
    let submission = WorkerPool.Submission(
      ticket: ticket, count: actions.count, continuation: continuation, notice: notice)
    continuation.onTermination = { reason in if case .cancelled = reason { submission.cancel() } }
    state.withLock { $0.running.append(submission) }
    group.enter()
    // A queue of its own gives a thread that may wait, which one of the concurrency pool must not.
    DispatchQueue(label: "slurm").async { [self] in
      SlurmSubmission(pool: self, submission: submission, actions: actions) { notice(.text($0)) }.run()
      state.withLock { state in state.running.removeAll { $0 === submission } }
      group.leave()
    }
    return stream
  }

  func close() {
    for submission in state.withLock({ $0.running }) { submission.cancel() }
    group.wait()
    local.close()
    // What is done is in the journal by now; what is not may be of use to the next run.
    let folders = state.withLock { $0.folders }
    for folder in folders { try? Files.remove(folder) }
  }

  /// Reads what earlier runs left, once.
  private func recover() throws(StoreError) {
    guard !state.withLock({ $0.isRecovered }) else { return }
    var batches: [SlurmBatch] = []
    var known: [Digest: ActionAnswer] = [:]
    let root = TaskFolder.batches(of: store)
    for name in Files.names(in: root) where name.hasPrefix(Self.namePrefix) {
      var batch = try SlurmBatch(left: TaskFolder(path: root + "/" + name), name: name)
      for case .answer(let key, let answer) in try batch.news(objects) { known[key] = answer }
      batches.append(batch)
    }
    if batches.isEmpty { try Files.remove(root) }
    state.withLock { state in
      state.isRecovered = true
      state.known = known
      state.folders = Set(batches.filter { !$0.isOpen }.map(\.folder.path))
      state.left = batches.filter(\.isOpen)
    }
  }

  /// An answer that an earlier run's task gave.
  func takeKnown(_ key: Digest) -> ActionAnswer? { state.withLock { $0.known.removeValue(forKey: key) } }

  /// Keeps an answer that somebody else may ask for.
  func keep(_ answer: ActionAnswer, for key: Digest) { state.withLock { $0.known[key] = answer } }

  /// Batches of earlier runs; whoever takes them looks after them.
  func takeLeft() -> [SlurmBatch] {
    state.withLock { state in
      defer { state.left = [] }
      return state.left
    }
  }

  /// Gives batches back that are still under way.
  func giveBack(_ batches: [SlurmBatch]) { state.withLock { $0.left += batches } }

  /// Says that a batch is of no more use once the run has ended.
  func dispose(_ batch: SlurmBatch) { state.withLock { _ = $0.folders.insert(batch.folder.path) } }

  /// Most tasks of one array.
  func arrayLimit() -> Int {
    if let limit = state.withLock({ $0.arrayLimit }) { return limit }
    let limit = max(1, min(settings.arraySize, (commands.maximumArraySize() ?? 1001) - 1))
    state.withLock { $0.arrayLimit = limit }
    return limit
  }

  private static let namePrefix = "demarche-"

  /// A name that no job of the cluster has: of the store, the process, and the time since the machine was started.
  func nextName() -> String {
    let number = state.withLock { state in
      state.counter += 1
      return state.counter
    }
    let mark = String(DispatchTime.now().uptimeNanoseconds / 1_000_000, radix: 36)
    return Self.namePrefix + "\(Digest.of(Array(store.utf8)).hex.prefix(8))-\(getpid())-\(mark)-\(number)"
  }

  /// The script of a batch.
  func script(of folder: TaskFolder) throws(StoreError) -> String {
    let memory = settings.memory.map { ($0 << 20) / 10 * 9 / max(1, settings.processors) } ?? 0
    let arguments =
      options.arguments.dropFirst() + [
        "--batch", folder.path, "--jobs", "\(settings.processors)", "--time-limit",
        "\(options.timeLimit.components.seconds)", "--memory-limit", "\(memory >> 20)",
      ]
    let words = ([try program()] + arguments + [store]).map(Self.quoted)
    return "#!/bin/sh\nexec \(words.joined(separator: " ")) --index \"$SLURM_ARRAY_TASK_ID\"\n"
  }

  /// The program that tasks run: a copy in the store, so that a node runs the very bytes that this process does,
  /// wherever they came from and whatever takes their place.
  private func program() throws(StoreError) -> String {
    if let program = state.withLock({ $0.program }) { return program }
    guard let bytes = try Files.read(options.program) else {
      throw .system(operation: "open", path: options.program, errno: ENOENT)
    }
    let folder = TaskFolder.batches(of: store) + "/programs"
    let path = folder + "/" + Digest.of(bytes).hex
    if !Files.exists(path) {
      try Files.makeFolder(folder)
      let temporary = objects.nextTemporaryPath()
      try Files.writeDurably(bytes, to: temporary)
      guard chmod(temporary, 0o755) == 0 else {
        throw .system(operation: "make executable", path: temporary, errno: errno)
      }
      try Files.rename(temporary, to: path)
    }
    state.withLock { $0.program = path }
    return path
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  private static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// How often the cluster is looked at.
struct SlurmTiming: Sendable {
  /// Between two looks at the results; grows to ten times that while nothing comes.
  var results: Duration
  /// Between two questions to the controller; grows to ten times that while nothing comes.
  var question: Duration
  /// How long a task that is over may take until its results are seen here.
  var grace: Duration
  /// How long a controller may be silent.
  var patience: Duration
  /// How often an action may be lost.
  var tries: Int

  static let standard = SlurmTiming(
    results: .milliseconds(500), question: .seconds(3), grace: .seconds(10), patience: .seconds(3600),
    tries: 4)
}
