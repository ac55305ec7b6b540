import Hashing
import Records
import StageKit

/// Captures the sources: local ones one after the other, those from the network together.
struct FetchStage: CaptureStage {
  let settings: FetchSettings
  let sources: [Source]
  let fetcher: PageFetcher

  init(
    settings: FetchSettings, sources: [Source], client: any PageClient, retries: RetryPolicy? = nil
  ) {
    self.settings = settings
    self.sources = sources
    fetcher = PageFetcher(client: client, settings: settings, retries: retries ?? settings.retries)
  }

  func capture(_ context: any CaptureContext) async throws -> CaptureOutcome {
    let session = try CaptureSession(context: context, settings: settings, sources: sources)
    var unchanged: [String: LedgerHead] = [:]
    for source in sources {
      if let head = unchangedHead(of: source, session) { unchanged[source.name] = head }
    }
    if session.ledger.heads.map(\.name) == sources.map(\.name), unchanged.count == sources.count {
      return .unchanged
    }
    fetcher.robots.start(session.ledger.robots, now: context.now)
    fetcher.log.start()
    fetcher.time.start(until: context.deadline)
    var heads: [LedgerHead] = []
    var pieces: [Digest] = []
    func add(_ entry: LedgerSource, _ rejects: [Reject]) throws {
      pieces += entry.pieces
      heads.append(try head(of: entry, rejects: rejects, context))
    }
    var rest = sources[...]
    while let source = rest.first {
      try Task.checkCancellation()
      let segment = rest.prefix { $0.kind.webRules != nil }
      if !segment.isEmpty {
        let sources = segment.compactMap { source in source.kind.webRules.map { (source, $0) } }
        let segment = WebSegment(session: session, fetcher: fetcher, sources: sources)
        for (entry, rejects) in try await segment.run() { try add(entry, rejects) }
        rest.removeFirst(sources.count)
        continue
      }
      rest.removeFirst()
      if let head = unchanged[source.name], !session.isDisturbed(source) {
        for reject in try session.ledger.rejects(of: head) { try context.reject(reject) }
        pieces += try session.ledger.source(source.name)?.pieces ?? []
        heads.append(head)
      } else {
        try add(try capture(source, session), try session.end())
      }
    }
    for head in heads { pieces += [head.piece] + (head.rejects.map { [$0] } ?? []) }
    let givers = try session.storeGivers()
    return CaptureOutcome(
      ledger: LedgerWriting.head(robots: fetcher.robots.entries, givers: givers.piece, sources: heads),
      pieces: pieces + givers.all, log: fetcher.log.lines, failures: session.failures)
  }

  /// What the ledger says of a source, if nothing that it is read from has changed since.
  private func unchangedHead(of source: Source, _ session: CaptureSession) -> LedgerHead? {
    guard let head = session.ledger.head(source.name), let seal = head.seal,
      head.settings == source.settingsDigest(settings)
    else { return nil }
    func location(of path: String) -> String {
      path.hasPrefix("/") ? path : session.context.baseFolder + "/" + path
    }
    let now: Digest?
    switch source.kind {
    case .folder(let pattern):
      now = FolderListing(at: location(of: pattern.path), isRecursive: pattern.isRecursive)
        .map { FolderCapture.seal(pattern, $0) }
    case .lines(let path, _), .archive(let path), .feed(.file(let path)):
      now = LinesCapture.seal(path, FileStamp(path: location(of: path)))
    case .feed(.web), .list, .sitemap, .addresses, .addressFile: now = nil
    }
    return now == seal ? head : nil
  }

  private func head(
    of entry: LedgerSource, rejects: [Reject], _ context: any CaptureContext
  ) throws -> LedgerHead {
    var lines: [UInt8] = []
    for reject in rejects { lines += reject.canonicalLine + [0x0A] }
    return LedgerHead(
      name: entry.name, settings: entry.settings, seal: entry.seal,
      piece: try context.storePiece(LedgerWriting.lines(of: entry)),
      rejects: rejects.isEmpty ? nil : try context.storePiece(lines))
  }

  private func capture(_ source: Source, _ session: CaptureSession) throws -> LedgerSource {
    let before = try session.ledger.source(source.name)
    // What was made by other code or under other settings tells nothing of what would be made now.
    let earlier = before?.settings == source.settingsDigest(settings) ? before : nil
    if case .lines(let path, let growsOnly) = source.kind {
      session.begin(source, trusting: earlier != nil)
      try session.dismiss(before, except: earlier == nil ? nil : path)
      return try LinesCapture(session, source, earlier, path: path, growsOnly: growsOnly).run()
    }
    session.begin(source)
    let entry: LedgerSource
    switch source.kind {
    case .folder(let pattern): entry = try FolderCapture(session, source, earlier, pattern).run()
    case .lines(let path, let growsOnly):
      entry = try LinesCapture(session, source, earlier, path: path, growsOnly: growsOnly).run()
    case .archive(let path): entry = try ArchiveCapture(session, source, earlier, path: path).run()
    case .feed(.file(let path)): entry = try FeedFileCapture(session, source, earlier, path: path).run()
    case .feed(.web), .list, .sitemap, .addresses, .addressFile:
      preconditionFailure("sources from the network are captured together")
    }
    try session.settle(from: before, to: entry)
    return entry
  }
}
