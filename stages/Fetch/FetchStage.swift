import Records
import StageKit

/// Captures the sources, one after the other.
struct FetchStage: CaptureStage {
  let settings: FetchSettings
  let sources: [Source]
  let fetcher: PageFetcher

  init(settings: FetchSettings, sources: [Source], client: any PageClient, retries: RetryPolicy = .standard) {
    self.settings = settings
    self.sources = sources
    fetcher = PageFetcher(client: client, settings: settings, retries: retries)
  }

  func capture(_ context: any CaptureContext) async throws -> CaptureOutcome {
    let session = CaptureSession(context: context, settings: settings)
    fetcher.robots.start(session.ledger.robots, now: context.now)
    var ledgers: [String: [UInt8]] = [:]
    for source in sources {
      try Task.checkCancellation()
      let entry = try await capture(source, session)
      ledgers[source.name] = LedgerWriting.lines(of: entry, previous: session.ledger)
    }
    var bytes = LedgerWriting.header + LedgerWriting.lines(of: fetcher.robots.entries)
    for (_, lines) in ledgers.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      bytes += lines
    }
    return CaptureOutcome(ledger: bytes, failures: session.failures)
  }

  private func capture(_ source: Source, _ session: CaptureSession) async throws -> LedgerSource {
    switch source.kind {
    case .folder(let pattern): return try FolderCapture(session, source, pattern).run()
    case .lines(let path): return try LinesCapture(session, source, path: path).run()
    case .archive(let path): return try ArchiveCapture(session, source, path: path).run()
    case .feed(.file(let path)): return try FeedFileCapture(session, source, path: path).run()
    case .feed(.web(let address, let follow, let rules)):
      let feed = WebCapture(session, source, rules, fetcher)
      return try await FeedCapture(web: feed, address: address, follow: follow).run()
    case .page(let address, let rules):
      return try await PageCapture(web: WebCapture(session, source, rules, fetcher), address: address).run()
    }
  }
}
