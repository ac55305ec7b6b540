import Hashing
package import PipelineFile
package import Records
import StageKit
import Store

/// Tells what a run would do without doing it: looks at local sources, asks no network, writes nothing that
/// counts and needs no lock.
package struct Planner: Sendable {
  let pipeline: Pipeline
  let workspace: Workspace
  let now: Instant

  package init(pipeline: Pipeline, workspace: Workspace, now: Instant) {
    self.pipeline = pipeline
    self.workspace = workspace
    self.now = now
  }

  /// The plan of each stage, in the order of the pipeline. What has to be made on the way, as the snapshot that a run
  /// would seal, is gone afterwards.
  package func plan() async throws -> [StagePlan] {
    let scratch = try ObjectStore(over: workspace.objects)
    defer { try? scratch.removeScratch() }
    return try await Planner(
      pipeline: pipeline, workspace: Workspace(objects: scratch, journal: workspace.journal), now: now
    ).plans()
  }

  private func plans() async throws -> [StagePlan] {
    let bodies = StageBodies(of: pipeline)
    var known: [String: [String: DatasetReference]] = [:]
    var outlook = Outlook(pipeline: pipeline, journal: workspace.journal)
    var plans: [StagePlan] = []
    for stage in pipeline.stages {
      let waits = stage.inputs.map(\.stage).filter { known[$0] == nil }
      let last = try workspace.journal.lastStage(stage.name, pipeline: pipeline.name)
      guard waits.isEmpty else {
        let state = StagePlan.State.waits(for: unique(waits))
        let work = try outlook.work(of: stage, state: state, missingRecords: nil)
        plans.append(
          StagePlan(
            name: stage.name, module: stage.descriptor.name, state: state, reasons: [], records: nil,
            lastRun: last?.run, work: work))
        continue
      }
      let expected: Expected
      if stage.descriptor.shape == .capture, case .capture(let capture) = try bodies.body(stage.name) {
        expected = try await look(capture, stage: stage)
      } else {
        expected = try await expect(stage, inputs: try inputs(of: stage, from: known))
      }
      known[stage.name] = expected.outputs
      plans.append(
        StagePlan(
          name: stage.name, module: stage.descriptor.name, state: expected.state,
          reasons: try reasons(for: stage, expected, inputs: known, last: last?.row),
          records: expected.outputs?[stage.outputs.first?.name ?? ""]?.records, lastRun: last?.run,
          work: try outlook.work(of: stage, state: expected.state, missingRecords: expected.missingRecords)))
    }
    return plans
  }

  /// What is known of a stage before it runs: its datasets, if all of its results are known.
  private struct Expected {
    let state: StagePlan.State
    let outputs: [String: DatasetReference]?
    /// Records of the chunks that have no known result.
    var missingRecords = 0
  }

  private func reasons(
    for stage: PipelineStage, _ expected: Expected, inputs known: [String: [String: DatasetReference]],
    last: StageRow?
  ) throws -> [RerunReason] {
    guard expected.state != .upToDate else { return [] }
    let comparison = DatasetChanges(workspace: workspace)
    let explainer = RerunExplainer(stage: stage, file: pipeline.file)
    let roots = try inputs(of: stage, from: known)
    let compared = zip(stage.inputs, roots).map { source, input in
      ComparedInput(source: source, root: input.root, schema: pipeline.schema(of: source))
    }
    let lastRecord = (last?.record).flatMap(StageRecord.init(encoded:))
    let reasons = try explainer.reasons(
      recipe: Recipe(of: stage), inputs: compared, last: last, lastRecord: lastRecord, comparison: comparison,
      journal: workspace.journal)
    guard let lastRecord, stage.descriptor.shape == .capture, let port = stage.outputs.first,
      let before = lastRecord.result.outputs[port.name], let dataset = expected.outputs?[port.name]
    else { return reasons }
    let change = comparison.change(from: before.root, to: dataset.root, schema: port.schema)
    return reasons + [.seen(change: change)]
  }

  private func look(_ capture: any CaptureStage, stage: PipelineStage) async throws -> Expected {
    let port = stage.outputs[0].name
    let last = try workspace.journal.lastCapture(pipeline: pipeline.name, stage: stage.name)
    let lastResult = last.flatMap { StageResult(encoded: $0.result) }
    let builder = SnapshotBuilder(
      baseFolder: pipeline.folder, now: now, isOffline: true,
      previousLedger: try lastResult == nil
        ? nil : last.map { StoredLedger.bytes(of: try workspace.objects.get($0.ledger)) },
      workspace: workspace)
    let outcome = try await capture.capture(builder)
    if outcome.isUnchanged, let lastResult {
      return Expected(state: .upToDate, outputs: lastResult.outputs)
    }
    let before = lastResult?.outputs[port]
    let (dataset, made) = try builder.documents(previous: before?.root)
    let state: StagePlan.State =
      before?.root == dataset.root ? .upToDate : .runs(missing: made, total: dataset.chunks)
    let change = before.flatMap { try? DatasetDifference(from: $0.root, to: dataset.root, in: workspace) }
    return Expected(
      state: state, outputs: [port: dataset],
      missingRecords: change.map { $0.added.reduce(0) { $0 + $1.count } } ?? dataset.records)
  }

  private func inputs(
    of stage: PipelineStage, from known: [String: [String: DatasetReference]]
  ) throws -> [(port: String, root: Digest)] {
    try stage.inputs.map { input in
      (input.port, try known[input.stage]?[input.output]?.root ?? workspace.store(Dataset([])).root)
    }
  }

  private func expect(
    _ stage: PipelineStage, inputs: [(port: String, root: Digest)]
  ) async throws -> Expected {
    let recipe = Recipe(of: stage)
    let key = ActionKey.stage(recipe: recipe.digest, inputs: inputs.map { ($0.port, $0.root) })
    if let result = try workspace.journal.stageResult(of: key).flatMap(StageResult.init(encoded:)) {
      return Expected(state: .upToDate, outputs: result.outputs)
    }
    let steps: [StageShape: ActionStep] = [.map: .map, .fold: .partial, .link: .sign]
    var missing = (chunks: 0, records: 0)
    for input in inputs {
      let unknown = try BlockLookup(
        step: steps[stage.descriptor.shape] ?? .map, recipe: recipe.digest, port: input.port,
        workspace: workspace
      ).missing(below: input.root)
      missing = (missing.chunks + unknown.chunks, missing.records + unknown.records)
    }
    let total = try inputs.reduce(0) { $0 + (try workspace.node($1.root).reference($1.root).chunks) }
    guard missing.chunks == 0, stage.descriptor.shape == .map else {
      return Expected(
        state: .runs(missing: missing.chunks, total: total), outputs: nil, missingRecords: missing.records)
    }
    // All that a run would do is to put together what is known; nothing is performed, and no row is written.
    let executor = ActionExecutor(
      workspace: workspace, run: nil, jobs: 1, site: .here { _ in throw CancellationError() })
    let execution = StageExecution(
      stage: stage, recipe: recipe, inputs: inputs, workspace: workspace, executor: executor, isForced: false)
    return Expected(state: .upToDate, outputs: try await execution.runMap().result.outputs)
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
