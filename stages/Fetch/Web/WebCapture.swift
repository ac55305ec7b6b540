import Hashing
import Records
import StageKit

/// What the captures of sources from the network have in common: a page that cannot be had keeps its last good
/// capture, and what a source once gave stays in the snapshot.
struct WebCapture {
  let session: CaptureSession
  let source: Source
  let rules: WebRules
  let fetcher: PageFetcher
  let settings: Digest
  /// What the last capture left, if anything.
  let earlier: LedgerSource?

  init(_ session: CaptureSession, _ source: Source, _ rules: WebRules, _ fetcher: PageFetcher) {
    self.session = session
    self.source = source
    self.rules = rules
    self.fetcher = fetcher
    settings = source.settingsDigest(session.settings)
    earlier = session.ledger.sources[source.name]
  }

  /// The ledger's entry for this source, to be filled.
  var blankEntry: LedgerSource { LedgerSource(name: source.name, settings: settings) }

  /// Whether what was captured before is what would be captured now.
  var isSameSettings: Bool { earlier?.settings == settings }

  /// Keeps what was captured of pages that are not asked for this time.
  func carryOver(into entry: inout LedgerSource) {
    let pages = earlier?.pages ?? [:]
    for address in pages.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    where entry.pages[address] == nil {
      if let page = pages[address], replay(page.outcomes, address: address) { entry.pages[address] = page }
    }
  }

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
}
