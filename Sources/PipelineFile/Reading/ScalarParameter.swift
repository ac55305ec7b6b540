import StageKit
import YAML

/// Values of parameters that are a single word or number.
enum ScalarParameter {
  /// The value, or nil if it is not of the type.
  static func value(_ type: ParameterType, _ scalar: YAMLScalar) -> ParameterValue? {
    switch type {
    case .boolean: return scalar.boolean.map { .boolean($0) }
    case .integer(let low, let high):
      guard let value = scalar.integer(as: Int.self), value >= low ?? .min, value <= high ?? .max else {
        return nil
      }
      return .integer(value)
    case .number(let low, let high):
      // JSON, in which keys are written, has no other numbers than finite ones.
      guard let value = scalar.number, value.isFinite, value >= low ?? -.infinity, value <= high ?? .infinity
      else { return nil }
      return .number(value)
    case .text: return scalar.kind == .string ? .text(scalar.text) : nil
    case .choice(let words):
      return scalar.kind == .string && words.contains(scalar.text) ? .text(scalar.text) : nil
    case .file, .list, .record, .variants: return nil
    }
  }

  /// The type to name in the error about a value: of an integer that no 64 bits hold, the bounds say why.
  static func expected(_ type: ParameterType, insteadOf node: YAMLNode) -> ParameterType {
    guard case .integer(let low, let high) = type, case .scalar(let scalar) = node.content,
      scalar.kind == .integer, scalar.integer(as: Int.self) == nil
    else { return type }
    return .integer(min: low ?? .min, max: high ?? .max)
  }
}
