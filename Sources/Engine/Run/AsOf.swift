import PipelineFile
package import Records

/// Runs that look at the world as of another time.
package enum AsOf {
  /// The time that a text means: RFC 3339, or a day, which means its last second in UTC. Nil for anything else.
  package static func instant(_ text: String) -> Instant? {
    if text.utf8.count == 10, let day = CivilDate(iso: text) {
      return Instant(date: day, hour: 23, minute: 59, second: 59, offsetMinutes: 0)
    }
    return DateText.parse(text)?.instant
  }
}

extension RunOptions {
  /// Where a run publishes: one as of another time beside the outputs that readers use, unless it is to replace
  /// them.
  func target(for publication: Publication) -> Publication {
    guard asOf != nil, !replacesOutputs else { return publication }
    return Publication(
      folder: publication.folder + "-as-of", formats: publication.formats, keep: publication.keep,
      mark: publication.mark)
  }

  /// The line of publications that a run continues. No pipeline's name holds a space.
  func publicationLine(of pipeline: String) -> String {
    asOf != nil && !replacesOutputs ? pipeline + " as of" : pipeline
  }
}
