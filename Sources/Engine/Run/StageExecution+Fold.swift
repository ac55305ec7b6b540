import Hashing

extension StageExecution {
  /// Folds over a tree: partials of chunks, groups of partials, groups of groups. Groups end where a partial's
  /// digest says so, never at a fixed place, so a changed chunk changes one group on each level.
  func runFold() async throws -> Outcome {
    let partials = try await results(of: chunks.map { action(.partial, [$0]) })
    var level = partials.results.map { $0.objects[0] }
    var actions = level.count
    var ran = partials.ran
    repeat {
      let groups = FoldTree.groups(of: level)
      let combined = try await results(
        of: groups.map { group in action(.combine, group.map { ActionInput("partial", $0) }) })
      level = combined.results.map { $0.objects[0] }
      actions += groups.count
      ran += combined.ran
    } while level.count > 1
    let finished = try await results(of: [action(.finish, [ActionInput("partial", level[0])])])
    return Outcome(
      result: try stageResult(of: partials.results + finished.results), actions: actions + 1,
      ran: ran + finished.ran)
  }
}

/// How partials are grouped.
enum FoldTree {
  /// Consecutive groups of at least two and about 32; the last may be smaller. Of no partial, one empty group.
  static func groups(of partials: [Digest]) -> [[Digest]] { groups(of: partials, by: \.self) }

  /// The same of what is named by digests.
  static func groups<Element>(of elements: [Element], by digest: (Element) -> Digest) -> [[Element]] {
    var groups: [[Element]] = []
    var group: [Element] = []
    for element in elements {
      group.append(element)
      if group.count >= 2, digest(element).prefix % 32 == 0 {
        groups.append(group)
        group = []
      }
    }
    if !group.isEmpty || groups.isEmpty { groups.append(group) }
    return groups
  }
}
