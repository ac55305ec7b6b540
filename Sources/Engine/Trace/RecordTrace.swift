import Hashing
package import PipelineFile
import Records
import StageKit
import Store

/// Follows a record back through the stages: at each, the action that made its chunk, and the record of the chunk
/// before that it was made from.
package struct RecordTrace: Sendable {
  let pipeline: Pipeline
  let workspace: Workspace
  /// The run whose results are looked at; nil for the last.
  let run: Int?

  package init(pipeline: Pipeline, workspace: Workspace, run: Int?) {
    self.pipeline = pipeline
    self.workspace = workspace
    self.run = run
  }

  /// The chain of the record with that identifier, from the last stage that has it.
  package func trace(_ identifier: String) throws -> RecordChain {
    let chain = try chain(identifier)
    return RecordChain(
      identifier: identifier, table: chain.table, steps: chain.steps,
      cluster: try chain.steps.first.flatMap(cluster), quotation: try quotation(in: chain.steps))
  }

  /// The same without what has to be looked for beside the chain.
  func chain(_ identifier: String) throws -> RecordChain {
    guard let found = try find(identifier) else {
      throw EngineError.unknownRecord(identifier, pipeline: pipeline.name)
    }
    var steps: [TraceStep] = []
    var told: Set<RowMember> = []
    var place: RecordPlace? = found
    while let current = place {
      steps.append(try step(current, telling: &told))
      place = try parent(of: current)
    }
    let table = PublishedTables.of(pipeline).first { table in
      table.sources.contains { $0.stage == found.stage.name && $0.port == found.port }
    }
    return RecordChain(
      identifier: identifier, table: table?.name, steps: steps, cluster: nil, quotation: nil)
  }

  /// What stands for a stage, with its record decoded.
  func standing(_ stage: String) throws -> (run: Int, row: StageRow, record: StageRecord)? {
    let found =
      try run.map { try workspace.journal.stage(stage, pipeline: pipeline.name, atRun: $0) }
      ?? workspace.journal.lastStage(stage, pipeline: pipeline.name)
    guard let (run, row) = found, let record = StageRecord(encoded: row.record) else { return nil }
    return (run, row, record)
  }

  private func find(_ identifier: String) throws -> RecordPlace? {
    for stage in pipeline.stages.reversed() {
      guard let standing = try standing(stage.name) else { continue }
      for port in stage.outputs.map(\.name) + [rejectsPort] {
        guard let root = standing.record.result.outputs[port]?.root, let schema = stage.schema(ofOutput: port)
        else { continue }
        let search = RecordSearch(schema: schema, workspace: workspace)
        guard let hit = try search.first(identifier, in: try workspace.dataset(root)) else { continue }
        return RecordPlace(stage: stage, port: port, chunk: hit.chunk, place: hit.place, line: hit.line)
      }
    }
    return nil
  }

  /// The record that the one at a place was made from: of the records that fed the stage the one with the same
  /// identifier, or one that the row names, or one that shares its digits.
  private func parent(of place: RecordPlace) throws -> RecordPlace? {
    guard let record = try standing(place.stage.name)?.record else { return nil }
    for name in try place.possibleParents() {
      for input in place.stage.inputs {
        guard let root = record.inputs[input.port], let feeder = pipeline[input.stage],
          let schema = feeder.schema(ofOutput: input.output)
        else { continue }
        let search = RecordSearch(schema: schema, workspace: workspace)
        guard let hit = try search.first(name, in: try workspace.dataset(root)) else { continue }
        return RecordPlace(
          stage: feeder, port: input.output, chunk: hit.chunk, place: hit.place, line: hit.line)
      }
    }
    return nil
  }

  /// The key of the action that gave a chunk; nil if it is not known (any more).
  private func key(of place: RecordPlace, recipe: Digest) throws -> Digest? {
    return try workspace.journal.actions(recipe: recipe, naming: place.chunk.digest).first {
      ActionResult(encoded: $0.result)?.chunk(of: place.port)?.digest == place.chunk.digest
    }?.key
  }

  private func step(
    _ place: RecordPlace, telling told: inout Set<RowMember>
  ) throws -> TraceStep {
    let standing = try standing(place.stage.name)
    // What was captured is told whole, though later records may say the same.
    let isCaptured = place.stage.descriptor.shape == .capture
    let facts = try place.facts().filter { told.insert($0).inserted || isCaptured }
    return TraceStep(
      stage: place.stage.name, module: place.stage.descriptor.name, port: place.port,
      run: standing?.run ?? 0, recipe: standing?.row.recipe ?? .zero,
      shape: place.stage.descriptor.shape.rawValue,
      key: try standing.flatMap { try key(of: place, recipe: $0.row.recipe) }, chunk: place.chunk,
      place: place.place,
      identifier: try place.identifier(), line: place.line, facts: facts)
  }
}
