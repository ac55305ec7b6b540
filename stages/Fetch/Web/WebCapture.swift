import Hashing
import Records
import StageKit

/// The capture of one source from the network. A page that cannot be had keeps its last good capture, and what a
/// source once gave stays in the snapshot.
struct WebCapture {
  let session: CaptureSession
  let source: Source
  let rules: WebRules
  let settings: Digest
  /// What the last capture left, if anything.
  let earlier: LedgerSource?
  /// What the ledger will keep.
  var entry: LedgerSource
  /// What is to be asked for.
  var visits: [PageVisit] = []
  /// Items whose identifiers another source has given, or may give.
  var duplicates: [(id: String, locator: String)] = []
  /// Pages that may be had the next time: the first one, and how many.
  var failure: (locator: String, problem: CaptureProblem)?
  var failureCount = 0

  init(_ session: CaptureSession, _ source: Source, _ rules: WebRules) {
    self.session = session
    self.source = source
    self.rules = rules
    settings = source.settingsDigest(session.settings)
    earlier = session.ledger.sources[source.name]
    entry = LedgerSource(name: source.name, settings: settings)
    entry.lists = earlier?.lists ?? [:]
    entry.pending = earlier?.pending ?? []
  }

  /// Whether what was captured before is what would be captured now.
  var isSameSettings: Bool { earlier?.settings == settings }

  /// Reports a page's last good capture and rejects again; if another source has given it by now, says so.
  func replay(_ outcomes: [LedgerOutcome], address: String) -> Bool {
    if session.replay(outcomes, source: source.name) { return true }
    for case .record(let record) in outcomes {
      guard let giver = session.giver(of: record.key.id), giver != source.name else { continue }
      session.setAside(
        .duplicate(source: giver), id: record.key.id, day: record.key.day, locator: address,
        source: source.name)
    }
    return false
  }

  /// Settles what could not be settled before the sources listed first had what they wanted, and keeps what was
  /// captured of pages that were not asked for.
  mutating func finish() -> LedgerSource {
    for (id, locator) in duplicates {
      if let giver = session.giver(of: id) {
        session.setAside(.duplicate(source: giver), id: id, locator: locator, source: source.name)
      } else if let page = earlier?.pages[locator], replay(page.outcomes, address: locator) {
        entry.pages[locator] = page
      }
    }
    let settled = Set(duplicates.map(\.locator))
    for address in carriedOver where !settled.contains(address) {
      if let page = earlier?.pages[address], replay(page.outcomes, address: address) {
        entry.pages[address] = page
      }
    }
    if source.kind.isAddresses, let failure {
      session.note(source, locator: failure.locator, failure.problem, others: failureCount - 1)
    }
    return entry
  }

  /// The addresses that were captured before and are not asked for now, in order.
  var carriedOver: [String] {
    (earlier?.pages.keys.filter { entry.pages[$0] == nil } ?? []).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }
}
