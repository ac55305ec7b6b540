import StageKit
import YAML

/// Reads the keys `run`, `metrics`, `notify` and `gc`.
struct RunPolicyReader {
  let folder: String
  var problems: ProblemList

  /// The policy, and what `run` says of every stage that says nothing itself.
  mutating func read(_ keys: KnownKeys) -> (policy: RunPolicy, stages: StagePolicy) {
    var policy = RunPolicy()
    var stages = StagePolicy()
    if let node = keys.value(FileKey.run.name), let keys = section(node, FileKey.run, FileKey.ofRun) {
      if let node = keys.value(FileKey.keepGoing.name) {
        policy.keepsGoing = problems.boolean(node, of: .keepGoing) ?? false
      }
      if let node = keys.value(FileKey.timeLimit.name) {
        policy.timeLimit = problems.positiveTime(node, of: .timeLimit)
      }
      if let node = keys.value(FileKey.minimumFree.name) {
        policy.minimumFree = problems.byteSize(node, of: .minimumFree) ?? policy.minimumFree
      }
      stages = StagePolicyReader.read(keys, from: stages, &problems)
      stages.timeLimit = nil
    }
    if let node = keys.value(FileKey.metrics.name) {
      policy.metrics = problems.nonemptyText(node, of: .metrics).map { FilePath.resolve($0, in: folder) }
    }
    if let node = keys.value(FileKey.notify.name) {
      var reader = NotificationReader(folder: folder, problems: problems)
      policy.notifications = reader.read(node)
      problems = reader.problems
    }
    if let node = keys.value(FileKey.collection.name) { policy.collection = collection(node) }
    return (policy, stages)
  }

  private mutating func section(_ node: YAMLNode, _ key: FileKey, _ known: [FileKey]) -> KnownKeys? {
    let names = known.map(\.name)
    guard let mapping = problems.mapping(node, of: key.name, content: names.joined(separator: ", ")) else {
      return nil
    }
    return KnownKeys(mapping, known: names, problems: &problems)
  }

  private mutating func collection(_ node: YAMLNode) -> CollectionPolicy? {
    guard let keys = section(node, FileKey.collection, FileKey.ofCollection) else { return nil }
    var policy = CollectionPolicy()
    if let node = keys.value(FileKey.keptRuns.name) {
      policy.runs = problems.count(node, of: .keptRuns, from: 1) ?? policy.runs
    }
    if let node = keys.value(FileKey.maxAge.name) { policy.age = problems.positiveTime(node, of: .maxAge) }
    if let node = keys.value(FileKey.maxSize.name) { policy.size = problems.byteSize(node, of: .maxSize) }
    if let node = keys.value(FileKey.captures.name) {
      policy.captures = problems.positiveTime(node, of: .captures)
    }
    if let node = keys.value(FileKey.grace.name) {
      policy.grace = problems.timeLength(node, of: .grace) ?? policy.grace
    }
    return policy
  }
}

/// Reads what a stage, or `run` for all stages, says of tries and time.
enum StagePolicyReader {
  static func read(
    _ keys: KnownKeys, from base: StagePolicy, _ problems: inout ProblemList
  ) -> StagePolicy {
    var policy = base
    if let node = keys.value(FileKey.retries.name) {
      policy.retries = problems.count(node, of: .retries, from: 0, to: 20) ?? policy.retries
    }
    if let node = keys.value(FileKey.retryDelay.name) {
      policy.delay = problems.timeLength(node, of: .retryDelay) ?? policy.delay
    }
    if let node = keys.value(FileKey.timeLimit.name) {
      policy.timeLimit = problems.positiveTime(node, of: .timeLimit)
    }
    return policy
  }
}
