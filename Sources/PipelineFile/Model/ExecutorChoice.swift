/// Where a pipeline's stages are performed. Never part of a key: the bytes are the same everywhere.
package enum ExecutorChoice: Hashable, Sendable {
  /// In worker processes of this machine.
  case local
  /// In jobs of the Slurm cluster that this machine belongs to.
  case slurm(SlurmSettings)
}

/// What jobs ask Slurm for; what is nil is left to the cluster's defaults.
package struct SlurmSettings: Hashable, Sendable {
  package var partition: String?
  package var account: String?
  package var qos: String?
  /// The time limit of a task as Slurm writes it: minutes, `H:M:S` or `D-H:M:S`.
  package var time: String?
  /// The memory of a task, in megabytes.
  package var memory: Int?
  /// Processors of a task; as many chunks are worked on at a time.
  package var processors: Int
  /// Most tasks of one job array.
  package var arraySize: Int
  /// Fewest chunks of a task, and the most that are not worth a job and are worked on here.
  package var taskSize: Int

  package static let defaultArraySize = 100
  package static let defaultTaskSize = 8

  package init(
    partition: String? = nil, account: String? = nil, qos: String? = nil, time: String? = nil,
    memory: Int? = nil, processors: Int = 1, arraySize: Int = defaultArraySize,
    taskSize: Int = defaultTaskSize
  ) {
    self.partition = partition
    self.account = account
    self.qos = qos
    self.time = time
    self.memory = memory
    self.processors = processors
    self.arraySize = arraySize
    self.taskSize = taskSize
  }
}
