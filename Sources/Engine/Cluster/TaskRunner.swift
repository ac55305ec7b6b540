import Hashing
package import PipelineFile
import Records
import StageKit
import Store
import Synchronization
import YAML

/// The node's side of a batch: performs one task in worker processes, as the engine does here, and writes down what
/// came of it every few seconds, so that a task that is killed loses no more than that.
package struct TaskRunner: Sendable {
  private static let interval = Duration.seconds(2)

  let registry: StageRegistry
  let store: String
  let folder: TaskFolder
  let index: Int
  /// Tells this start of the task from others.
  let attempt: String
  let options: WorkerOptions
  let jobs: Int

  package init(
    registry: StageRegistry, store: String, batch: String, index: Int, attempt: String,
    options: WorkerOptions,
    jobs: Int
  ) {
    self.registry = registry
    self.store = store
    folder = TaskFolder(path: batch)
    self.index = index
    self.attempt = attempt
    self.options = options
    self.jobs = jobs
  }

  /// The name of this start of a task, by the environment that Slurm gives it.
  package static func attempt(_ environment: [String: String]) -> String {
    let job = environment["SLURM_ARRAY_JOB_ID"] ?? environment["SLURM_JOB_ID"] ?? "0"
    return "\(job)-\(environment["SLURM_RESTART_COUNT"] ?? "0")"
  }

  /// Performs what of the task earlier attempts have not. Throws what ended it, after writing it down.
  package func run() async throws {
    let objects = try ObjectStore(store: store)
    let notices = Mutex<[String]>([])
    var results = TaskResults()
    do {
      guard let bytes = try Files.read(folder.taskPath(index)) else {
        throw StoreError.system(operation: "open", path: folder.taskPath(index), errno: 2)
      }
      let task = try ClusterTask(encoded: bytes, files: objects)
      try checkRecipe(of: task)
      let rest = try unfinished(task)
      let pool = WorkerPool(options, store: store, jobs: jobs)
      defer { pool.close() }
      var written = ContinuousClock.now
      let answers = pool.answers(to: rest.enumerated().map { ($0.offset, $0.element) }, ticket: task.ticket) {
        notice in notices.withLock { $0.append(notice.text) }
      }
      for try await (place, answer) in answers {
        objects.noteStored(answer.result)
        results.add(.answer(key: rest[place].key, answer))
        guard ContinuousClock.now - written >= Self.interval else { continue }
        try write(&results, notices, objects)
        written = .now
      }
      try write(&results, notices, objects)
    } catch {
      results.add(.failure(WorkerFailure(error)))
      try write(&results, notices, objects)
      throw error
    }
  }

  /// The actions whose results no earlier attempt has written down.
  private func unfinished(_ task: ClusterTask) throws -> [Action] {
    var known: Set<Digest> = []
    for (number, name) in folder.resultFiles() where number == index {
      known.formUnion(try folder.results(name).answers.keys)
    }
    return task.actions.filter { !known.contains($0.key) }
  }

  /// A node with another version of the program or of a library would give other bytes under the same key.
  private func checkRecipe(of task: ClusterTask) throws {
    let ticket = task.ticket
    guard let module = registry[ticket.module] else {
      throw EngineError.stageFailed(
        stage: ticket.stage, problem: "the program on this node has no module '\(ticket.module)'")
    }
    let stage = PipelineStage(
      name: ticket.stage, module: module, inputs: [], parameters: ticket.parameters, places: [:], mark: .start
    )
    guard task.actions.allSatisfy({ $0.recipe == Recipe(of: stage).digest }) else {
      throw EngineError.stageFailed(
        stage: ticket.stage,
        problem:
          "the node has another version of the program or of a library than the machine that submitted the "
          + "job: "
          + Recipe(of: stage).components.filter { $0.name.hasPrefix("library") }
          .map { "\($0.name) \($0.value)" }.joined(separator: ", "))
    }
  }

  private func write(
    _ results: inout TaskResults, _ notices: borrowing Mutex<[String]>, _ objects: ObjectStore
  ) throws {
    let new = notices.withLock { notices in
      defer { notices = [] }
      return notices
    }
    for text in new { results.add(.notice(text)) }
    // The objects must be there to stay before anything names them.
    try objects.flush()
    try TaskFolder.write(results.encoded, to: "\(folder.resultsPath)/\(index).\(attempt).jsonl")
  }
}
