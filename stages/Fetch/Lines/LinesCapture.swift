import Hashing
import Records
import StageKit

/// Captures a JSON Lines file, part by part. What was captured of the part before is taken over if its bytes are the
/// same, a block of parts at a time.
struct LinesCapture: LocalCapture {
  let session: CaptureSession
  let source: Source
  let earlier: LedgerSource?
  private let path: String
  private let growsOnly: Bool

  init(_ session: CaptureSession, _ source: Source, _ earlier: LedgerSource?, path: String, growsOnly: Bool) {
    self.earlier = earlier
    self.session = session
    self.source = source
    self.path = path
    self.growsOnly = growsOnly
  }

  func run() throws -> LedgerSource {
    var entry = blankEntry
    do {
      let known = earlier?.files[path]
      let file = try captureFile(known)
      entry.files[path] = file
      entry.seal = Self.seal(path, file.stamp)
    } catch let problem as FileProblem {
      // What the file gave before is gone with it.
      try session.dismiss(earlier)
      session.fail(source, locator: path, .file(problem))
    }
    return entry
  }

  private func captureFile(_ known: LedgerFile?) throws -> LedgerFile {
    guard let known else { return try captureAll() }
    let layout = try LineLayout(
      of: location(of: path), known: known, growsOnly: growsOnly,
      lineLimit: session.settings.maximumFileBytes, now: session.context.now)
    let places = try places(of: known)
    let now = Set(layout.parts.map(\.digest))
    let before = known.blocks.flatMap(\.parts).map(\.digest)
    for digest in before where !now.contains(digest) {
      guard let place = places[digest] else { continue }
      for key in try keys(place) { try session.release(key) }
    }
    // Parts that come twice or changed places may have changed which line gives a document.
    let hasTwins = now.count < layout.parts.count || places.count < before.count
    let kept = before.filter(now.contains)
    if hasTwins || kept != layout.parts.map(\.digest).filter({ places[$0] != nil }) { session.beginAgain() }
    do {
      return try capture(layout, known, places)
    } catch is Disturbance {
      session.beginAgain()
      return try capture(layout, known, places)
    }
  }

  /// A line that comes to stand before others has an identifier of which it is not known whether they have it.
  private struct Disturbance: Error {}

  private func capture(_ layout: LineLayout, _ known: LedgerFile, _ places: [Digest: PartPlace]) throws
    -> LedgerFile
  {
    var assembly = LineBlocks(session: session)
    do {
      try capture(layout, known, places, into: &assembly)
    } catch let problem as FileProblem {
      try session.dismiss(try assembly.finish())
      throw problem
    }
    return LedgerFile(path: path, stamp: layout.stamp, blocks: try assembly.finish())
  }

  private func capture(
    _ layout: LineLayout, _ known: LedgerFile, _ places: [Digest: PartPlace], into assembly: inout LineBlocks
  ) throws {
    let blocks = Dictionary(known.blocks.map { ($0.parts, $0) }, uniquingKeysWith: { first, _ in first })
    let lastKnown = layout.parts.lastIndex { places[$0.digest] != nil } ?? -1
    for range in LineBlocks.ranges(of: layout.parts) {
      let parts = Array(layout.parts[range])
      if session.isTrusting, let block = blocks[parts] {
        try assembly.append(block, source: source.name)
        continue
      }
      for index in range {
        let line = assembly.nextLine
        if let place = places[layout.parts[index].digest], let part = try replay(place, line) {
          try assembly.append(part)
          continue
        }
        let part = try capture(layout, index, line)
        let isDuplicate = part.list?.contains {
          if case .reject(let reject) = $0 { reject.isDuplicate } else { false }
        }
        if session.isTrusting, isDuplicate ?? true, index < lastKnown { throw Disturbance() }
        try assembly.append(part)
      }
    }
  }

  /// Keeps a part that is as it was; nil if it must be looked into, because its identifiers now meet with others.
  private func replay(_ place: PartPlace, _ line: Int) throws -> LedgerPart? {
    let part = try session.parts(of: place.block)[place.index]
    guard let outcomes = part.list else { return nil }
    if session.isTrusting {
      for case .reject(let reject) in outcomes { session.report(reject, source: source.name, partLine: line) }
      return part
    }
    if session.replay(outcomes, source: source.name, partLine: line) { return part }
    for key in outcomes.compactMap(\.recordKey) { try session.release(key, isReplayed: true) }
    return nil
  }

  /// Reads a part again and captures it. If the file has changed since its layout was made, what is there now counts.
  private func capture(_ layout: LineLayout, _ index: Int, _ line: Int) throws -> LedgerPart {
    let file = try LocalFile(path: location(of: path))
    try file.seek(to: layout.offsets[index])
    var reader = LinePartReader(file, lineLimit: session.settings.maximumFileBytes)
    guard let part = try reader.next() else {
      return LedgerPart(digest: .zero, bytes: 0, lines: 0, outcomes: .known([]))
    }
    return try capture(part, line)
  }

  /// Captures a file of which nothing is known, in one go.
  private func captureAll() throws -> LedgerFile {
    let file = try LocalFile(path: location(of: path))
    var reader = LinePartReader(file, lineLimit: session.settings.maximumFileBytes)
    var assembly = LineBlocks(session: session)
    do {
      while let part = try reader.next() {
        try Task.checkCancellation()
        try assembly.append(try capture(part, assembly.nextLine))
      }
    } catch let problem as FileProblem {
      session.fail(source, locator: path, .file(problem))
      return LedgerFile(path: path, stamp: nil, blocks: try assembly.finish())
    }
    return LedgerFile(
      path: path, stamp: reader.settledStamp(at: session.context.now), blocks: try assembly.finish())
  }

  /// Where what is known of a part stands.
  private struct PartPlace {
    let block: LedgerBlock
    let index: Int
  }

  private func places(of file: LedgerFile?) throws -> [Digest: PartPlace] {
    var places: [Digest: PartPlace] = [:]
    for block in file?.blocks ?? [] {
      for (index, part) in block.parts.enumerated() where places[part.digest] == nil {
        places[part.digest] = PartPlace(block: block, index: index)
      }
    }
    return places
  }

  /// The keys of a part's records.
  private func keys(_ place: PartPlace) throws -> [RecordKey] {
    (try session.parts(of: place.block)[place.index].list ?? []).compactMap(\.recordKey)
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
