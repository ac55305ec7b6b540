import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// One pass over the stages of a pipeline.
struct RunPass: Sendable {
  let runner: PipelineRunner
  let run: Int
  let selected: Set<String>
  let bodies: StageBodies
  /// Whether the last snapshots must not be relied on.
  let capturesAnew: Bool
  /// Performs actions; nil to perform them in this process.
  var pool: (any ActionPool)?

  private var pipeline: Pipeline { runner.pipeline }
  private var options: RunOptions { runner.options }
  private var workspace: Workspace { runner.workspace }

  func run() async throws -> RunSummary {
    var records: [(name: String, record: StageRecord)] = []
    var results: [String: StageResult] = [:]
    var failures: [StageFailure] = []
    let comparison = DatasetChanges(workspace: workspace)
    // Rows of stages in which nothing was done are written together: each transaction waits for the disk.
    var rows: [(position: Int, row: StageRow)] = []
    var failed: Set<String> = []
    var failure: (any Error)?
    func perform(_ stage: PipelineStage, at position: Int) async throws {
      try Task.checkCancellation()
      let last = try workspace.journal.lastStage(stage.name, pipeline: pipeline.name)
      let lastRecord = (last?.row.record).flatMap(StageRecord.init(encoded:))
      guard selected.contains(stage.name) else {
        if var record = lastRecord {
          record.decision = .skipped
          record.ran = 0
          results[stage.name] = record.result
          records.append((stage.name, record))
        }
        return
      }
      runner.observe(
        .stageStarted(name: stage.name, place: position + 1, count: pipeline.stages.count))
      let start = ContinuousClock.now
      let recipe = Recipe(of: stage)
      if try workspace.journal.components(of: recipe.digest) == nil {
        try workspace.journal.record(recipe: recipe.digest, components: recipe.encoded)
      }
      let inputs = try inputs(of: stage, from: results)
      let key = ActionKey.stage(recipe: recipe.digest, inputs: inputs.map { ($0.port, $0.root) })
      var record = StageRecord(
        inputs: Dictionary(inputs.map { ($0.port, $0.root) }, uniquingKeysWith: { first, _ in first }),
        result: StageResult(outputs: [:]), decision: .reused, reasons: [], actions: 0, ran: 0, milliseconds: 0
      )
      if stage.descriptor.shape == .capture, let asOf = options.asOf {
        let recall = try SnapshotRecall(pipeline: pipeline, workspace: workspace).snapshot(
          of: stage, asOf: asOf)
        record.result = recall.result
        record.decision = .recalled
        record.reasons = [recall.text]
      } else if stage.descriptor.shape == .capture, case .capture(let capture) = try bodies.body(stage.name) {
        let captured = try await self.captured(capture, stage: stage, recipe: recipe)
        failures += captured.failures.map {
          StageFailure(stage: stage.name, source: $0.source, reason: $0.reason)
        }
        record.result = captured.outcome.result
        record.actions = captured.outcome.actions
        record.ran = captured.outcome.ran
        record.decision = captured.outcome.result == lastRecord?.result ? .unchanged : .ran
      } else if !options.isForced, let known = try known(key) {
        record.result = known
      } else {
        try workspace.journal.record(rows, run: run)
        rows = []
        let outcome = try await computed(
          try bodies.body(stage.name), stage: stage, recipe: recipe, inputs: inputs)
        record.result = outcome.result
        record.actions = outcome.actions
        record.ran = outcome.ran
        record.decision = outcome.ran == 0 ? .reused : .ran
        try workspace.objects.flush()
        if outcome.provisional == 0 {
          try workspace.journal.record(stageResult: outcome.result.encoded, key: key, run: run)
        } else {
          failures.append(.provisional(stage: stage.name, chunks: outcome.provisional))
        }
      }
      record.recordsIn = StageAccount.recordsIn(of: stage, from: results)
      if record.result != lastRecord?.result {
        try StageAccount(stage: stage, comparison: comparison).add(to: &record, since: lastRecord)
      }
      if record.ran > 0 || record.decision == .ran {
        record.reasons = try reasons(
          for: stage, recipe: recipe, inputs: inputs, last: last?.row, record: record, lastRecord: lastRecord,
          comparison: comparison
        ).map(\.text)
      }
      record.milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
      results[stage.name] = record.result
      records.append((stage.name, record))
      rows.append(
        (position, StageRow(stage: stage.name, recipe: recipe.digest, key: key, record: record.encoded)))
      runner.observe(.stageEnded(name: stage.name, record: record))
    }
    for (position, stage) in pipeline.stages.enumerated() {
      if let cause = stage.inputs.first(where: { failed.contains($0.stage) }), selected.contains(stage.name) {
        failed.insert(stage.name)
        runner.observe(.stageFailed(name: stage.name, problem: "it reads '\(cause.stage)', which failed"))
        continue
      }
      do {
        try await perform(stage, at: position)
      } catch  where options.keepsGoing && StageTries.canGoOn(after: error) {
        failed.insert(stage.name)
        failure = failure ?? error
        runner.observe(.stageFailed(name: stage.name, problem: "\(error)"))
      }
    }
    try workspace.journal.record(rows, run: run)
    if let failure { throw failure }
    let excess = RejectExcess(of: records, in: pipeline)
    let isDegraded = !failures.isEmpty || excess != nil
    var publication: PublicationOutcome?
    if options.coversOutputs, let target = pipeline.publication {
      runner.observe(.publishing)
      publication = try await Publisher(
        pipeline: pipeline, target: options.target(for: target), workspace: workspace, run: run,
        options: options, stages: records, failures: failures, isDegraded: isDegraded,
        observe: runner.observe
      ).publish(results)
    }
    if let reason = publication?.failure {
      failures.append(StageFailure(stage: "publish", source: "postgres", reason: reason))
    }
    return RunSummary(
      run: run, status: isDegraded || publication?.failure != nil ? .degraded : .done, stages: records,
      failures: failures.map { ($0.source, $0.reason) }, excess: excess, publication: publication)
  }

  /// The datasets that feed a stage, in the order of its ports.
  private func inputs(
    of stage: PipelineStage, from results: [String: StageResult]
  ) throws(EngineError) -> [(port: String, root: Digest)] {
    try stage.inputs.map { (input) throws(EngineError) in
      guard let result = results[input.stage] else { throw .noResult(stage: input.stage) }
      guard let dataset = result.outputs[input.output] else {
        throw .unknownOutput(stage: input.stage, output: input.output, known: result.outputs.keys.sorted())
      }
      return (input.port, dataset.root)
    }
  }

  private func known(_ key: Digest) throws(StoreError) -> StageResult? {
    try workspace.journal.stageResult(of: key).flatMap(StageResult.init(encoded:))
  }

  private func execution(
    _ stage: PipelineStage, _ body: StageBody, recipe: Recipe, inputs: [(port: String, root: Digest)]
  ) -> StageExecution {
    let observe = runner.observe
    let executor = ActionExecutor(
      workspace: workspace, run: run, jobs: options.jobs,
      progress: { done, total in observe(.progress(stage: stage.name, done: done, total: total)) },
      performed: { action, records, milliseconds in
        observe(
          .actionEnded(
            PerformedAction(
              stage: stage.name, step: action.step.rawValue, chunk: action.inputs.first?.digest,
              records: records, milliseconds: milliseconds)))
      },
      shuffle: options.shuffle, site: site(stage, body))
    return StageExecution(
      stage: stage, recipe: recipe, inputs: inputs, workspace: workspace, executor: executor,
      isForced: options.isForced)
  }

  /// Where the stage's actions are performed.
  private func site(_ stage: PipelineStage, _ body: StageBody) -> ActionSite {
    let observe = runner.observe
    if let pool {
      let objects = workspace.objects
      return .workers(pool, StageTicket(of: stage)) { notice in
        guard case .stopped(let stop) = notice else { return observe(.notice(notice.text)) }
        observe(
          .recordSetAside(
            StoppedRecord(
              stage: stage.name, chunk: stop.chunk, record: objects.label(stop.place, of: stop.chunk),
              reason: stop.reason, how: stop.how)))
      }
    }
    let performer = ActionPerformer(
      module: stage.descriptor.name, body: body, ports: stage.outputs.map(\.name), objects: workspace.objects)
    return .here { try performer.perform($0.step, $0.inputs) }
  }

  private func compute(
    _ body: StageBody, stage: PipelineStage, recipe: Recipe, inputs: [(port: String, root: Digest)]
  ) async throws -> StageExecution.Outcome {
    let execution = execution(stage, body, recipe: recipe, inputs: inputs)
    do {
      if pool != nil { try StageTicket(of: stage).storeFiles(in: workspace.objects) }
      var outcome = try await execution.run(body)
      outcome.provisional = execution.executor.provisional.value
      return outcome
    } catch let error as JSONError {
      throw EngineError.stageFailed(stage: stage.name, problem: error.description)
    }
  }

  private func capture(
    _ capture: any CaptureStage, stage: PipelineStage, recipe: Recipe, attempt: Int,
    deadline: ContinuousClock.Instant?
  ) async throws -> CaptureResult {
    let last =
      capturesAnew ? nil : try workspace.journal.lastCapture(pipeline: pipeline.name, stage: stage.name)
    let previous = last.flatMap { StageResult(encoded: $0.result) }
    let builder = SnapshotBuilder(
      baseFolder: pipeline.folder, now: options.now, isOffline: options.isOffline,
      previousLedger: try previous == nil
        ? nil : last.map { StoredLedger.bytes(of: try workspace.objects.get($0.ledger)) },
      deadline: deadline, workspace: workspace)
    let observe = runner.observe
    builder.watch { progress in
      observe(
        .progress(
          stage: "\(stage.name): \(progress.unit.rawValue) (\(progress.source))", done: progress.done,
          total: progress.total))
    }
    let outcome = try await capture.capture(builder)
    if outcome.isUnchanged, let last, let previous {
      let chunks = previous.outputs[stage.outputs[0].name]?.chunks ?? 0
      return CaptureResult(
        outcome: .init(result: previous, actions: chunks, ran: 0), ledger: last.ledger, log: nil, failures: []
      )
    }
    let sealed = try execution(stage, .capture(capture), recipe: recipe, inputs: []).seal(
      builder, outcome, previous: previous?.outputs[stage.outputs[0].name]?.root)
    try workspace.journal.record(
      capture: sealed.outcome.result.encoded, ledger: sealed.ledger, pipeline: pipeline.name,
      stage: stage.name,
      run: run)
    if let log = sealed.log {
      let name = attempt == 1 ? stage.name : "\(stage.name) (try \(attempt))"
      try workspace.journal.record(captureLog: log, pipeline: pipeline.name, stage: name, run: run)
    }
    return sealed
  }

  /// Captures, again where sources failed, as often as the stage's policy has it.
  private func captured(
    _ capture: any CaptureStage, stage: PipelineStage, recipe: Recipe
  ) async throws -> CaptureResult {
    let tries = tries(of: stage)
    let deadline = tries.deadline
    return try await tries.run(isSoft: true) { attempt in
      try await self.capture(capture, stage: stage, recipe: recipe, attempt: attempt, deadline: deadline)
    } isWanting: { result in
      result.failures.first.map { "source '\($0.source)' failed: \($0.reason)" }
    }
  }

  /// Computes, again where that failed or left something undone, as often as the stage's policy has it.
  private func computed(
    _ body: StageBody, stage: PipelineStage, recipe: Recipe, inputs: [(port: String, root: Digest)]
  ) async throws -> StageExecution.Outcome {
    try await tries(of: stage).run { _ in
      try await self.compute(body, stage: stage, recipe: recipe, inputs: inputs)
    } isWanting: { outcome in
      outcome.provisional > 0 && !options.isForced
        ? "\(outcome.provisional) chunks have records that took too long or too much memory" : nil
    }
  }

  private func tries(of stage: PipelineStage) -> StageTries {
    StageTries(
      stage: stage, ends: options.ends, runLimit: pipeline.policy.timeLimit, observe: runner.observe)
  }

  private func reasons(
    for stage: PipelineStage, recipe: Recipe, inputs: [(port: String, root: Digest)], last: StageRow?,
    record: StageRecord, lastRecord: StageRecord?, comparison: DatasetChanges
  ) throws -> [RerunReason] {
    if options.isForced { return [.forced] }
    let explainer = RerunExplainer(stage: stage, file: pipeline.file)
    let compared = zip(inputs, stage.inputs).map { input, source in
      ComparedInput(source: source, root: input.root, schema: pipeline.schema(of: source))
    }
    return try explainer.reasons(
      recipe: recipe, inputs: compared, last: last, lastRecord: lastRecord, comparison: comparison,
      journal: workspace.journal)
      + explainer.sightings(record.result, since: lastRecord, comparison: comparison)
  }
}
