/// The checked parameters of a stage: every declared one is there, of its declared type, defaults filled in.
///
/// The accessors trap when a stage asks for what it did not declare: that is a mistake in the stage's code,
/// which no input can cause.
package struct Parameters: Hashable, Sendable {
  package let values: [String: ParameterValue]

  package init(_ values: [String: ParameterValue]) { self.values = values }

  /// The declared defaults with the given values on top: what tests and one-off runs use.
  package init(defaultsOf declared: [Parameter], _ given: [String: ParameterValue] = [:]) {
    var values = given
    for parameter in declared where values[parameter.name] == nil {
      values[parameter.name] = parameter.defaultValue
    }
    self.values = values
  }

  /// Whether a parameter has a value other than null.
  package func has(_ name: String) -> Bool {
    guard let value = values[name] else { return false }
    return value != .null
  }

  package func boolean(_ name: String) -> Bool {
    guard case .boolean(let value) = values[name] else { undeclared(name, "boolean") }
    return value
  }

  package func integer(_ name: String) -> Int {
    guard case .integer(let value) = values[name] else { undeclared(name, "integer") }
    return value
  }

  /// A number; an integer counts as one.
  package func number(_ name: String) -> Double {
    switch values[name] {
    case .number(let value): return value
    case .integer(let value): return Double(value)
    default: undeclared(name, "number")
    }
  }

  package func text(_ name: String) -> String {
    guard case .text(let value) = values[name] else { undeclared(name, "text") }
    return value
  }

  /// A text that may be absent.
  package func optionalText(_ name: String) -> String? { has(name) ? text(name) : nil }

  /// A file that may be absent.
  package func file(_ name: String) -> FileValue? {
    guard case .file(let value) = values[name] else { return nil }
    return value
  }

  package func texts(_ name: String) -> [String] {
    list(name).map { value in
      guard case .text(let text) = value else { undeclared(name, "list of text") }
      return text
    }
  }

  package func list(_ name: String) -> [ParameterValue] {
    guard case .list(let values) = values[name] else { undeclared(name, "list") }
    return values
  }

  /// The mappings of a list of mappings.
  package func records(_ name: String) -> [Parameters] {
    list(name).map { value in
      guard case .record(let members) = value else { undeclared(name, "list of mappings") }
      return Parameters(members)
    }
  }

  private func undeclared(_ name: String, _ type: String) -> Never {
    preconditionFailure("the stage asks for parameter '\(name)' as \(type), which it did not declare")
  }
}
