import StageKit
import YAML

/// Reads values as the types that a stage declares, and fills in what is left out.
///
/// A path names a value from the stage's parameters on: `sources[0].folder`, lists counted from 0.
struct ParameterReader {
  /// The most bytes of a file that a parameter names: it is held in memory.
  static let largestFile = 256 << 20

  let folder: String
  var problems: ProblemList
  /// Where each given value stands: at its key, or for an item of a list, at the item.
  private(set) var places: [String: Mark] = [:]

  init(folder: String, problems: ProblemList) {
    self.folder = folder
    self.problems = problems
  }

  /// All declared parameters with what a mapping gives them.
  mutating func members(
    _ declared: [Parameter], of mapping: YAMLMapping, at mark: Mark, path: String
  ) -> [String: ParameterValue] {
    let unknown = mapping.unknownKeys(known: declared.map(\.name))
    for diagnostic in unknown { problems.add(diagnostic) }
    return values(
      declared, of: mapping, at: mark, path: path, misspelt: Set(unknown.compactMap(\.nearestKey)))
  }

  /// All declared parameters, unknown keys passed over. What is misspelt is not reported as missing too.
  mutating func values(
    _ declared: [Parameter], of mapping: YAMLMapping, at mark: Mark, path: String, misspelt: Set<String>
  ) -> [String: ParameterValue] {
    var result: [String: ParameterValue] = [:]
    for parameter in declared {
      let path = path.isEmpty ? parameter.name : path + "." + parameter.name
      if let entry = mapping[parameter.name] {
        places[path] = entry.keyNode.mark
        result[parameter.name] = given(parameter, entry.valueNode, path: path)
      } else if let value = parameter.filledDefault {
        result[parameter.name] = value
      } else if !misspelt.contains(parameter.name) {
        problems.add(mark, .missingParameter(path, type: parameter.type, meaning: parameter.meaning))
      }
    }
    return result
  }

  private mutating func given(_ parameter: Parameter, _ node: YAMLNode, path: String) -> ParameterValue? {
    guard node.isNull else { return value(parameter.type, node, path: path) }
    guard let value = parameter.filledDefault else {
      problems.refuse(node, of: path, expected: .type(parameter.type))
      return nil
    }
    if value == .null { return .null }
    problems.refuse(node, of: path, expected: .type(parameter.type), advice: .leaveOut(default: value))
    return nil
  }

  private mutating func value(_ type: ParameterType, _ node: YAMLNode, path: String) -> ParameterValue? {
    switch type {
    case .boolean, .integer, .number, .text, .choice:
      guard case .scalar(let scalar) = node.content, let value = ScalarParameter.value(type, scalar) else {
        let expected = ScalarParameter.expected(type, insteadOf: node)
        problems.refuse(node, of: path, expected: .type(expected))
        return nil
      }
      return value
    case .file: return file(node, path: path)
    case .list(let item):
      guard case .sequence(let nodes) = node.content else { break }
      var items: [ParameterValue] = []
      for (index, node) in nodes.enumerated() where !problems.isFull {
        let path = "\(path)[\(index)]"
        places[path] = node.mark
        if let value = value(item, node, path: path) { items.append(value) }
      }
      return .list(items)
    case .record(let declared):
      guard case .mapping(let mapping) = node.content else { break }
      return .record(members(declared, of: mapping, at: node.mark, path: path))
    case .variants(let variants, let common):
      guard case .mapping(let mapping) = node.content else { break }
      return variant(of: variants, common: common, mapping, at: node.mark, path: path)
    }
    problems.refuse(node, of: path, expected: .type(type))
    return nil
  }

  private mutating func file(_ node: YAMLNode, path: String) -> ParameterValue? {
    guard case .scalar(let scalar) = node.content, scalar.kind == .string else {
      problems.refuse(node, of: path, expected: .type(.file))
      return nil
    }
    do throws(FileProblem) {
      let place = scalar.text.isEmpty ? "" : FilePath.join(folder, scalar.text)
      let bytes = try SystemFile.read(place, limit: Self.largestFile)
      return .file(FileValue(path: scalar.text, bytes: bytes))
    } catch {
      problems.add(node.mark, .parameterFile(path, path: scalar.text, problem: error))
      return nil
    }
  }
}

extension YAMLDiagnostic {
  /// The known key that an unknown one was probably meant to be.
  var nearestKey: String? {
    if case .unknownKey(_, _, let nearest) = problem { return nearest }
    return nil
  }
}
