package import Hashing
package import Records

/// `run.json`: where the published tables come from. The one published file that holds times, since it tells of a
/// run and not of the data.
package struct RunReport: Hashable, Sendable {
  package enum Outcome: String, Sendable, CaseIterable {
    case done, degraded, failed
  }

  package let runID: String
  package let pipeline: String
  /// Digest of the pipeline file.
  package let pipelineDigest: Digest
  package let outcome: Outcome
  package let startedAt: Instant
  package let finishedAt: Instant
  /// The day that the run was asked to see the world as of; nil for its own time.
  package let asOf: String?
  package let isOffline: Bool
  /// Versions of the program and of what it is made with ("demarche", "swift", "libxml2"), by name.
  package let versions: [String: String]
  package let stages: [StageReport]
  package let failures: [SourceReport]
  package let files: [TableResource]

  package init(
    runID: String, pipeline: String, pipelineDigest: Digest, outcome: Outcome, startedAt: Instant,
    finishedAt: Instant, asOf: String? = nil, isOffline: Bool = false, versions: [String: String],
    stages: [StageReport], failures: [SourceReport] = [], files: [TableResource]
  ) {
    self.runID = runID
    self.pipeline = pipeline
    self.pipelineDigest = pipelineDigest
    self.outcome = outcome
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.asOf = asOf
    self.isOffline = isOffline
    self.versions = versions
    self.stages = stages
    self.failures = failures
    self.files = files
  }
}

/// A source that could not be captured in a run.
package struct SourceReport: Hashable, Sendable {
  package let stage: String
  package let source: String
  package let reason: String

  package init(stage: String, source: String, reason: String) {
    self.stage = stage
    self.source = source
    self.reason = reason
  }
}
