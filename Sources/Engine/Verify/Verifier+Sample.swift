package import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// What verifying a sample of a stage's actions found.
package struct SampledStage: Sendable {
  package let stage: String
  package let actions: Int
  package let checked: Int
  /// The first action that gave something else than the store has; nil if all gave the same bytes.
  package let difference: SampledDifference?
}

/// An action that gave something else.
package struct SampledDifference: Sendable {
  package let step: String
  package let key: Digest
  package let port: String?
  package let record: RecordDifference
}

extension Verifier {
  /// Performs a sample of each stage's actions anew, in a store of its own, and compares what comes of them with
  /// what is kept. An action is in the sample if its key, which is as good as random, is small enough: the same
  /// actions each time, others after a change, and at least one a stage. `share` is between 0 and 1.
  package func verify(sample share: Double, scratch: String) async throws -> [SampledStage] {
    defer { try? Files.remove(scratch) }
    let fresh = try Session.open(store: scratch) { _ in }
    let run = try fresh.journal.beginRun(pipeline: pipeline.name, started: options.now.description)
    let bodies = StageBodies(of: pipeline)
    var checked: [SampledStage] = []
    for stage in pipeline.stages {
      guard stage.descriptor.shape != .capture else { continue }
      let body = try bodies.body(stage.name)
      let known = try await trail(of: stage, body)
      let sample = Self.sample(known, share: share)
      for input in sample.flatMap(\.action.inputs) {
        _ = try fresh.objects.put(try workspace.objects.get(input.digest))
      }
      let performer = ActionPerformer(
        module: stage.descriptor.name, body: body, ports: stage.outputs.map(\.name), objects: fresh.objects)
      let executor = ActionExecutor(
        workspace: fresh, run: run, jobs: options.jobs,
        site: .here { try performer.perform($0.step, $0.inputs) })
      let results = try await executor.results(of: sample.map(\.action), isForced: true).results
      checked.append(
        SampledStage(
          stage: stage.name, actions: known.count, checked: sample.count,
          difference: try firstDifference(sample, results, in: fresh)))
    }
    return checked
  }

  static func sample(_ actions: [TrailAction], share: Double) -> [TrailAction] {
    let limit = share >= 1 ? UInt64.max : UInt64(share * 0x1p64)
    let sample = actions.filter { $0.action.key.prefix <= limit }
    guard sample.isEmpty, let least = actions.min(by: { $0.action.key < $1.action.key }) else {
      return sample
    }
    return [least]
  }

  private func trail(of stage: PipelineStage, _ body: StageBody) async throws -> [TrailAction] {
    let row = try lastRow(of: stage)
    guard let record = StageRecord(encoded: row.record) else { throw EngineError.noResult(stage: stage.name) }
    let inputs = stage.inputs.compactMap { input in
      record.inputs[input.port].map { (port: input.port, root: $0) }
    }
    return try await ActionTrail(workspace: workspace).trail(
      of: stage, body, recipe: Recipe(of: stage), inputs: inputs
    ).actions
  }

  /// The row of a stage's last result. Throws if the stage has none, or if it would not be made the same way now:
  /// then a difference would say nothing.
  func lastRow(of stage: PipelineStage) throws -> StageRow {
    guard let row = try workspace.journal.lastStage(stage.name, pipeline: pipeline.name)?.row else {
      throw EngineError.noResult(stage: stage.name)
    }
    guard row.recipe == Recipe(of: stage).digest else { throw EngineError.notUpToDate(stage: stage.name) }
    return row
  }

  private func firstDifference(
    _ sample: [TrailAction], _ results: [ActionResult], in fresh: Workspace
  ) throws -> SampledDifference? {
    for (known, result) in zip(sample, results) {
      guard known.result != result else { continue }
      let (port, record) = try difference(known.result, result, in: fresh)
      return SampledDifference(
        step: known.action.step.rawValue, key: known.action.key, port: port, record: record)
    }
    return nil
  }

  private func difference(
    _ kept: ActionResult, _ fresh: ActionResult, in scratch: Workspace
  ) throws -> (port: String?, record: RecordDifference) {
    for port in Set((kept.chunks + fresh.chunks).map(\.port)).sorted() {
      let (old, new) = (kept.chunk(of: port), fresh.chunk(of: port))
      guard old != new else { continue }
      let comparison = DatasetComparison(
        kept: Dataset(old.map { [$0] } ?? []), keptIn: workspace, fresh: Dataset(new.map { [$0] } ?? []),
        freshIn: scratch)
      return (port, try comparison.firstDifference())
    }
    let (old, new) = (kept.intermediates.map(\.hex), fresh.intermediates.map(\.hex))
    let first = zip(old, new).first { $0 != $1 }
    return (
      nil,
      RecordDifference(
        record: "(intermediate)", field: nil, kept: first?.0 ?? old.last, fresh: first?.1 ?? new.last)
    )
  }
}
