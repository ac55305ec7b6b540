/// One value of a YAML document, and the place where it is written.
///
/// A value that an alias stands for keeps the place of its anchor: that is where its text can be corrected.
package struct YAMLNode: Sendable {
  /// Where the value starts: at its anchor or tag if it has one, for a block mapping at its first key.
  package let mark: Mark
  /// What the value is.
  package let content: Content

  /// What a value can be.
  package enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping(YAMLMapping)
  }

  /// A value that is written at `mark`.
  package init(mark: Mark, content: Content) {
    self.mark = mark
    self.content = content
  }

  /// Whether the value is `null`, `~` or nothing at all.
  package var isNull: Bool {
    if case .scalar(let scalar) = content { return scalar.kind == .null }
    return false
  }

  /// What stands here, in the words of an error: `'three'`, `the integer 3`, `a list`, `nothing`.
  package var found: String {
    switch content {
    case .scalar(let scalar): scalar.found
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
