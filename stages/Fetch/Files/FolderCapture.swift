import Hashing
import Records
import StageKit

/// Captures the files of a folder. A document's identifier is made from its path relative to the folder.
struct FolderCapture: LocalCapture {
  let session: CaptureSession
  let source: Source
  let earlier: LedgerSource?
  private let pattern: FolderPattern

  init(
    _ session: CaptureSession, _ source: Source, _ earlier: LedgerSource?, _ pattern: FolderPattern
  ) {
    self.earlier = earlier
    self.session = session
    self.source = source
    self.pattern = pattern
  }

  func run() throws -> LedgerSource {
    var entry = blankEntry
    let files: [FolderWalk.Entry]
    let listing = FolderListing(at: location(of: pattern.path), isRecursive: pattern.isRecursive)
    do {
      files = try FolderWalk.list(pattern, at: location(of: pattern.path))
    } catch {
      session.fail(source, locator: pattern.path, .file(error))
      return entry
    }
    for file in files {
      let id = Identifier.document(locator: file.path)
      if let giver = session.giver(of: id) {
        session.setAside(.duplicate(source: giver), id: id, locator: file.path, source: source.name)
        continue
      }
      switch file.status {
      case .failure(let problem): setAside(file, .file(problem))
      case .success(.other): setAside(file, .file(.notRegular))
      case .success(.regular(let stamp)):
        entry.files[file.path] = try capture(file, stamp, earlier?.files[file.path])
      }
    }
    // A file that changed while the folder was read is not in the listing that was made before it.
    if let listing, listing.isSettled(at: session.context.now),
      entry.files.values.allSatisfy({ $0.stamp != nil })
    {
      entry.seal = Self.seal(pattern, listing)
    }
    return entry
  }

  /// What tells that nothing in the folder has changed.
  static func seal(_ pattern: FolderPattern, _ listing: FolderListing) -> Digest {
    var frame = Frame(kind: "fetch folder/1")
    frame.add("pattern", pattern.digest)
    frame.add("listing", listing.digest)
    return frame.digest
  }

  /// Captures a file, or keeps what it gave the last time if it has not changed since.
  private func capture(_ file: FolderWalk.Entry, _ stamp: FileStamp, _ known: LedgerFile?) throws
    -> LedgerFile?
  {
    if let known, known.stamp == stamp, replay(known) { return known }
    let bytes: [UInt8]
    let isSettled: Bool
    do {
      let opened = try LocalFile(location: file.location)
      bytes = try opened.readAll(limit: session.settings.maximumFileBytes)
      isSettled = opened.isSettled(at: session.context.now) && opened.stamp == stamp
    } catch {
      setAside(file, .file(error))
      return nil
    }
    let settledStamp = isSettled ? stamp : nil
    let digest = Digest.of(bytes)
    if let known, known.parts.first?.digest == digest, replay(known) {
      return LedgerFile(path: file.path, stamp: settledStamp, parts: known.parts)
    }
    let (problem, charset) = ContentCheck.examine(bytes, declaredCharset: nil)
    let outcome: LedgerOutcome
    if let problem {
      outcome = setAside(file, problem)
    } else {
      var document = document(id: Identifier.document(locator: file.path), locator: file.path)
      document.mediaType = MediaType.byName(file.path) ?? MediaType.sniff(bytes)
      document.charset = charset
      document.body = Payload(bytes)
      outcome = try session.capture(document)
    }
    let part = LedgerPart(digest: digest, bytes: bytes.count, lines: 0, outcomes: .known([outcome]))
    return LedgerFile(path: file.path, stamp: settledStamp, parts: [part])
  }

  private func replay(_ known: LedgerFile) -> Bool {
    guard let part = known.parts.first, let outcomes = part.list else { return false }
    return session.replay(outcomes, source: source.name)
  }

  @discardableResult
  private func setAside(_ file: FolderWalk.Entry, _ problem: CaptureProblem) -> LedgerOutcome {
    session.setAside(
      problem, id: Identifier.document(locator: file.path), locator: file.path, source: source.name)
  }
}
