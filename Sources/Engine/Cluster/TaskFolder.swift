import Glibc
import Store

/// The folder in which tasks of a cluster and the engine write to one another.
///
///     <store>/slurm/<name>/run.sh  job  task-0.jsonl ...  results/0.<attempt>.jsonl ...  log/0.txt ...
///
/// Each file is written once, whole, by one process. A task that is started again is another attempt with a file of its
/// own, so that one that was taken for dead and is not does no harm.
struct TaskFolder: Sendable {
  let path: String

  /// The folder of all batches of a store.
  static func batches(of store: String) -> String { store + "/slurm" }

  var scriptPath: String { path + "/run.sh" }
  var jobPath: String { path + "/job" }
  var resultsPath: String { path + "/results" }
  var logFolder: String { path + "/log" }

  func taskPath(_ index: Int) -> String { "\(path)/task-\(index).jsonl" }
  func logPath(_ index: Int) -> String { "\(logFolder)/\(index).txt" }

  /// Writes a file whole: it is there with all its bytes or not at all, and stays.
  static func write(_ bytes: [UInt8], to path: String) throws(StoreError) {
    let temporary = "\(path).\(getpid()).part"
    try Files.remove(temporary)
    try Files.writeDurably(bytes, to: temporary)
    try Files.rename(temporary, to: path)
    if let slash = path.lastIndex(of: "/") { try Files.syncFolder(String(path[..<slash])) }
  }

  /// The files with results of all attempts, by the number of the task.
  func resultFiles() -> [(index: Int, name: String)] {
    Files.names(in: resultsPath).compactMap { name in
      guard name.hasSuffix(".jsonl"), let index = name.split(separator: ".").first.flatMap({ Int($0) }) else {
        return nil
      }
      return (index, name)
    }
  }

  func results(_ name: String) throws(StoreError) -> TaskResults {
    TaskResults(encoded: try Files.read(resultsPath + "/" + name) ?? [])
  }

  /// How many tasks there are, numbered from 0.
  func taskCount() -> Int {
    Files.names(in: path).count { $0.hasPrefix("task-") && $0.hasSuffix(".jsonl") }
  }
}
