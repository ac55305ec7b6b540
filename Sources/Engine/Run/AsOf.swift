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

  /// The link beside that of a pipeline.
  static func link(_ link: String) -> String { link + "-as-of" }

  /// The line of publications beside that of a pipeline. No pipeline's name holds a space.
  static func line(_ pipeline: String) -> String { pipeline + " as of" }
}

extension RunOptions {
  /// Where a run publishes: one as of another time beside the outputs that readers use, unless it is to replace
  /// them.
  func target(for publication: Publication) -> Publication {
    guard asOf != nil, !replacesOutputs else { return publication }
    return Publication(
      folder: AsOf.link(publication.folder), formats: publication.formats, keep: publication.keep,
      mark: publication.mark)
  }

  /// The line of publications that a run continues.
  func publicationLine(of pipeline: String) -> String {
    asOf != nil && !replacesOutputs ? AsOf.line(pipeline) : pipeline
  }
}

/// Publications that follow one another under one link.
struct PublicationLine {
  /// As the journal names it.
  let name: String
  let link: String

  var folder: PublishFolder { PublishFolder(link: link) }
}

extension Pipeline {
  /// The pipeline's own line, and that of its runs as of other times.
  var publicationLines: [PublicationLine] {
    let link = publication?.folder ?? ""
    return [
      PublicationLine(name: name, link: link), PublicationLine(name: AsOf.line(name), link: AsOf.link(link)),
    ]
  }
}
