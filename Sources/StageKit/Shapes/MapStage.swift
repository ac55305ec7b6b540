package import Records

/// A stage of shape map, as the engine runs it: a chunk in, lines and rejects out. A pure function.
package protocol MapStage: Sendable {
  /// Maps a chunk of the stage's input. Throws only if the chunk cannot be read at all.
  func map(_ chunk: ChunkLines, into output: inout StageOutput) throws
}

/// A stage of shape map written as a function over records.
package protocol RecordMapStage: MapStage {
  associatedtype Input: Record
  /// Name of the stage module, for rejects.
  static var moduleName: String { get }
  /// Maps one record: appends what comes of it, or throws why the record is set aside, in which case nothing of
  /// what it appended counts.
  func map(_ record: Input, into output: inout StageOutput) throws(Rejection)
  /// Where a record came from, for its row in `rejects`.
  func origin(of record: Input) -> Origin
}

/// Why a record is set aside.
package struct Rejection: Error, Hashable, Sendable {
  /// A short code of lower-case words ("no_article").
  package let reason: String
  /// What was found, in words.
  package let detail: String?

  package init(_ reason: String, _ detail: String? = nil) {
    self.reason = reason
    self.detail = detail
  }
}

/// Where a record came from, as people name it.
package struct Origin: Hashable, Sendable {
  package let source: String?
  package let locator: String?

  package init(source: String?, locator: String?) {
    self.source = source
    self.locator = locator
  }
}

extension RecordMapStage {
  package func map(_ chunk: ChunkLines, into output: inout StageOutput) throws {
    try chunk.forEachLine { range in
      var reader = JSONReader(chunk.bytes, in: range)
      let record = try Input.schema.read(from: &reader)
      let mark = output.mark
      do {
        try map(record, into: &output)
      } catch let rejection as Rejection {
        output.rollBack(to: mark)
        let origin = origin(of: record)
        output.reject(
          Reject(
            stage: Self.moduleName, recordID: record.id, day: record.day, source: origin.source,
            locator: origin.locator, reason: rejection.reason, detail: rejection.detail))
      }
    }
  }
}
