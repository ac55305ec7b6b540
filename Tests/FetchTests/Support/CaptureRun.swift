import Foundation
import Records
import StageKit

@testable import Fetch

/// One capture and what it left.
struct CaptureRun: Sendable {
  let context: RecordingContext
  let ledger: [UInt8]
  let failures: [SourceFailure]
  var log: [UInt8] = []

  /// The lines of the log.
  var logged: [[String: Any]] {
    log.split(separator: 0x0A).compactMap {
      (try? JSONSerialization.jsonObject(with: Data($0))) as? [String: Any]
    }
  }

  var captured: [Document] { context.captured }
  var kept: Int { context.kept }
  var rejects: [Reject] { context.rejects }
  var snapshot: [String] { context.snapshot }
  /// Reason of each reject by locator.
  var reasons: [String: String] {
    Dictionary(rejects.map { ($0.locator ?? "", $0.reason) }, uniquingKeysWith: { "\($0) \($1)" })
  }
}

/// A fetch stage to be run again and again.
struct FetchSetup: Sendable {
  let stage: FetchStage
  let folder: String
  /// Far behind every time stamp of the tests' files, so that none counts as just written.
  static let later = Instant(secondsSinceEpoch: 4_000_000_000)

  /// `sources` as in a pipeline file, without what has a default.
  init(_ sources: [[String: ParameterValue]], folder: String = "/", _ given: [String: ParameterValue] = [:])
    throws
  {
    var given = given
    given["sources"] = .list(sources.map { .record(Self.completed($0)) })
    if given["delay"] == nil { given["delay"] = .number(0) }
    let parameters = Parameters(defaultsOf: Fetch.descriptor.parameters, given)
    let settings = FetchSettings(parameters)
    stage = FetchStage(
      settings: settings, sources: try Source.list(parameters.records("sources")),
      client: HTTPPageClient(timeout: settings.timeout),
      retries: RetryPolicy(tries: 2, pause: .milliseconds(10)))
    self.folder = folder
  }

  func run(
    after previous: CaptureRun? = nil, now: Instant = later, offline: Bool = false
  ) async throws -> CaptureRun {
    let context = RecordingContext(folder: folder, now: now, isOffline: offline, after: previous)
    let outcome = try await stage.capture(context)
    if outcome.isUnchanged {
      context.keepRejects(of: previous)
      return CaptureRun(context: context, ledger: context.previousLedger ?? [], failures: [], log: [])
    }
    return CaptureRun(context: context, ledger: outcome.ledger, failures: outcome.failures, log: outcome.log)
  }

  /// Fills in the defaults of a source's kind, as the engine does.
  private static func completed(_ source: [String: ParameterValue]) -> [String: ParameterValue] {
    var result = source
    let variant = SourceKind.variants.first { source[$0.key.name] != nil }
    for parameter in (variant?.parameters ?? []) + Source.commonParameters where result[parameter.name] == nil
    {
      result[parameter.name] = parameter.defaultValue
    }
    return result
  }
}
