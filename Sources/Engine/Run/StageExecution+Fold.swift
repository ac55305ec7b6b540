import Hashing
import Records
import StageKit
import Store

extension StageExecution {
  /// Folds over a tree: partials of chunks, groups of partials, groups of groups. Groups end where a partial's
  /// digest says so, never at a fixed place, so a changed chunk changes one group on each level.
  func run(fold: any FoldStage) async throws -> Outcome {
    let chunks = inputs.flatMap { input in input.dataset.chunks.map { (port: input.port, chunk: $0) } }
    let folding = chunks.map { port, chunk in
      action("partial", [(port, chunk.digest)]) {
        let partial = try fold.partial(of: try workspace.lines(of: chunk))
        return ActionResult(objects: [try workspace.objects.put(partial)])
      }
    }
    let partials = try await executor.results(of: folding, isForced: isForced)
    var level = partials.results.map { $0.objects[0] }
    var actions = folding.count
    var ran = partials.ran
    repeat {
      let combining = FoldTree.groups(of: level).map { group in
        action("combine", group.map { ("partial", $0) }) {
          let partial = try fold.combine(try group.map { try workspace.objects.get($0) })
          return ActionResult(objects: [try workspace.objects.put(partial)])
        }
      }
      let combined = try await executor.results(of: combining, isForced: isForced)
      level = combined.results.map { $0.objects[0] }
      actions += combining.count
      ran += combined.ran
    } while level.count > 1
    let whole = level[0]
    let finishing = action("finish", [("partial", whole)]) {
      var output = StageOutput()
      try fold.finish(try workspace.objects.get(whole), into: &output)
      return try workspace.store(output, ports: ports)
    }
    let finished = try await executor.results(of: [finishing], isForced: isForced)
    return Outcome(
      result: try stageResult(of: finished.results), actions: actions + 1, ran: ran + finished.ran)
  }
}

/// How partials are grouped.
enum FoldTree {
  /// Consecutive groups of at least two and about 32; the last may be smaller. Of no partial, one empty group.
  static func groups(of partials: [Digest]) -> [[Digest]] {
    var groups: [[Digest]] = []
    var group: [Digest] = []
    for partial in partials {
      group.append(partial)
      if group.count >= 2, partial.prefix % 32 == 0 {
        groups.append(group)
        group = []
      }
    }
    if !group.isEmpty || groups.isEmpty { groups.append(group) }
    return groups
  }
}
