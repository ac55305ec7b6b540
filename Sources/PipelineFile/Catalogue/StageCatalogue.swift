import Records
import StageKit

/// Describes the stage modules that there are, for a terminal of 100 columns.
package enum StageCatalogue {
  /// Every module with its meaning, shape, inputs, outputs and parameters, without the last line end.
  package static func text(registry: StageRegistry) -> String {
    registry.modules.map { describe($0.descriptor) }.joined(separator: "\n\n")
  }

  private static func describe(_ descriptor: StageDescriptor) -> String {
    var sheet = TextSheet()
    sheet.add("\(descriptor.name) (\(descriptor.shape.rawValue))")
    sheet.add(descriptor.meaning, indentation: 2)
    let inputs = descriptor.inputs.map { "\($0.name) (\($0.record))" }
    sheet.add(term: "inputs", inputs.isEmpty ? "none" : inputs.joined(separator: ", "), indentation: 2)
    let outputs = descriptor.outputs.map { "\($0.name) (\($0.schema.record))" }
    sheet.add(term: "outputs", outputs.joined(separator: ", "), indentation: 2)
    if descriptor.parameters.isEmpty {
      sheet.add(term: "parameters", "none", indentation: 2)
    } else {
      sheet.add("parameters", indentation: 2)
      add(descriptor.parameters, to: &sheet, indentation: 4)
    }
    return sheet.text
  }

  private static func add(_ parameters: [Parameter], to sheet: inout TextSheet, indentation: Int) {
    for parameter in parameters { add(parameter, to: &sheet, indentation: indentation) }
  }

  private static func add(
    _ parameter: Parameter, choosing: Bool = false, to sheet: inout TextSheet, indentation: Int
  ) {
    let need = choosing ? "" : parameter.filledDefault.map { "; default \($0.shown)" } ?? "; required"
    sheet.add(term: parameter.name, parameter.type.listing + need, indentation: indentation)
    sheet.add(term: "", parameter.meaning, indentation: indentation)
    addMembers(of: parameter.type, to: &sheet, indentation: indentation + 2)
  }

  /// The keys of the mappings in a value.
  private static func addMembers(of type: ParameterType, to sheet: inout TextSheet, indentation: Int) {
    switch type {
    case .list(let item): addMembers(of: item, to: &sheet, indentation: indentation)
    case .record(let parameters): add(parameters, to: &sheet, indentation: indentation)
    case .variants(let variants, let common):
      sheet.add("exactly one of:", indentation: indentation)
      for variant in variants {
        add(variant.key, choosing: true, to: &sheet, indentation: indentation + 2)
        add(variant.parameters, to: &sheet, indentation: indentation + 4)
      }
      guard !common.isEmpty else { return }
      sheet.add("with any of them:", indentation: indentation)
      add(common, to: &sheet, indentation: indentation + 2)
    case .boolean, .integer, .number, .text, .choice, .file: break
    }
  }
}

extension ParameterType {
  /// The type as a listing shows it, with the type of a list's items.
  fileprivate var listing: String {
    switch self {
    case .list(.variants), .list(.record): "a list of mappings"
    case .list(let item): "a list of " + item.plural
    case .variants: "a mapping"
    case .boolean, .integer, .number, .text, .choice, .file, .record: text
    }
  }

  private var plural: String {
    switch self {
    case .boolean: "true or false"
    case .integer: "integers" + text.dropFirst("an integer".count)
    case .number: "numbers" + text.dropFirst("a number".count)
    case .text: "text"
    case .choice: text
    case .file: "paths of files"
    case .list(let item): "lists of " + item.plural
    case .record, .variants: "mappings"
    }
  }
}
