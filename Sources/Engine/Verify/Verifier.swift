import Hashing
package import PipelineFile
import Records
import StageKit
import Store

/// Proves that the last results are what a run from scratch gives: computes every stage anew from the last
/// snapshot, in a store of its own, and compares roots.
package struct Verifier: Sendable {
  let pipeline: Pipeline
  let workspace: Workspace
  let options: RunOptions

  package init(pipeline: Pipeline, workspace: Workspace, options: RunOptions) {
    self.pipeline = pipeline
    self.workspace = workspace
    self.options = options
  }

  /// Verifies all stages but captures, which cannot be repeated. `scratch` is a folder for the store, which must
  /// not be there and is removed afterwards.
  package func verify(scratch: String) async throws -> [Verification] {
    defer { try? Files.remove(scratch) }
    let fresh = try Session.open(store: scratch) { _ in }
    let run = try fresh.journal.beginRun(pipeline: pipeline.name, started: options.now.description)
    var kept: [String: StageResult] = [:]
    var computed: Set<String> = []
    for stage in pipeline.stages {
      let row = try lastRow(of: stage)
      guard let record = StageRecord(encoded: row.record) else {
        throw EngineError.noResult(stage: stage.name)
      }
      kept[stage.name] = record.result
      if stage.descriptor.shape == .capture {
        try copy(record.result, to: fresh)
        try fresh.journal.record(row, position: kept.count - 1, run: run)
      } else {
        computed.insert(stage.name)
      }
    }
    let unpublished = Pipeline(
      name: pipeline.name, file: pipeline.file, folder: pipeline.folder, stages: pipeline.stages,
      publication: nil)
    let runner = PipelineRunner(pipeline: unpublished, options: options, workspace: fresh) { _ in }
    let pool = runner.makePool()
    defer { pool?.close() }
    let pass = RunPass(
      runner: runner, run: run, selected: computed, bodies: StageBodies(of: pipeline),
      capturesAnew: false, pool: pool)
    return try await pass.run().stages.filter { computed.contains($0.name) }.flatMap { name, record in
      try compare(stage: name, kept: kept[name], fresh: record.result, in: fresh)
    }
  }

  private func copy(_ result: StageResult, to fresh: Workspace) throws(StoreError) {
    for dataset in result.outputs.values {
      var digests: [Digest] = []
      try workspace.forEachNode(of: dataset.root) { digest, node in
        digests.append(digest)
        if case .chunks(let chunks) = node { digests += chunks.map(\.digest) }
      }
      for digest in digests { _ = try fresh.objects.put(try workspace.objects.get(digest)) }
    }
  }

  private func compare(
    stage: String, kept: StageResult?, fresh: StageResult, in scratch: Workspace
  ) throws -> [Verification] {
    try fresh.outputs.sorted { $0.key < $1.key }.map { port, dataset in
      let before = kept?.outputs[port]
      guard before?.root != dataset.root else {
        return Verification(stage: stage, port: port, records: dataset.records, difference: nil)
      }
      let old = try before.map { try workspace.dataset($0.root) } ?? Dataset([])
      let comparison = DatasetComparison(
        kept: old, keptIn: workspace, fresh: try scratch.dataset(dataset.root), freshIn: scratch)
      return Verification(
        stage: stage, port: port, records: dataset.records, difference: try comparison.firstDifference())
    }
  }
}

/// What verifying one output of a stage found.
package struct Verification: Sendable {
  package let stage: String
  package let port: String
  package let records: Int
  /// Nil if the bytes are the same.
  package let difference: RecordDifference?
}
