import StageKit
import YAML

/// Reads the whole of a pipeline file: its keys, its stages, and how they hang together.
struct PipelineReader {
  let file: String
  let folder: String
  let registry: StageRegistry
  var problems: ProblemList

  /// The pipeline, as far as it could be read: it counts only if there are no problems.
  mutating func read(_ root: YAMLNode) -> Pipeline? {
    guard case .mapping(let mapping) = root.content else {
      let expected = ValueExpectation.mapping(of: FileKey.all.map(\.name).joined(separator: ", "))
      problems.add(root.mark, .wrongValue(of: file, expected: expected, found: root.found, advice: nil))
      return nil
    }
    let keys = KnownKeys(mapping, known: FileKey.all.map(\.name), problems: &problems)
    let name = name(keys, at: root.mark)
    var policies = RunPolicyReader(folder: folder, problems: problems)
    let (policy, stagePolicy) = policies.read(keys)
    problems = policies.problems
    let drafts = stages(keys, policy: stagePolicy, at: root.mark)
    let publication = publication(keys, pipeline: name ?? "", at: root.mark)
    let executor = executor(keys)
    let sharedStore = sharedStore(keys)
    var resolver = InputResolver(drafts: drafts, problems: problems)
    let inputs = resolver.resolve()
    problems = resolver.problems
    let order = StageOrder(reads: drafts.map { resolver.stagesRead(by: $0) })
    for cycle in order.cycles { report(cycle, drafts) }
    guard problems.isEmpty, let name else { return nil }
    let stages = order.order.compactMap { drafts[$0].stage(inputs: inputs[$0]) }
    return Pipeline(
      name: name, file: file, folder: folder, stages: stages, publication: publication, executor: executor,
      sharedStore: sharedStore, policy: policy)
  }

  private mutating func name(_ keys: KnownKeys, at mark: Mark) -> String? {
    guard let entry = keys[FileKey.pipeline.name] else {
      problems.add(
        mark, .missingKey(FileKey.pipeline.name, meaning: "it names the pipeline: 'pipeline: nightly'"))
      return nil
    }
    guard let name = problems.text(entry.valueNode, of: FileKey.pipeline.name) else { return nil }
    guard PipelineName.isValid(name) else {
      problems.add(entry.valueNode.mark, .badName(name, of: .pipeline))
      return nil
    }
    return name
  }

  private mutating func stages(_ keys: KnownKeys, policy: StagePolicy, at mark: Mark) -> [StageDraft] {
    guard let entry = keys[FileKey.stages.name] else {
      problems.add(mark, .missingKey(FileKey.stages.name, meaning: "it holds the stages by their names"))
      return []
    }
    let node = entry.valueNode
    if node.isNull {
      problems.add(entry.keyNode.mark, .noStages)
      return []
    }
    guard let mapping = problems.mapping(node, of: FileKey.stages.name, content: "stages") else { return [] }
    if mapping.entries.isEmpty { problems.add(node.mark, .noStages) }
    var drafts: [StageDraft] = []
    for stage in mapping.entries where !problems.isFull {
      var reader = StageReader(folder: folder, registry: registry, policy: policy, problems: problems)
      drafts.append(reader.read(stage))
      problems = reader.problems
    }
    return drafts
  }

  private mutating func sharedStore(_ keys: KnownKeys) -> String? {
    guard let node = keys.value(FileKey.store.name) else { return nil }
    let names = FileKey.ofStore.map(\.name)
    let content = names.joined(separator: ", ")
    guard let mapping = problems.mapping(node, of: FileKey.store.name, content: content) else { return nil }
    let keys = KnownKeys(mapping, known: names, problems: &problems)
    guard let node = keys.value(FileKey.shared.name), let path = problems.text(node, of: FileKey.shared.name)
    else { return nil }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      problems.refuse(node, of: FileKey.shared.name, expected: .nonemptyText)
      return nil
    }
    return FilePath.resolve(path, in: folder)
  }

  private mutating func executor(_ keys: KnownKeys) -> ExecutorChoice {
    guard let node = keys.value(FileKey.executor.name) else { return .local }
    var reader = ExecutorReader(problems: problems)
    let choice = reader.read(node)
    problems = reader.problems
    return choice
  }

  private mutating func publication(_ keys: KnownKeys, pipeline: String, at mark: Mark) -> Publication {
    var reader = PublicationReader(folder: folder, pipeline: pipeline, problems: problems)
    let publication = reader.read(
      keys.value(FileKey.publish.name), at: keys[FileKey.publish.name]?.keyNode.mark ?? mark)
    problems = reader.problems
    return publication
  }

  /// Reports a cycle where its first stage names the one before it.
  private mutating func report(_ cycle: [Int], _ drafts: [StageDraft]) {
    let last = drafts[cycle[cycle.count - 1]].name
    let mark = drafts[cycle[0]].references.first { $0.stage == last }?.mark ?? drafts[cycle[0]].mark
    problems.add(mark, .cycle((cycle + [cycle[0]]).map { drafts[$0].name }))
  }
}
