import Hashing
import StageKit

/// One entry of `sources`.
struct Source: Sendable {
  let name: String
  let outlet: String?
  let language: String?
  let licence: String?
  let kind: SourceKind

  static let commonParameters = [
    Parameter(
      "name", .text, default: .null,
      "What the source is called in results; by default its path, or its address without the scheme."),
    Parameter("outlet", .text, default: .null, "Publisher of the documents."),
    Parameter("language", .text, default: .null, "Language of the documents (BCP 47)."),
    Parameter("licence", .text, default: .null, "Licence of the documents."),
  ]

  /// Reads the entries of `sources`; throws if one is wrong, or if two have the same name.
  static func list(_ entries: [Parameters]) throws(ParameterProblem) -> [Source] {
    var sources: [Source] = []
    for entry in entries {
      let source = try Source(entry)
      guard !sources.contains(where: { $0.name == source.name }) else {
        throw ParameterProblem(
          parameter: "sources", "two sources are called '\(source.name)'; set 'name' in one of them")
      }
      sources.append(source)
    }
    return sources
  }

  init(_ entry: Parameters) throws(ParameterProblem) {
    kind = try SourceKind(entry)
    name = entry.optionalText("name") ?? kind.derivedName
    outlet = entry.optionalText("outlet")
    language = entry.optionalText("language")
    licence = entry.optionalText("licence")
  }

  /// Names everything but the bytes of a document that decides how it is captured: a ledger entry made under
  /// another digest says nothing about what would be captured now.
  func settingsDigest(_ settings: FetchSettings) -> Digest {
    var frame = Frame(kind: "fetch source/1")
    frame.add("code", ModuleDigest.sources)
    frame.add("name", name)
    for (field, value) in [("outlet", outlet), ("language", language), ("licence", licence)] {
      if let value { frame.add(field, value) }
    }
    // Without the promise, what was read under it is read again.
    if case .lines(_, growsOnly: true) = kind { frame.add("append_only", "true") }
    frame.add("max_file_bytes", String(settings.maximumFileBytes))
    frame.add("max_page_bytes", String(settings.maximumPageBytes))
    return frame.digest
  }
}
