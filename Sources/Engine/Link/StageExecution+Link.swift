import Hashing
import Records
import StageKit
import Store

extension StageExecution {
  /// Signs chunks, links blocks, resolves the links, joins the answers. Each step is keyed by the content of what
  /// it reads: a changed chunk signs itself, links its blocks, and joins the chunks whose answers changed.
  func run(link: any LinkStage) async throws -> Outcome {
    let chunks = try chunks
    let signed = try await results(of: chunks.map { action(.sign, [$0]) })
    let links = try await self.links(signed.results.flatMap(\.parts), by: link)
    let resolved = try await results(
      of: [
        action(
          .resolve,
          links.found.map { ActionInput(LinkInput.link, $0) }
            + inputs.map { ActionInput(LinkInput.dataset + $0.port, $0.root) })
      ])
    let joined = try await results(
      of: zip(zip(chunks, signed.results), resolved.results[0].objects).map { input, answer in
        let carried = link.carries(port: input.0.name) ? input.1.objects[0] : input.0.digest
        return action(.join, [ActionInput(input.0.name, carried), ActionInput(LinkInput.answer, answer)])
      })
    return Outcome(
      result: try stageResult(of: joined.results), actions: 2 * chunks.count + links.actions + 1,
      ran: signed.ran + links.ran + resolved.ran + joined.ran)
  }

  private func links(
    _ parts: [PartReference], by link: any LinkStage
  ) async throws -> (found: [Digest], actions: Int, ran: Int) {
    let plan = LinkPlan(parts, rule: link.rule)
    let groups = plan.merges
    let merged = try await results(of: groups.map { action(.merge, $0.map(\.asOwn)) })
    let tasks = plan.replacing(merged.results.flatMap(\.parts)).tasks
    let linked = try await results(
      of: tasks.map { task in
        action(
          task.comparesOwn ? .link : .linkAcross,
          task.own.map(\.asOwn) + task.others.map { ActionInput(LinkInput.other, $0.digest) })
      })
    return (linked.results.flatMap(\.objects), groups.count + tasks.count, merged.ran + linked.ran)
  }
}

extension PartReference {
  fileprivate var asOwn: ActionInput { ActionInput(LinkInput.own + block, digest) }
}
