/// What the controller says of one task of a job array.
struct SlurmTaskState: Hashable, Sendable {
  /// For `squeue -o`: name, job with task, task, state, reason, nodes.
  static let format = "%j|%i|%K|%T|%r|%N"

  let name: String
  /// What `scancel` takes: `12_3`.
  let job: String
  let index: Int
  /// In capitals, as Slurm writes it.
  let state: String
  let reason: String
  let nodes: String

  /// Reads a line of that format; nil for anything else.
  init?(line: String) {
    let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, let index = Int(parts[2]), !parts[3].isEmpty else { return nil }
    (name, job, state, reason, nodes) = (parts[0], parts[1], parts[3], parts[4], parts[5])
    self.index = index
  }

  private static let ends: Set<String> = [
    "BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY", "PREEMPTED",
    "REVOKED", "TIMEOUT",
  ]

  /// Whether nothing more will come of it. Not whether it was done: that the results say. A state that is not known
  /// is none of these.
  var isOver: Bool { Self.ends.contains(state) }

  /// Whether it waits for somebody to release it, which nobody will.
  var isStuck: Bool {
    state == "REQUEUE_HOLD" || state == "SPECIAL_EXIT"
      || state == "PENDING" && reason.contains("requeued held")
      || reason == "DependencyNeverSatisfied"
  }

  var isWaiting: Bool { state == "PENDING" && !isStuck }
}
