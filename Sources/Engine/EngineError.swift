package import PipelineFile
package import Records
import YAML

/// Why a run, or a question to the engine, ends without an answer: facts; the text stands below.
package enum EngineError: Error, Sendable {
  case unknownStage(name: String, known: [String])
  /// The second stage does not read the first, however indirectly.
  case nothingBetween(from: String, to: String)
  /// A stage that was not asked for has no result that those asked for could read.
  case noResult(stage: String)
  /// A stage refused its parameters.
  case badParameter(stage: String, place: String, problem: String)
  case stageFailed(stage: String, problem: String)
  /// A stage, or the run with it, took longer than it may.
  case outOfTime(stage: String, limit: TimeLength, isRuns: Bool)
  /// A step that has no one record to blame stopped its worker process.
  case stageStopped(stage: String, step: String, work: String, how: String)
  /// The place where outputs are published holds something that is not ours.
  case outputsInTheWay(path: String)
  case noRun(pipeline: String)
  /// A published run that is asked for is not kept.
  case noPublication(run: Int, kept: [String])
  case unknownOutput(stage: String, output: String, known: [String])
  case unknownRun(Int, pipeline: String)
  /// A stage that is to be verified would not be made the way its last result was.
  case notUpToDate(stage: String)
  /// What runs published is no longer in the store.
  case rowsCollected(runs: [Int])
  /// More would change than the pipeline allows.
  case changeRefused(ChangeRefusal)
  /// No snapshot of a capture stage is as old as the time that a run is to look at.
  case noSnapshot(stage: String, asOf: Instant, earliest: String?)
  /// The snapshot that was current then is no longer in the store whole.
  case snapshotLost(stage: String, run: Int)
  /// No stage's last result holds a record with the identifier.
  case unknownRecord(String, pipeline: String)
}

extension EngineError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownStage(let name, let known):
      "there is no stage '\(name)'"
        + (SpellingSuggestion.nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? "")
        + "; the stages are \(known.joined(separator: ", "))"
    case .nothingBetween(let from, let to):
      "no stage is between '\(from)' and '\(to)': '\(to)' reads nothing that comes of '\(from)'; "
        + "leave --from or --to out, or exchange them"
    case .noResult(let stage):
      "stage '\(stage)' has no result yet; run it first, or run without --only and --from"
    case .badParameter(let stage, let place, let problem): "\(place): error: stage '\(stage)': \(problem)"
    case .stageFailed(let stage, let problem): "stage '\(stage)' failed: \(problem)"
    case .outOfTime(let stage, let limit, let isRuns):
      (isRuns
        ? "the run took longer than its time limit of \(limit.text), in stage '\(stage)'"
        : "stage '\(stage)' took longer than its time limit of \(limit.text)")
        + "; what was done is kept, and the next run goes on; raise time_limit if that happens again"
    case .stageStopped(let stage, let step, let work, let how):
      "stage '\(stage)' stopped its process twice in step '\(step)', on \(work) (\(how)); no one record is to blame, "
        + "so nothing was set aside; "
        + "run again with --in-process to see it happen, or raise --memory-limit if memory was short"
    case .outputsInTheWay(let path):
      "\(path) is there and is no link made by a run; move it away, or publish to another folder"
    case .noRun(let pipeline): "pipeline '\(pipeline)' has not run yet; run it first"
    case .noPublication(let run, let kept):
      "run \(run) is not among the published runs that are kept"
        + (kept.isEmpty ? "" : "; kept are \(kept.joined(separator: ", "))")
    case .changeRefused(let refusal): refusal.text
    case .noSnapshot(let stage, let asOf, let earliest):
      "there is no snapshot of stage '\(stage)' as of \(asOf)"
        + (earliest.map { "; the earliest is of \($0)" } ?? "; the stage has not captured anything yet")
    case .snapshotLost(let stage, let run):
      "the snapshot of stage '\(stage)' that run \(run) took is no longer in the store; "
        + "name a later time, and see demarche history for the runs that are kept"
    case .rowsCollected(let runs):
      "the rows of run \(runs.map(String.init).joined(separator: " or ")) are no longer kept; "
        + "a run that is to be compared later is kept by 'demarche pin'"
    case .notUpToDate(let stage):
      "stage '\(stage)' has other parameters, files or code than when it last ran, so there is nothing to verify "
        + "its result by; run first, or see demarche explain"
    case .unknownRun(let run, let pipeline):
      "there is no run \(run) of pipeline '\(pipeline)'; see demarche history"
    case .unknownRecord(let identifier, let pipeline):
      "no stage of pipeline '\(pipeline)' has a record '\(identifier)'; identifiers are in the first column of "
        + "a published table"
    case .unknownOutput(let stage, let output, let known):
      "stage '\(stage)' has no output '\(output)'; it has \(known.joined(separator: ", "))"
    }
  }
}
