import Hashing
package import PipelineFile
import Records
import YAML

/// Why a stage's result is not the one it had before.
package enum RerunReason: Hashable, Sendable {
  case neverRan
  case forced
  /// A part of the recipe differs. A value that is nil was not there.
  case component(name: String, old: String?, new: String?, place: String?)
  /// A dataset that feeds the stage differs.
  case input(port: String, stage: String, change: DatasetChange)
  /// The sources show something else.
  case seen(change: DatasetChange)
  /// Recipe and inputs are as they were, but the result was not in the store.
  case resultLost

  /// One line, values shortened.
  package var text: String {
    switch self {
    case .neverRan: "it never ran before"
    case .forced: "--force"
    case .component(let name, let old, let new, let place):
      Self.isDigest(name)
        ? "\(name) \(Self.short(old)) -> \(Self.short(new))" + (place.map { " (\($0))" } ?? "")
        : "\(name) \(Self.shown(old)) -> \(Self.shown(new))" + (place.map { " (\($0))" } ?? "")
    case .input(let port, let stage, let change):
      "\(port) from \(stage): \(change.text)"
    case .seen(let change): "what the sources show: \(change.text)"
    case .resultLost: "the result was not in the store"
    }
  }

  /// Components whose values are digests or other long names of content, of which the start is enough.
  private static func isDigest(_ name: String) -> Bool {
    name.hasPrefix("code of ") || name.hasPrefix("file ")
  }

  private static func short(_ value: String?) -> String {
    value.map { $0.count > 12 ? $0.prefix(12) + "..." : $0 } ?? "(none)"
  }

  private static func shown(_ value: String?) -> String {
    guard let value else { return "(none)" }
    return value.count > 60 ? value.prefix(57) + "..." : value
  }
}

/// Compares what a stage would be made from with what it was made from: the one place that both `run` and
/// `explain` ask.
package struct RerunExplainer: Sendable {
  package let stage: PipelineStage
  package let file: String

  package init(stage: PipelineStage, file: String) {
    self.stage = stage
    self.file = file
  }

  /// The parts of the recipe that differ, in the order of the recipe.
  package func differences(from old: Recipe, to new: Recipe) -> [RerunReason] {
    let before = Dictionary(
      old.components.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(
      new.components.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let names = new.components.map(\.name) + old.components.map(\.name).filter { after[$0] == nil }
    return names.compactMap { name in
      guard before[name] != after[name] else { return nil }
      return .component(name: name, old: before[name], new: after[name], place: place(of: name))
    }
  }

  /// Where a parameter stands in the pipeline file; where the stage stands if it is left to its default.
  private func place(of component: String) -> String? {
    for prefix in ["parameter ", "file "] where component.hasPrefix(prefix) {
      let parameter = String(component.dropFirst(prefix.count))
      let mark = stage.places[parameter] ?? stage.mark
      return "\(file):\(mark)"
    }
    return nil
  }
}
