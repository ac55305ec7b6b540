import StageKit
import YAML

/// Reading values of the simplest types: nil, and a problem at the value's place, when they are none.
extension ProblemList {
  mutating func text(_ node: YAMLNode, of name: String) -> String? {
    guard case .scalar(let scalar) = node.content, scalar.kind == .string else {
      refuse(node, of: name, expected: .type(.text))
      return nil
    }
    return scalar.text
  }

  mutating func mapping(_ node: YAMLNode, of name: String, content: String) -> YAMLMapping? {
    guard case .mapping(let mapping) = node.content else {
      refuse(node, of: name, expected: .mapping(of: content))
      return nil
    }
    return mapping
  }

  /// Reports that a value is not what it should be.
  mutating func refuse(
    _ node: YAMLNode, of name: String, expected: ValueExpectation, advice: ValueAdvice? = nil
  ) {
    add(
      node.mark,
      .wrongValue(
        of: name, expected: expected, found: node.foundWord,
        advice: advice ?? expected.advice(instead: node)))
  }
}

extension YAMLNode {
  /// What stands here; a null that is written out is shown as it is written.
  fileprivate var foundWord: String {
    switch content {
    case .scalar(let scalar) where scalar.kind == .null && !scalar.text.isEmpty: scalar.text
    case .sequence(let items) where items.isEmpty: "an empty list"
    case .scalar, .sequence, .mapping: found
    }
  }
}

extension ValueExpectation {
  /// What is probably to be done about a value that stands in the place of one of this type.
  fileprivate func advice(instead node: YAMLNode) -> ValueAdvice? {
    guard case .type(let type) = self else { return nil }
    guard case .scalar(let scalar) = node.content else {
      if case .list = type { return .wrapInList }
      return nil
    }
    switch type {
    case .text, .choice, .file:
      let isOther = scalar.kind != .string && !scalar.text.isEmpty
      if isOther { return .quote }
      guard case .choice(let words) = type else { return nil }
      return SpellingSuggestion.nearest(to: scalar.text, among: words).map { .nearest($0) }
    case .boolean:
      switch scalar.text.lowercased() {
      case "yes", "y", "on", "true", "1": return .write("true")
      case "no", "n", "off", "false", "0": return .write("false")
      default: return nil
      }
    case .integer, .number:
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      return isQuoted && Double(scalar.text)?.isFinite == true ? .unquote : nil
    case .list: return scalar.kind == .null ? nil : .wrapInList
    case .record, .variants: return nil
    }
  }
}
