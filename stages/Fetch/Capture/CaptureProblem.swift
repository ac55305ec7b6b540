import Records

/// Why something a source has is not in the snapshot, or why a source gives nothing at all.
enum CaptureProblem: Error, Hashable, Sendable {
  case file(FileProblem)
  case empty
  /// The kind of file its first bytes tell, if they do.
  case binary(String?)
  case mediaType(String)
  /// The name of the source that gave the document first.
  case duplicate(source: String)
  case json(JSONError)
  /// A line without both text and html.
  case noText
  /// A feed item without an address to follow and without content.
  case noContent
  case notFeed(String)
  case notSitemap(String)
  /// A list page without a link that is wanted.
  case noLinks
  /// What should be the address of a page.
  case badAddress(String)
  case page(PageProblem)
  case archive(ArchiveProblem)
}
