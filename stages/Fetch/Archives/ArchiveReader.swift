import Gzip

/// Reads the records of a WARC file (ISO 28500, versions 1.0 and 1.1) or an ARC file (version 1), one after the other.
/// A record that is damaged bears its problem; reading goes on behind it where a record can be found again.
struct ArchiveReader: ~Copyable {
  private var input: ArchiveInput
  /// Most bytes of a record's content that are held.
  private let limit: Int
  private var isInMember = false
  private var isAtEnd = false
  /// A line that was read where a record ends and that starts the next one.
  private var pending: (line: [UInt8], offset: Int)?

  init(_ file: consuming LocalFile, limit: Int) throws(FileProblem) {
    input = try ArchiveInput(file)
    self.limit = limit
  }

  /// The next record; nil at the end. Throws only if the file cannot be read.
  mutating func next() throws -> ArchiveRecord? {
    guard !isAtEnd else { return nil }
    do {
      while true {
        if !isInMember {
          guard try input.nextMember() else { return nil }
          isInMember = true
        }
        guard let (line, offset) = try firstLine() else {
          isInMember = false
          continue
        }
        return try record(line, offset)
      }
    } catch let error as InflateError {
      input.abandonMember()
      isInMember = false
      return failed(.damaged(error.description), at: input.memberOffset)
    }
  }

  private func failed(_ problem: ArchiveProblem, at offset: Int) -> ArchiveRecord {
    var record = ArchiveRecord()
    record.offset = offset
    record.problem = problem
    return record
  }

  private var offset: Int { input.isCompressed ? input.memberOffset : input.memberOffset + input.taken }

  /// The next line that is not blank.
  private mutating func firstLine() throws -> (line: [UInt8], offset: Int)? {
    if let pending {
      self.pending = nil
      return pending
    }
    while true {
      let offset = offset
      guard let line = try input.line() else { return nil }
      if line.contains(where: { $0 > 0x20 }) { return (line, offset) }
    }
  }

  private mutating func record(_ line: [UInt8], _ offset: Int) throws -> ArchiveRecord {
    var record: ArchiveRecord
    if line.starts(with: "WARC/".utf8) {
      record = ArchiveHeader.record(try fields())
    } else if let found = ArchiveHeader.arcRecord(line) {
      record = found
    } else {
      try resynchronize()
      return failed(.noRecord, at: offset)
    }
    record.offset = offset
    if record.length == nil, record.problem == nil { record.problem = .noLength }
    let length = record.length ?? 0
    let keeps = record.isHTTP || record.type == "resource"
    do {
      let taken = try input.take(length, keeping: keeps ? limit : 0, into: &record.content)
      if taken < length { record.problem = .wrongLength }
      if keeps, taken > limit { record.problem = .tooLarge(limit: limit) }
      try close(&record)
    } catch let error as InflateError {
      // The content so far tells which record it was.
      record.problem = .damaged(error.description)
      input.abandonMember()
      isInMember = false
    }
    return record
  }

  /// The fields of a WARC header, up to the blank line. Lines that start with a space continue the one before.
  private mutating func fields() throws -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    while let line = try input.line(), !line.isEmpty, fields.count < 1000 {
      let text = String(decoding: line, as: UTF8.self)
      if line[0] == 0x20 || line[0] == 0x09, let last = fields.indices.last {
        fields[last].value += " " + (FeedText.collapsed(text) ?? "")
      } else if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
        let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
        fields.append((text[..<colon].lowercased(), String(value)))
      }
    }
    return fields
  }

  /// Looks at what follows a record's content. If that is no blank line and no record, the length was wrong.
  private mutating func close(_ record: inout ArchiveRecord) throws {
    guard let (line, offset) = try firstLine() else {
      isInMember = false
      return
    }
    let isRecord = line.starts(with: "WARC/".utf8) || ArchiveHeader.arcRecord(line) != nil
    if input.isCompressed {
      // What follows cannot be found again by its member. One reading it as a row of records would be lost.
      isInMember = false
      pending = nil
      if record.problem == nil, !isRecord { record.problem = .wrongLength }
      if isRecord { isAtEnd = true }
      stop = isRecord ? offset : nil
      return
    }
    if isRecord {
      pending = (line, offset)
    } else {
      if record.problem == nil, record.type != "arc_header" { record.problem = .wrongLength }
      try resynchronize()
    }
  }

  /// Where reading stopped because records are not separate; nil if it did not.
  private(set) var stop: Int?

  /// Reads on to the next line that starts a record.
  private mutating func resynchronize() throws {
    guard !input.isCompressed else {
      isInMember = false
      return
    }
    while true {
      let offset = offset
      guard let line = try input.line() else { return }
      if line.starts(with: "WARC/".utf8) || ArchiveHeader.arcRecord(line) != nil {
        pending = (line, offset)
        return
      }
    }
  }
}
