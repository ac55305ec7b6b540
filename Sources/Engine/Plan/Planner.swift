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

  /// The plan of each stage, in the order of the pipeline.
  package func plan() async throws -> [StagePlan] {
    let bodies = try StageBodies(of: pipeline, names: Set(pipeline.stages.map(\.name)))
    var known: [String: [String: Dataset]] = [:]
    var plans: [StagePlan] = []
    for stage in pipeline.stages {
      let waits = stage.inputs.map(\.stage).filter { known[$0] == nil }
      let last = try workspace.journal.lastStage(stage.name, pipeline: pipeline.name)
      guard waits.isEmpty, let body = bodies[stage.name] else {
        plans.append(plan(stage, .waits(for: unique(waits)), reasons: [], records: nil, lastRun: last?.run))
        continue
      }
      let expected: Expected
      if case .capture(let capture) = body {
        expected = try await look(capture, stage: stage)
      } else {
        expected = try expect(stage, inputs: known)
      }
      known[stage.name] = expected.outputs
      let lastRecord = (last?.row.record).flatMap(StageRecord.init(encoded:))
      var reasons: [String] = []
      if expected.state != .upToDate {
        let inputs = stage.inputs.map { ($0.port, known[$0.stage]?[$0.output] ?? Dataset([])) }
        reasons = try RerunExplainer(stage: stage, file: pipeline.file).reasons(
          recipe: Recipe(of: stage), inputs: inputs, last: last?.row, lastRecord: lastRecord,
          workspace: workspace
        ).map(\.text)
      }
      plans.append(
        plan(
          stage, expected.state, reasons: reasons,
          records: expected.outputs?[stage.outputs.first?.name ?? ""]?.count, lastRun: last?.run))
    }
    return plans
  }

  /// What is known of a stage before it runs: its datasets, if all of its results are known.
  private struct Expected {
    let state: StagePlan.State
    let outputs: [String: Dataset]?
  }

  private func plan(
    _ stage: PipelineStage, _ state: StagePlan.State, reasons: [String], records: Int?, lastRun: Int?
  ) -> StagePlan {
    StagePlan(
      name: stage.name, module: stage.descriptor.name, state: state, reasons: reasons, records: records,
      lastRun: lastRun)
  }

  private func look(_ capture: any CaptureStage, stage: PipelineStage) async throws -> Expected {
    let port = stage.outputs[0].name
    let last = try workspace.journal.lastCapture(pipeline: pipeline.name, stage: stage.name)
    let lastResult = last.flatMap { StageResult(encoded: $0.result) }
    let before = try (lastResult?.outputs[port]).map { try workspace.dataset($0.root) }
    let builder = try SnapshotBuilder(
      baseFolder: pipeline.folder, now: now, isOffline: true,
      previousLedger: try last.map { try workspace.objects.get($0.ledger) },
      spoolPath: workspace.objects.nextTemporaryPath())
    _ = try await capture.capture(builder)
    let assembly = SnapshotAssembly(builder: builder, port: port, previous: before, workspace: workspace)
    let (dataset, missing) = try assembly.expectedDataset()
    let state: StagePlan.State =
      before.map { $0.root == dataset.root } == true
      ? .upToDate : .runs(missing: missing, total: dataset.chunks.count)
    return Expected(state: state, outputs: [port: dataset])
  }

  private func expect(_ stage: PipelineStage, inputs known: [String: [String: Dataset]]) throws -> Expected {
    let recipe = Recipe(of: stage)
    let inputs = stage.inputs.map { (port: $0.port, dataset: known[$0.stage]?[$0.output] ?? Dataset([])) }
    let key = ActionKey.stage(recipe: recipe.digest, inputs: inputs.map { ($0.port, $0.dataset.root) })
    if let result = try workspace.journal.stageResult(of: key).flatMap(StageResult.init(encoded:)) {
      return Expected(
        state: .upToDate, outputs: try result.outputs.mapValues { try workspace.dataset($0.root) })
    }
    let step = [StageShape.map: "map", .fold: "partial", .link: "signature"][stage.descriptor.shape] ?? "map"
    let keys = inputs.flatMap { input in
      input.dataset.chunks.map {
        ActionKey.action(step, recipe: recipe.digest, inputs: [(input.port, $0.digest)])
      }
    }
    let results = try workspace.journal.results(of: keys)
    let missing = keys.count { results[$0] == nil }
    guard missing == 0, stage.descriptor.shape == .map else {
      return Expected(state: .runs(missing: missing, total: keys.count), outputs: nil)
    }
    let parts = keys.compactMap { results[$0].flatMap(ActionResult.init(encoded:)) }
    let ports = stage.outputs.map(\.name) + [rejectsPort]
    let outputs = ports.map { port in (port, Dataset(parts.compactMap { $0.chunk(of: port) })) }
    return Expected(
      state: .upToDate, outputs: Dictionary(outputs, uniquingKeysWith: { first, _ in first }))
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
