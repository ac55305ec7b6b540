import Records
import StageKit

/// One capture of all sources: who gave which document, what failed.
///
/// Who gives which document is decided in the order of the pipeline file, so which of two documents with one
/// identifier counts does not depend on chance.
final class CaptureSession {
  let context: any CaptureContext
  let settings: FetchSettings
  /// What the last capture left.
  let ledger: Ledger
  private(set) var failures: [SourceFailure] = []
  private var givers = DocumentGivers()
  /// Documents that sources from the network are about to give: source by identifier.
  private var reservations: [String: String] = [:]

  init(context: any CaptureContext, settings: FetchSettings) {
    self.context = context
    self.settings = settings
    ledger = context.previousLedger.map { Ledger($0) } ?? Ledger()
  }

  /// The source that has given the document with the identifier, if one has.
  func giver(of id: String) -> String? { givers[id] }

  /// The source that has given the document, or is about to.
  func claimant(of id: String) -> String? { givers[id] ?? reservations[id] }

  /// Notes that a source is about to give a document.
  func reserve(_ id: String, for source: String) { reservations[id] = source }

  func dropReservations() { reservations = [:] }

  /// Puts a document into the snapshot, or sets it aside if its identifier is taken. `line` is the line it
  /// stands in, if it stands in one.
  func capture(_ document: Document, line: SourceLine? = nil) throws -> LedgerOutcome {
    if let giver = givers[document.id] {
      return setAside(
        .duplicate(source: giver), id: document.id, day: document.day, locator: document.locator,
        source: document.source, line: line)
    }
    givers[document.id] = document.source
    return .record(try context.capture(document))
  }

  /// Notes that a document that the context has got already is a source's.
  func give(_ record: CapturedRecord, source: String) { givers[record.key.id] = source }

  /// Sets something aside.
  @discardableResult
  func setAside(
    _ problem: CaptureProblem, id: String, day: String = "", locator: String, source: String,
    line: SourceLine? = nil
  ) -> LedgerOutcome {
    let reject = LedgerReject(
      id: id, day: day, locator: locator, reason: problem.reason, detail: problem.detail, line: line?.offset)
    report(reject, source: source, partLine: line.map { $0.number - $0.offset })
    return .reject(reject)
  }

  /// Reports what became of something that has not changed since the last capture. False, and nothing is
  /// reported, if it would not become the same now, because other documents came to take the identifiers or
  /// went and left them.
  func replay(_ outcomes: [LedgerOutcome], source: String, partLine: Int? = nil) -> Bool {
    var given: Set<String> = []
    for outcome in outcomes {
      switch outcome {
      case .record(let record):
        guard givers[record.key.id] == nil else { return false }
        // The usual part has one outcome; only then is the set not worth its price.
        guard outcomes.count == 1 || given.insert(record.key.id).inserted else { return false }
      case .reject(let reject):
        guard !reject.isDuplicate || givers[reject.id] != nil || given.contains(reject.id) else {
          return false
        }
      }
    }
    for outcome in outcomes {
      switch outcome {
      case .record(let record):
        givers[record.key.id] = source
        context.keep(record)
      case .reject(let reject): report(reject, source: source, partLine: partLine)
      }
    }
    return true
  }

  /// Notes that a source could not be captured, and reports it among the rejects too.
  func fail(_ source: Source, locator: String, _ problem: CaptureProblem) {
    note(source, locator: locator, problem)
    setAside(problem, id: Identifier.document(locator: locator), locator: locator, source: source.name)
  }

  /// Notes that a source could not be captured.
  func note(_ source: Source, locator: String, _ problem: CaptureProblem, others: Int = 0) {
    let more = others > 0 ? " (and \(others) more)" : ""
    failures.append(SourceFailure(source: source.name, reason: "\(locator): \(problem.text)\(more)"))
  }

  private func report(_ reject: LedgerReject, source: String, partLine: Int?) {
    let problem = reject.isDuplicate ? givers[reject.id].map { CaptureProblem.duplicate(source: $0) } : nil
    var detail = problem?.detail ?? reject.detail
    if let line = reject.line, let partLine {
      detail = "line \(partLine + line)" + (detail.map { ": " + $0 } ?? "")
    }
    context.reject(
      Reject(
        stage: Fetch.name, recordID: reject.id, day: reject.day, source: source, locator: reject.locator,
        reason: reject.reason, detail: detail))
  }
}

/// Where a line stands.
struct SourceLine: Sendable {
  /// In its file, from 1.
  let number: Int
  /// In its part of the file, from 0.
  let offset: Int
}
