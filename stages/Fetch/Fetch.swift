import Markup
import Records
package import StageKit

/// The stage module that captures documents: from folders, files of JSON Lines, web archives, feeds, lists of links,
/// sitemaps and single pages.
package enum Fetch: StageModule {
  package static let name = "fetch"

  package static let descriptor = StageDescriptor(
    name: name,
    meaning:
      "Captures documents from folders, JSON Lines files, web archives, feeds, sitemaps and pages, and seals them as "
      + "a snapshot.",
    shape: .capture, inputs: [], outputs: [OutputPort("documents", Document.schema.table)],
    parameters: FetchSettings.parameters, codeDigest: ModuleDigest.sources,
    libraries: ["libxml2": MarkupParser.libraryVersion])

  /// Throws `ParameterProblem` if a source's address, pattern or name is wrong.
  package static func make(_ parameters: Parameters) throws -> StageBody {
    let settings = FetchSettings(parameters)
    let sources = try Source.list(parameters.records("sources"))
    let client = HTTPPageClient(timeout: settings.timeout)
    return .capture(FetchStage(settings: settings, sources: sources, client: client))
  }
}
