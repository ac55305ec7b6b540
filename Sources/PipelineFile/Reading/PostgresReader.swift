import StageKit
import YAML

/// Reads the key `postgres` of `publish`.
struct PostgresReader {
  let folder: String
  var problems: ProblemList

  /// The target; nil if it is wrong, which is reported. The schema is called as the pipeline unless it is named.
  mutating func read(_ node: YAMLNode, pipeline: String) -> PostgresTarget? {
    let names = FileKey.ofPostgres.map(\.name)
    let content = names.joined(separator: ", ")
    guard let mapping = problems.mapping(node, of: FileKey.postgres.name, content: content) else {
      return nil
    }
    let keys = KnownKeys(mapping, known: names, problems: &problems)
    let url = keys.value(FileKey.url.name).flatMap { text($0, FileKey.url) }
    let variable = keys.value(FileKey.urlVariable.name).flatMap { text($0, FileKey.urlVariable) }
    let schema = keys.value(FileKey.schema.name).flatMap { text($0, FileKey.schema) } ?? pipeline
    let file = keys.value(FileKey.urlFile.name).flatMap { text($0, FileKey.urlFile) }
    let address: Secret
    switch (url, variable, file) {
    case (let url?, nil, nil): address = .text(url)
    case (nil, let variable?, nil): address = .environment(variable)
    case (nil, nil, let file?): address = .file(FilePath.resolve(file, in: folder))
    default:
      problems.add(
        node.mark,
        .notOneOf(
          [FileKey.url.name, FileKey.urlVariable.name, FileKey.urlFile.name], of: FileKey.postgres.name))
      return nil
    }
    return PostgresTarget(address: address, schema: schema, mark: node.mark)
  }

  private mutating func text(_ node: YAMLNode, _ key: FileKey) -> String? {
    guard let text = problems.text(node, of: key.name) else { return nil }
    guard !text.isEmpty, !text.utf8.contains(0) else {
      problems.refuse(node, of: key.name, expected: .nonemptyText)
      return nil
    }
    return text
  }
}
