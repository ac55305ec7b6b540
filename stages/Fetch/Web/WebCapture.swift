import Hashing
import Records
import StageKit

/// The capture of one source from the network. A page that cannot be had keeps its last good capture, and what a
/// source once gave stays in the snapshot.
///
/// First it is planned, then pages are asked for in any order, then `finish` settles everything in order: until then
/// the session is only looked into.
struct WebCapture {
  /// What is to be done about an item.
  enum Step {
    /// Another source has given the document, or may give it.
    case duplicate(id: String, locator: String)
    /// The item's own content is taken.
    case content(FeedItem, id: String, locator: String)
    /// All stays as it was, without a request.
    case kept(LedgerPage)
    /// The page at this place in `visits` is asked for.
    case visit(Int)
  }

  let session: CaptureSession
  let source: Source
  let rules: WebRules
  let settings: Digest
  /// What the last capture left, if anything.
  let earlier: LedgerSource?
  /// What the ledger will keep.
  var entry: LedgerSource
  var listing = Listing()
  var steps: [Step] = []
  /// What is to be asked for, and what came of it.
  var visits: [PageVisit] = []
  var outcomes: [VisitOutcome?] = []
  /// Pages that may be had the next time: the first one, and how many.
  var failure: (locator: String, problem: CaptureProblem)?
  var failureCount = 0

  init(_ session: CaptureSession, _ source: Source, _ rules: WebRules) throws {
    self.session = session
    self.source = source
    self.rules = rules
    settings = source.settingsDigest(session.settings)
    earlier = try session.ledger.source(source.name)
    entry = LedgerSource(name: source.name, settings: settings)
    entry.lists = earlier?.lists ?? [:]
    entry.pending = earlier?.pending ?? []
    entry.recent = earlier?.recent ?? []
  }

  /// Whether what was captured before is what would be captured now.
  var isSameSettings: Bool { earlier?.settings == settings }

  /// The addresses that were captured before and are not settled yet, in order.
  var carriedOver: [String] {
    (earlier?.pages.keys.filter { entry.pages[$0] == nil } ?? []).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
  }

  /// When pages are asked for again by the time; nil if they are not.
  var revisit: RevisitRule? { source.kind.followsItems ? session.settings.revisit : nil }

  /// What a page's entry says of when it was asked for: now.
  var asked: Int? { revisit == nil ? nil : session.context.now.secondsSinceEpoch }

  /// The day of what has none of its own: that of its first capture, kept for good.
  func day(_ known: LedgerPage?) -> String {
    if let day = known?.last?.key.day, !day.isEmpty { return day }
    return session.context.now.date.description
  }
}
