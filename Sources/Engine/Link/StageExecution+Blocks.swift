import Hashing
import StageKit

extension StageExecution {
  /// What links blocks are found to have, of which the lists of parts are given in the order of the chunks. A block
  /// whose lists, and those of its partners, are as they were is not looked into.
  func links(
    of lists: [PartReference], by link: any LinkStage
  ) async throws -> (found: [PartReference], blocks: Int, ran: Int) {
    let blocks = Dictionary(grouping: lists, by: \.block)
    let names = blocks.keys.sorted()
    let keys = Dictionary(
      uniqueKeysWithValues: names.map { ($0, key(ofBlock: $0, blocks, link.rule(of: $0))) })
    let known = try knownBlocks(names.compactMap { keys[$0] })
    var found: [String: [PartReference]] = [:]
    for name in names { found[name] = keys[name].flatMap { known[$0] }?.parts }
    let unknown = names.filter { found[$0] == nil }
    let tasks = try tasks(of: unknown, blocks, by: link)
    let linked = try await results(
      of: tasks.map { task in
        action(
          task.comparesOwn ? .link : .linkAcross,
          task.own.map(\.asOwn) + task.others.map { ActionInput(LinkInput.other, $0.digest) })
      })
    for name in unknown { found[name] = [] }
    for (task, result) in zip(tasks, linked.results) { found[task.block, default: []] += result.parts }
    try keep(
      unknown.compactMap { name in
        keys[name].map { ($0, ActionResult(parts: found[name] ?? [])) }
      })
    return (names.flatMap { found[$0] ?? [] }, names.count, linked.ran)
  }

  /// The answers that the links of blocks and of their neighbours come to, in lists: one for each block, and one of
  /// what only all that is open tells.
  func answers(
    of settlements: [LinkPlan.Settlement]
  ) async throws -> (lists: [[PartReference]], ran: Int) {
    let settled = try await results(
      of: settlements.map { settlement in
        action(
          .settle,
          settlement.own.map(\.asOwn)
            + settlement.neighbours.map {
              ActionInput(LinkInput.near($0.block, of: settlement.block), $0.digest)
            })
      })
    let open = settled.results.flatMap(\.objects)
    guard !open.isEmpty else { return (settled.results.map(\.parts), settled.ran) }
    let resolved = try await results(of: [action(.resolve, open.map { ActionInput(LinkInput.open, $0) })])
    return ((settled.results + resolved.results).map(\.parts), settled.ran + resolved.ran)
  }

  private func key(ofBlock name: String, _ blocks: [String: [PartReference]], _ rule: BlockRule) -> Digest {
    let others = rule.partners.flatMap { blocks[$0] ?? [] }
    return ActionKey.action(
      "link block", recipe: recipe.digest,
      inputs: (blocks[name] ?? []).map { (LinkInput.own + name, $0.digest) }
        + others.map { (LinkInput.other, $0.digest) })
  }

  private func tasks(
    of names: [String], _ blocks: [String: [PartReference]], by link: any LinkStage
  ) throws -> [LinkPlan.Task] {
    var read: [Digest: [PartReference]] = [:]
    func parts(_ name: String) throws -> [PartReference] {
      try (blocks[name] ?? []).flatMap { list in
        if let known = read[list.digest] { return known }
        let parts = try PartList.parts(of: list.digest, in: workspace)
        read[list.digest] = parts
        return parts
      }
    }
    let needed = Set(names).union(names.flatMap { link.rule(of: $0).partners })
    let plan = LinkPlan(try needed.sorted().flatMap(parts), rule: link.rule)
    return names.flatMap(plan.tasks(of:))
  }
}
