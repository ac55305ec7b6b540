package import Records
package import StageKit

/// Maps an article to its statements.
package struct ExtractStage: RecordMapStage {
  package static let moduleName = "extract"
  /// The output port.
  package static let port = "statements"

  private let extractor: StatementExtractor

  package init(_ extractor: StatementExtractor) { self.extractor = extractor }

  package func map(_ article: Article, into output: inout StageOutput) throws(Rejection) {
    extractor.forEachStatement(in: article) { output.append($0, to: Self.port) }
  }

  package func origin(of article: Article) -> Origin {
    Origin(source: article.source, locator: article.locator)
  }
}
