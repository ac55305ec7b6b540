package import Hashing

/// What a run did with one stage, and why.
package struct StageReport: Hashable, Sendable {
  package enum Decision: String, Sendable, CaseIterable {
    /// Nothing that the stage depends on changed.
    case unchanged
    /// Some or all of its actions ran.
    case ran
    /// It was left out by the command's options; its last result stands.
    case skipped
    case failed
  }

  package let name: String
  /// The stage module.
  package let module: String
  package let shape: String
  package let decision: Decision
  /// Why it ran, in the words of `demarche explain`.
  package let reasons: [String]
  /// The stage's key, and the digest of its result; nil if it has none.
  package let key: Digest?
  package let result: Digest?
  /// Digest of the module's sources.
  package let codeDigest: String
  /// The parameters with defaults filled in, as canonical JSON.
  package let parameters: [UInt8]
  /// Digest of each input, by port.
  package let inputs: [String: Digest]
  /// Records of each output, by port.
  package let records: [String: Int]
  package let rejects: Int
  package let actionsRun: Int
  package let actionsCached: Int
  package let milliseconds: Int

  package init(
    name: String, module: String, shape: String, decision: Decision, reasons: [String], key: Digest?,
    result: Digest?, codeDigest: String, parameters: [UInt8], inputs: [String: Digest],
    records: [String: Int], rejects: Int, actionsRun: Int, actionsCached: Int, milliseconds: Int
  ) {
    self.name = name
    self.module = module
    self.shape = shape
    self.decision = decision
    self.reasons = reasons
    self.key = key
    self.result = result
    self.codeDigest = codeDigest
    self.parameters = parameters
    self.inputs = inputs
    self.records = records
    self.rejects = rejects
    self.actionsRun = actionsRun
    self.actionsCached = actionsCached
    self.milliseconds = milliseconds
  }
}
