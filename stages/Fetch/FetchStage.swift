import Records
import StageKit

/// Captures the sources: local ones one after the other, those from the network together.
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
    fetcher.log.start()
    var ledgers: [String: [UInt8]] = [:]
    var rest = sources[...]
    while let source = rest.first {
      try Task.checkCancellation()
      let entries: [LedgerSource]
      let segment = rest.prefix { $0.kind.webRules != nil }
      if segment.isEmpty {
        entries = [try capture(source, session)]
        rest.removeFirst()
      } else {
        let sources = segment.compactMap { source in source.kind.webRules.map { (source, $0) } }
        entries = try await WebSegment(session: session, fetcher: fetcher, sources: sources).run()
        rest.removeFirst(segment.count)
      }
      for entry in entries {
        ledgers[entry.name] = LedgerWriting.lines(of: entry, previous: session.ledger)
      }
    }
    var bytes = LedgerWriting.header + LedgerWriting.lines(of: fetcher.robots.entries)
    for (_, lines) in ledgers.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      bytes += lines
    }
    return CaptureOutcome(ledger: bytes, log: fetcher.log.lines, failures: session.failures)
  }

  private func capture(_ source: Source, _ session: CaptureSession) throws -> LedgerSource {
    switch source.kind {
    case .folder(let pattern): try FolderCapture(session, source, pattern).run()
    case .lines(let path): try LinesCapture(session, source, path: path).run()
    case .archive(let path): try ArchiveCapture(session, source, path: path).run()
    case .feed(.file(let path)): try FeedFileCapture(session, source, path: path).run()
    case .feed(.web), .list, .sitemap, .addresses, .addressFile:
      preconditionFailure("sources from the network are captured together")
    }
  }
}
