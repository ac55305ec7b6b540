package import Hashing
package import PipelineFile
import Records
package import Store
import YAML

/// Why a stage's result is not the one it had before.
package enum RerunReason: Hashable, Sendable {
  case neverRan
  case forced
  /// A part of the recipe differs. A value that is nil was not there.
  case component(name: String, old: String?, new: String?, place: String?)
  /// A dataset that feeds the stage differs.
  case input(port: String, stage: String, change: DatasetChange)
  /// Recipe and inputs are as they were, but the result was not in the store.
  case resultLost

  /// One line, values shortened.
  package var text: String {
    switch self {
    case .neverRan: "it never ran before"
    case .forced: "--force"
    case .component(let name, let old, let new, let place):
      name.hasPrefix("code of ") || name.hasPrefix("file ")
        ? "\(name) changed" + (place.map { " (\($0))" } ?? "")
        : "\(name) \(Self.shown(old)) -> \(Self.shown(new))" + (place.map { " (\($0))" } ?? "")
    case .input(let port, let stage, let change):
      "\(port) from \(stage): \(change.text)"
    case .resultLost: "the result was not in the store"
    }
  }

  private static func shown(_ value: String?) -> String {
    guard let value else { return "(none)" }
    return value.count > 60 ? value.prefix(57) + "..." : value
  }
}

/// How a dataset differs from what it was, told from the trees of chunks alone.
package struct DatasetChange: Hashable, Sendable {
  package let changedChunks: Int
  package let chunks: Int
  package let records: Int
  package let recordsBefore: Int

  /// Compares two datasets by their roots. One that was collected since counts as empty.
  package init(from old: Digest, to new: Digest, in workspace: Workspace) throws(StoreError) {
    let before = try? workspace.node(old).reference(old)
    let after = try workspace.node(new).reference(new)
    let difference = try? DatasetDifference(from: old, to: new, in: workspace)
    changedChunks = difference?.added.count ?? after.chunks
    chunks = after.chunks
    records = after.count
    recordsBefore = before?.count ?? 0
  }

  package var text: String {
    let difference = records - recordsBefore
    let more =
      difference == 0 ? "as many records" : "\(abs(difference)) \(difference > 0 ? "more" : "fewer") records"
    return "\(changedChunks) of \(chunks) chunks changed, \(more) (\(records))"
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
