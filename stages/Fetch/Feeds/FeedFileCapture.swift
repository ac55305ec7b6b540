import Hashing
import Records
import StageKit

/// Captures the items of a feed that is a local file. Nothing is fetched: the items' own contents are taken.
struct FeedFileCapture: FileCapture {
  let session: CaptureSession
  let source: Source
  let earlier: LedgerSource?
  let path: String

  init(_ session: CaptureSession, _ source: Source, _ earlier: LedgerSource?, path: String) {
    self.earlier = earlier
    self.session = session
    self.source = source
    self.path = path
  }

  func captureFile(_ known: LedgerFile?) throws -> LedgerFile {
    let file = try LocalFile(path: location(of: path))
    if let known, known.stamp == file.stamp, replay(known) { return known }
    let bytes = try file.readAll(limit: session.settings.maximumFileBytes)
    let stamp = file.isSettled(at: session.context.now) ? file.stamp : nil
    let digest = Digest.of(bytes)
    if let known, known.parts.first?.digest == digest, replay(known) {
      return LedgerFile(path: path, stamp: stamp, parts: known.parts)
    }
    guard !bytes.isEmpty else { throw CaptureProblem.empty }
    let outcomes = try FeedParser.items(bytes, charset: nil, address: nil).map(capture)
    let part = LedgerPart(digest: digest, bytes: bytes.count, lines: 0, outcomes: .known(outcomes))
    return LedgerFile(path: path, stamp: stamp, parts: [part])
  }

  private func capture(_ item: FeedItem) throws -> LedgerOutcome {
    let locator = item.locator(source: source.name)
    let id = Identifier.document(locator: locator)
    guard let document = item.document(source: source, id: id, locator: locator) else {
      return session.setAside(.noContent, id: id, locator: locator, source: source.name)
    }
    return try session.capture(document)
  }
}

extension FeedItem {
  /// What names an item's document: its page's address, else what the feed calls it, else what it says.
  func locator(source: String) -> String {
    if let link { return WebAddress(link)?.canonical ?? link }
    if let guid { return source + "#" + guid }
    var frame = Frame(kind: "feed content/1")
    frame.add("item", digest)
    frame.add("content", body?.text ?? "")
    return source + "#" + frame.digest.hex.prefix(32)
  }

  /// A document of the item's own content; nil if it has none.
  func document(source: Source, id: String, locator: String) -> Document? {
    guard let content = body else { return nil }
    var document = source.document(id: id, locator: locator)
    describe(&document)
    document.url = link.map { WebAddress($0)?.canonical ?? $0 }
    document.mediaType = content.mediaType
    document.charset = "utf-8"
    document.body = Payload(Array(content.text.utf8))
    return document
  }

  /// Writes what the feed says of the item into a document.
  func describe(_ document: inout Document) {
    document.title = title?.plain
    document.authors = authors
    document.setPublished(date)
  }
}
