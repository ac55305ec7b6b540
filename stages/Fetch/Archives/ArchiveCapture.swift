import Hashing
import Records
import StageKit

/// Captures the pages of a web archive: its HTTP responses with status 200 that are pages. What else an archive holds
/// (requests, pictures, redirects) is passed over; what is damaged is set aside.
struct ArchiveCapture: FileCapture {
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
    let stamp = file.stamp
    if let known, known.stamp == stamp, replay(known) { return known }
    let isSettled = file.isSettled(at: session.context.now)
    let outcomes = try captureRecords(file)
    // An archive is written once: one whose stamp has changed is read anew, whole, so its digest is not wanted.
    let part = LedgerPart(digest: .zero, bytes: stamp.size, lines: 0, outcomes: .known(outcomes))
    return LedgerFile(path: path, stamp: isSettled ? stamp : nil, parts: [part])
  }

  private func captureRecords(_ file: consuming LocalFile) throws -> [LedgerOutcome] {
    var reader = try ArchiveReader(file, limit: session.settings.maximumPageBytes)
    var outcomes: [LedgerOutcome] = []
    while let record = try reader.next() {
      try Task.checkCancellation()
      if let outcome = try capture(record) { outcomes.append(outcome) }
    }
    if let offset = reader.stop {
      outcomes.append(setAside(.notSeparate, locator: "\(source.name)#\(offset)-", record: nil))
    }
    return outcomes
  }

  private func capture(_ record: ArchiveRecord) throws -> LedgerOutcome? {
    guard record.isHTTP || record.type.isEmpty else { return nil }
    let address = record.uri.map { WebAddress($0)?.canonical ?? $0 }
    let locator = address ?? "\(source.name)#\(record.offset)"
    do {
      if let problem = record.problem { throw problem }
      let response = try ArchivedResponse(record.content, limit: session.settings.maximumPageBytes)
      guard response.status == 200 else { return nil }
      let sent = response.contentType.map { MediaType.parse($0) }
      if let type = sent?.type, !MediaType.isPage(type) { return nil }
      let (problem, charset) = ContentCheck.examine(response.body, declaredCharset: sent?.charset)
      if let problem {
        return session.setAside(
          problem, id: Identifier.document(locator: locator), day: day(of: record), locator: locator,
          source: source.name)
      }
      var document = source.document(id: Identifier.document(locator: locator), locator: locator)
      document.day = day(of: record)
      document.retrievedAt = date(of: record)?.instant?.description
      document.url = address
      document.mediaType = sent?.type ?? MediaType.sniff(response.body)
      document.charset = sent?.charset ?? charset
      document.body = Payload(response.body)
      return try session.capture(document)
    } catch let problem as ArchiveProblem {
      return setAside(problem, locator: locator, record: record)
    }
  }

  private func setAside(_ problem: ArchiveProblem, locator: String, record: ArchiveRecord?) -> LedgerOutcome {
    session.setAside(
      .archive(problem), id: Identifier.document(locator: locator), day: record.map { day(of: $0) } ?? "",
      locator: locator, source: source.name)
  }

  private func date(of record: ArchiveRecord) -> ParsedDate? { record.date.flatMap { DateText.parse($0) } }

  private func day(of record: ArchiveRecord) -> String { date(of: record)?.date.description ?? "" }
}
