import Hashing
import Records
import StageKit

/// Captures a JSON Lines file, part by part. A part whose bytes are known is not looked into, and a file whose
/// stamp is known is not read.
struct LinesCapture: LocalCapture {
  let session: CaptureSession
  let source: Source
  private let path: String

  init(_ session: CaptureSession, _ source: Source, path: String) {
    self.session = session
    self.source = source
    self.path = path
  }

  func run() throws -> LedgerSource {
    var entry = blankEntry
    do {
      entry.files[path] = try captureFile(earlier?.files[path])
    } catch let problem as FileProblem {
      session.fail(source, locator: path, .file(problem))
    }
    return entry
  }

  private func captureFile(_ known: LedgerFile?) throws -> LedgerFile {
    let file = try LocalFile(path: location(of: path))
    if let known, known.stamp == file.stamp { return try keep(known) }
    let known = Dictionary(
      (known?.parts ?? []).map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    var reader = LinePartReader(file, lineLimit: session.settings.maximumFileBytes)
    var parts: [LedgerPart] = []
    var line = 1
    while let part = try reader.next() {
      if let known = known[part.digest], replay(known, line) {
        parts.append(known)
      } else {
        parts.append(try capture(part, line))
      }
      line += part.lines.count
    }
    return LedgerFile(path: path, stamp: reader.settledStamp(at: session.context.now), parts: parts)
  }

  /// Keeps the parts of a file that has not changed. Reads those whose identifiers now meet with others.
  private func keep(_ known: LedgerFile) throws -> LedgerFile {
    var parts: [LedgerPart] = []
    var line = 1
    var offset = 0
    for part in known.parts {
      if replay(part, line) {
        parts.append(part)
      } else {
        let file = try LocalFile(path: location(of: path))
        try file.seek(to: offset)
        var reader = LinePartReader(file, lineLimit: session.settings.maximumFileBytes)
        if let read = try reader.next() { parts.append(try capture(read, line)) }
      }
      line += part.lines
      offset += part.bytes
    }
    return LedgerFile(path: path, stamp: known.stamp, parts: parts)
  }

  private func replay(_ part: LedgerPart, _ line: Int) -> Bool {
    guard let outcomes = session.ledger.outcomes(of: part) else { return false }
    return session.replay(outcomes, source: source.name, partLine: line)
  }

  private func capture(_ part: LinePart, _ firstLine: Int) throws -> LedgerPart {
    var outcomes: [LedgerOutcome] = []
    outcomes.reserveCapacity(part.lines.count)
    for (offset, range) in part.lines.enumerated() {
      let line = SourceLine(number: firstLine + offset, offset: offset)
      guard let range else {
        let problem = CaptureProblem.file(.tooLarge(limit: session.settings.maximumFileBytes))
        outcomes.append(
          setAside(problem, locator: "\(source.name)#\(part.digest.hex.prefix(24))-\(offset)", line))
        continue
      }
      // A byte order mark stands before the first line that some tools write.
      let start =
        line.number == 1 && part.bytes.starts(with: [0xEF, 0xBB, 0xBF])
        ? range.lowerBound + 3 : range.lowerBound
      guard part.bytes[start..<range.upperBound].contains(where: { $0 > 0x20 }) else { continue }
      outcomes.append(try capture(part.bytes, start..<range.upperBound, line))
    }
    return LedgerPart(
      digest: part.digest, bytes: part.size, lines: part.lines.count, outcomes: .known(outcomes))
  }

  private func capture(_ bytes: [UInt8], _ range: Range<Int>, _ line: SourceLine) throws -> LedgerOutcome {
    var locator: String?
    do {
      let record = try LineRecord(bytes, range)
      let name = record.locator(source: source.name, line: bytes[range])
      locator = name
      return try session.capture(try record.document(source: source, locator: name), line: line)
    } catch let problem as CaptureProblem {
      let digest = bytes[range].withUnsafeBytes { Digest.of($0).hex.prefix(32) }
      return setAside(problem, locator: locator ?? "\(source.name)#\(digest)", line)
    }
  }

  private func setAside(_ problem: CaptureProblem, locator: String, _ line: SourceLine) -> LedgerOutcome {
    session.setAside(
      problem, id: Identifier.document(locator: locator), locator: locator, source: source.name, line: line)
  }
}
