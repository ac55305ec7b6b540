import Hashing
import Store

/// A job array under way, and what of it is still owed.
struct SlurmBatch {
  struct Task {
    /// Keys of the actions without a result.
    var owed: Set<Digest>
    /// Since when the controller has not known it as under way.
    var missingSince: ContinuousClock.Instant?
    /// How it ended, in the controller's words.
    var end = "is unknown to the controller"
    var nodes = ""
  }

  let folder: TaskFolder
  /// The job's name; no other job of the cluster has it.
  let name: String
  /// Whether this run has submitted it.
  let isOwn: Bool
  /// The job's number, once it is known.
  var job: String?
  var tasks: [Task]
  /// The size of each file with results when it was read last.
  var read: [String: Int] = [:]
  /// What was read and cannot be relied on yet, as an object that it names is not seen here yet.
  var unseen: Set<String> = []
  /// How many notices of each file were taken.
  private var notices: [String: Int] = [:]

  var isOpen: Bool { tasks.contains { !$0.owed.isEmpty } }

  /// Keys of all actions without a result.
  var owed: Set<Digest> { tasks.reduce(into: []) { $0.formUnion($1.owed) } }

  init(folder: TaskFolder, name: String, isOwn: Bool, job: String?, tasks: [[Digest]]) {
    self.folder = folder
    self.name = name
    self.isOwn = isOwn
    self.job = job
    self.tasks = tasks.map { Task(owed: Set($0)) }
  }

  /// A batch that an earlier run has left.
  init(left folder: TaskFolder, name: String) throws(StoreError) {
    var tasks: [[Digest]] = []
    for index in 0..<folder.taskCount() {
      tasks.append(ClusterTask.keys(encoded: try Files.read(folder.taskPath(index)) ?? []))
    }
    let job = try Files.read(folder.jobPath).map { String(decoding: $0, as: UTF8.self) }
    self.init(folder: folder, name: name, isOwn: false, job: job, tasks: tasks)
  }

  /// The entries that have come since this was called last. Those whose objects are not seen yet come later; a file on
  /// another machine may be seen before another that was written earlier.
  mutating func news(_ objects: ObjectStore) throws(StoreError) -> [TaskResults.Entry] {
    var entries: [TaskResults.Entry] = []
    for (index, name) in folder.resultFiles() where index < tasks.count {
      let size = Files.size(of: folder.resultsPath + "/" + name)
      guard read[name] != size || unseen.contains(name) else { continue }
      read[name] = size
      unseen.remove(name)
      var count = 0
      for entry in try folder.results(name).entries {
        switch entry {
        case .answer(let key, let answer):
          guard tasks[index].owed.contains(key) else { continue }
          guard answer.result.references.allSatisfy(objects.contains) else {
            unseen.insert(name)
            continue
          }
          tasks[index].owed.remove(key)
          entries.append(entry)
        case .notice:
          count += 1
          if count > notices[name, default: 0] { entries.append(entry) }
        // What ended an earlier run's task may have been mended: it is done again once it is over.
        case .failure: if isOwn { entries.append(entry) }
        }
      }
      notices[name] = count
    }
    return entries
  }

  /// Takes in what the controller says; nil for a task that it does not know.
  mutating func note(_ state: SlurmTaskState?, of index: Int, now: ContinuousClock.Instant) {
    if let state {
      tasks[index].nodes = state.nodes
      if !state.isOver, !state.isStuck {
        tasks[index].missingSince = nil
        return
      }
      tasks[index].end = "ended as \(state.state)" + (state.nodes.isEmpty ? "" : " on \(state.nodes)")
    }
    if tasks[index].missingSince == nil { tasks[index].missingSince = now }
  }
}
