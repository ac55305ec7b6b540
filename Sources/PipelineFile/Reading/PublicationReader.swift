import StageKit
import YAML

/// Reads the key `publish`; all of it has defaults.
struct PublicationReader {
  /// How many published runs are kept unless the file says otherwise.
  static let defaultKeep = 5
  static let defaultFormats = [PublishFormat.csv, .json, .report]
  static let defaultFolder = "outputs"

  let folder: String
  let pipeline: String
  var problems: ProblemList

  /// The publication that a value declares; nil stands for an absent one.
  mutating func read(_ node: YAMLNode?, at mark: Mark) -> Publication {
    var path = Self.defaultFolder + "/" + pipeline
    var formats = Self.defaultFormats
    var keep = Self.defaultKeep
    var maxChange: Threshold?
    var maxRejects: Threshold?
    var maxChangeMark: Mark?
    var postgres: PostgresTarget?
    if let node, let mapping = problems.mapping(node, of: FileKey.publish.name, content: Self.content) {
      let keys = KnownKeys(mapping, known: FileKey.ofPublish.map(\.name), problems: &problems)
      if let node = keys.value(FileKey.folder.name) { path = target(node) ?? path }
      if let node = keys.value(FileKey.formats.name) { formats = list(node) }
      if let node = keys.value(FileKey.keep.name) { keep = count(node) }
      if let node = keys.value(FileKey.maxChange.name) {
        maxChange = threshold(node, of: FileKey.maxChange.name, takesCounts: false)
        maxChangeMark = keys[FileKey.maxChange.name]?.keyNode.mark
      }
      if let node = keys.value(FileKey.maxRejects.name) {
        maxRejects = threshold(node, of: FileKey.maxRejects.name, takesCounts: true)
      }
      if let node = keys.value(FileKey.postgres.name) {
        var reader = PostgresReader(folder: folder, problems: problems)
        postgres = reader.read(node, pipeline: pipeline)
        problems = reader.problems
      }
    }
    return Publication(
      folder: FilePath.resolve(path, in: folder), formats: formats, keep: keep, maxChange: maxChange,
      maxRejects: maxRejects, maxChangeMark: maxChangeMark, postgres: postgres,
      mark: node?.mark ?? mark)
  }

  private static let content = FileKey.ofPublish.map(\.name).joined(separator: ", ")

  private mutating func target(_ node: YAMLNode) -> String? {
    guard let path = problems.text(node, of: FileKey.folder.name) else { return nil }
    if path.isEmpty || path.utf8.contains(0) {
      problems.refuse(node, of: FileKey.folder.name, expected: .nonemptyText)
      return nil
    }
    if FilePath.holds(FilePath.resolve(path, in: folder), folder) {
      problems.add(node.mark, .publishesOverItself(path: path))
      return nil
    }
    return path
  }

  private mutating func list(_ node: YAMLNode) -> [PublishFormat] {
    guard case .sequence(let items) = node.content, !items.isEmpty else {
      let isList = if case .sequence = node.content { true } else { false }
      problems.refuse(
        node, of: FileKey.formats.name, expected: .nonemptyList, advice: isList ? nil : .wrapInList)
      return []
    }
    var formats: [PublishFormat] = []
    for item in items {
      guard case .scalar(let scalar) = item.content, scalar.kind == .string,
        let format = PublishFormat(rawValue: scalar.text)
      else {
        let words = PublishFormat.allCases.map(\.rawValue)
        problems.refuse(item, of: FileKey.formats.name, expected: .type(.choice(words)))
        continue
      }
      if formats.contains(format) {
        problems.add(item.mark, .givenTwice(format.rawValue, of: FileKey.formats.name))
      } else {
        formats.append(format)
      }
    }
    return formats
  }

  private mutating func threshold(_ node: YAMLNode, of name: String, takesCounts: Bool) -> Threshold? {
    guard case .scalar(let scalar) = node.content,
      let threshold = Threshold(scalar.text, takesCounts: takesCounts)
    else {
      problems.refuse(
        node, of: name, expected: .threshold(takesCounts: takesCounts), advice: advice(for: node))
      return nil
    }
    return threshold
  }

  /// A bare number is most likely a percentage whose sign was left out.
  private func advice(for node: YAMLNode) -> ValueAdvice? {
    guard case .scalar(let scalar) = node.content, let value = Double(scalar.text), value > 1, value <= 100
    else { return nil }
    return .write(scalar.text + "%")
  }

  private mutating func count(_ node: YAMLNode) -> Int {
    guard case .scalar(let scalar) = node.content, let value = scalar.integer(as: Int.self), value >= 1 else {
      problems.refuse(node, of: FileKey.keep.name, expected: .type(.integer(min: 1)))
      return Self.defaultKeep
    }
    return value
  }
}
