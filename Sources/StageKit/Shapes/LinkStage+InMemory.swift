/// A link stage as the engine asks it, with all that passes between its functions in memory and nothing kept: for tests, and
/// for measuring the functions alone.
extension LinkStage {
  /// The links of all blocks, each block in one task.
  package func links(of signatures: [LinkSignature]) throws -> [String: [[UInt8]]] {
    var blocks: [String: [[UInt8]]] = [:]
    for signature in signatures {
      for (block, part) in signature.parts { blocks[block, default: []].append(part) }
    }
    var links: [String: [[UInt8]]] = [:]
    for name in blocks.keys.sorted() {
      let task = LinkTask(
        block: name, own: blocks[name] ?? [],
        others: rule(of: name).partners.flatMap { blocks[$0] ?? [] })
      for (name, bytes) in try link(task) where !bytes.isEmpty { links[name, default: []].append(bytes) }
    }
    return links
  }

  /// The answers of all records that have one, each once: what is settled at once, then what was open.
  package func answers(to links: [String: [[UInt8]]], of signatures: [LinkSignature]) throws -> [LinkAnswer] {
    let settled = try Set(signatures.flatMap(\.parts.keys)).sorted().compactMap { name -> SettledLinks? in
      guard let neighbours = rule(of: name).neighbours else { return nil }
      return try settle(
        BlockLinks(
          block: name, own: links[name] ?? [], neighbours: links.filter { neighbours.contains($0.key) }))
    }
    return settled.flatMap(\.answers) + (try resolve(settled.map(\.open).filter { !$0.isEmpty }))
  }
}
