import Hashing
import Records

extension RunReport {
  /// The file's bytes, as `run.schema.json` describes them: stages in the order of the run, maps sorted by name.
  package var bytes: [UInt8] {
    JSONTree.object([
      ("run_id", .string(runID)), ("pipeline", .string(pipeline)),
      ("pipeline_digest", .string("sha256:\(pipelineDigest.hex)")), ("outcome", .string(outcome.rawValue)),
      ("started_at", .string(startedAt.description)), ("finished_at", .string(finishedAt.description)),
      ("as_of", .optional(asOf)), ("offline", .boolean(isOffline)),
      ("versions", Self.map(versions) { .string($0) }), ("stages", .array(stages.map(Self.tree))),
      ("failures", .array(failures.map(Self.tree))),
      ("files", .array(files.sorted { $0.path < $1.path }.map(Self.tree))),
    ]).indented
  }

  private static func tree(_ stage: StageReport) -> JSONTree {
    .object([
      ("stage", .string(stage.name)), ("uses", .string(stage.module)), ("shape", .string(stage.shape)),
      ("decision", .string(stage.decision.rawValue)), ("reasons", .strings(stage.reasons)),
      ("key", digest(stage.key)), ("result", digest(stage.result)), ("code", .string(stage.codeDigest)),
      ("parameters", .raw(stage.parameters)), ("inputs", map(stage.inputs) { digest($0) }),
      ("records", map(stage.records) { .integer($0) }), ("rejects", .integer(stage.rejects)),
      ("actions_run", .integer(stage.actionsRun)), ("actions_cached", .integer(stage.actionsCached)),
      ("milliseconds", .integer(stage.milliseconds)),
    ])
  }

  private static func tree(_ failure: SourceReport) -> JSONTree {
    .object([
      ("stage", .string(failure.stage)), ("source", .string(failure.source)),
      ("reason", .string(failure.reason)),
    ])
  }

  private static func tree(_ file: TableResource) -> JSONTree {
    .object([
      ("path", .string(file.path)), ("table", .string(file.table)),
      ("format", .string(file.format.rawValue)), ("rows", .integer(file.rows)),
      ("bytes", .integer(file.bytes)), ("digest", digest(file.digest)),
    ])
  }

  private static func digest(_ digest: Digest?) -> JSONTree {
    .optional(digest.map { "sha256:\($0.hex)" })
  }

  private static func map<Value>(_ values: [String: Value], _ tree: (Value) -> JSONTree) -> JSONTree {
    .object(values.sorted { $0.key < $1.key }.map { ($0.key, tree($0.value)) })
  }
}
