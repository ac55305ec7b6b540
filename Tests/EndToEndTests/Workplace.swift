import Foundation

/// A temporary folder in which the command runs; gone with its last use.
final class Workplace {
  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "demarche-e2e-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The repository that the tests were built from.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// A workplace with a copy of the bundled example.
  static func example() throws -> Workplace {
    let workplace = try Workplace()
    try FileManager.default.copyItem(
      atPath: repository + "/pipelines", toPath: workplace.folder + "/pipelines")
    try? FileManager.default.removeItem(atPath: workplace.folder + "/pipelines/.demarche")
    return workplace
  }

  /// A workplace with a pipeline over a folder of articles.
  static func folder(_ articles: [String: Data], extract: String = "") throws -> Workplace {
    let workplace = try Workplace()
    for (name, bytes) in articles { try workplace.write(bytes, to: "articles/" + name) }
    try workplace.write(pipeline(extract: extract), to: "pipeline.yaml")
    return workplace
  }

  static func pipeline(extract: String = "", sources: String = "- folder: articles") -> String {
    """
    pipeline: press
    stages:
      fetch:
        with:
          sources:
            \(sources)
      normalize: { inputs: [fetch] }
      extract: { inputs: [normalize]\(extract) }
      deduplicate: { inputs: { articles: normalize, statements: extract } }
      aggregate: { inputs: [deduplicate] }
    publish:
      folder: out
      formats: [csv, json]

    """
  }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ bytes: Data, to name: String) throws {
    let url = URL(fileURLWithPath: folder + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: url)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: folder + "/" + name) }

  /// Bytes of every published file but the record of the run; throws if there is none, so that no comparison is
  /// of nothing with nothing.
  func published(_ name: String = "out") throws -> [String: Data] {
    var result: [String: Data] = [:]
    for file in try FileManager.default.contentsOfDirectory(atPath: folder + "/" + name)
    where file != "run.json" {
      result[file] = FileManager.default.contents(atPath: "\(folder)/\(name)/\(file)")
    }
    guard result["statements.jsonl"]?.isEmpty == false else { throw CocoaError(.fileReadNoSuchFile) }
    return result
  }

  /// Paths of all objects in the store beside the workplace's pipeline.
  func objects(_ store: String = ".demarche") throws -> Set<String> {
    let objects = "\(folder)/\(store)/objects"
    let names = try FileManager.default.subpathsOfDirectory(atPath: objects)
    return Set(names.filter { $0.hasSuffix(".zst") }.map { objects + "/" + $0 })
  }

  /// The rows of a published JSON Lines file.
  func rows(_ name: String) throws -> [[String: Any]] {
    try read(name).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
  }
}
