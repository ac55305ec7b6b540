import YAML

/// Values in one line, with what each scalar means: strings in quotes, the rest by its kind.
extension YAMLNode {
  var outline: String {
    switch content {
    case .scalar(let scalar):
      switch scalar.kind {
      case .null: "null"
      case .boolean: "bool(\(scalar.text))"
      case .integer: "int(\(scalar.text))"
      case .float: "float(\(scalar.text))"
      case .string: "'\(scalar.text)'"
      }
    case .sequence(let nodes): "[" + nodes.map(\.outline).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      "{" + mapping.entries.map { "\($0.key): \($0.valueNode.outline)" }.joined(separator: ", ") + "}"
    }
  }

  /// The place of every value, in the order of `outline`, keys included.
  var marks: [Mark] {
    switch content {
    case .scalar: [mark]
    case .sequence(let nodes): [mark] + nodes.flatMap(\.marks)
    case .mapping(let mapping):
      [mark] + mapping.entries.flatMap { $0.keyNode.marks + $0.valueNode.marks }
    }
  }
}
