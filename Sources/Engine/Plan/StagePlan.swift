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
  package let reasons: [String]
  /// Records of its main output, as they are known.
  package let records: Int?
  /// The run that last came to the stage.
  package let lastRun: Int?
}
