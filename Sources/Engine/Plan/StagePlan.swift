/// What a run would do about a stage.
package struct StagePlan: Sendable {
  package enum State: Hashable, Sendable {
    /// Its result is known.
    case upToDate
    /// `missing` of its `total` chunks have no known result.
    case runs(missing: Int, total: Int)
    /// It reads stages whose results will only be known when they have run.
    case waits(for: [String])
  }

  package let name: String
  package let module: String
  package let state: State
  /// Why it is not up to date; empty if it is, or if that is only known later.
  package let reasons: [RerunReason]
  /// Records of its main output, as they are known.
  package let records: Int?
  /// The run that last came to the stage.
  package let lastRun: Int?
  /// How much there is to do; nil if nothing, or if there is no way to tell.
  package let work: PlannedWork?
}

/// How much a stage has to do, as far as it can be told before.
package struct PlannedWork: Hashable, Sendable {
  package let chunks: Int
  package let records: Int
  /// Whether chunks and records are what its inputs' changes make likely, and not known.
  package let isGuess: Bool
  /// Time by the median rate of earlier runs; nil if the stage never ran.
  package let milliseconds: Int?
  /// Number of the earlier runs that the rate comes from.
  package let basis: Int
}
