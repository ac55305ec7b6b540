import PipelineFile
import StageKit
import Store

/// Estimates what stages have to do from their history, one stage after the other in the order of the pipeline.
struct Outlook {
  /// Runs of the past that a rate is taken from.
  static let depth = 20

  let pipeline: Pipeline
  let journal: Journal
  /// By stage, the share of its chunks that will be made anew.
  private var shares: [String: Double] = [:]

  init(pipeline: Pipeline, journal: Journal) {
    self.pipeline = pipeline
    self.journal = journal
  }

  /// What the stage has to do. A stage that waits for others is taken to have as large a share to do as the one
  /// of them that changes most.
  mutating func work(of stage: PipelineStage, state: StagePlan.State, missingRecords: Int?) throws
    -> PlannedWork?
  {
    let history = try journal.stages(stage.name, pipeline: pipeline.name, limit: Self.depth)
      .compactMap { StageRecord(encoded: $0.row.record) }
    let last = history.first
    switch state {
    case .upToDate:
      shares[stage.name] = 0
      return nil
    case .runs(let missing, let total):
      let share = Double(missing) / Double(max(1, total))
      shares[stage.name] = share
      return PlannedWork(
        chunks: missing, records: missingRecords ?? 0, isGuess: false,
        milliseconds: StageRate(history, of: stage).milliseconds(share: share, actions: missing),
        basis: StageRate(history, of: stage).runs)
    case .waits(let names):
      let share = names.compactMap { shares[$0] }.max() ?? 1
      shares[stage.name] = share
      guard let last else { return nil }
      let rate = StageRate(history, of: stage)
      return PlannedWork(
        chunks: Int((share * Double(last.actions)).rounded(.up)),
        records: Int((share * Double(last.recordsIn)).rounded(.up)), isGuess: true,
        milliseconds: rate.milliseconds(share: share, actions: nil), basis: rate.runs)
    }
  }
}

/// How fast a stage was: the median over the runs in which it worked.
struct StageRate {
  /// Number of runs that it comes from.
  let runs: Int
  private let perAction: Double?
  private let actions: Int
  private let isCapture: Bool

  init(_ history: [StageRecord], of stage: PipelineStage) {
    isCapture = stage.descriptor.shape == .capture
    // A capture looks at its sources however little is new, so the time of a look counts and not that of a chunk.
    let rates =
      isCapture
      ? history.filter { $0.decision != .skipped }.map { Double($0.milliseconds) }
      : history.filter { $0.ran > 0 }.map { Double($0.milliseconds) / Double($0.ran) }
    runs = rates.count
    perAction = Self.median(rates)
    // A whole stage's actions: folds and links have more of them than chunks.
    actions = history.map(\.actions).first { $0 > 0 } ?? 0
  }

  /// The time that a share of the stage's actions takes; at least that of `actions` of them.
  func milliseconds(share: Double, actions least: Int?) -> Int? {
    guard let perAction else { return nil }
    if isCapture { return Int(perAction.rounded()) }
    let count = max(share * Double(actions), Double(least ?? 0))
    return Int((perAction * count).rounded(.up))
  }

  private static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
