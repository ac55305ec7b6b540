/// How much a document may ask for. libyaml has no bounds of its own, so a file of a few bytes could fill the
/// memory or never end.
package struct YAMLLimits: Hashable, Sendable {
  /// Levels of lists and mappings inside one another, aliases followed.
  package var depth: Int
  /// Values that all aliases together stand for.
  package var aliasedNodes: Int
  /// Diagnostics that are collected before the reading ends.
  package var diagnostics: Int

  /// The bounds for a file that a person writes.
  package init(depth: Int = 64, aliasedNodes: Int = 100_000, diagnostics: Int = 100) {
    self.depth = depth
    self.aliasedNodes = aliasedNodes
    self.diagnostics = diagnostics
  }
}
