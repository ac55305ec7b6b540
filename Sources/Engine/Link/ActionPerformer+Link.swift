import Records
import StageKit
import Store

/// What the inputs of a link's steps are called. Names of blocks and ports follow a prefix, so that none can be
/// taken for another input.
enum LinkInput {
  static let own = "own/"
  static let other = "other"
  static let open = "open"
  static let answer = "answer"
  private static let near = "near/"

  /// Links of a block's neighbour.
  static func near(_ neighbour: String, of block: String) -> String { "\(near)\(block)\t\(neighbour)" }

  /// A block and its neighbour; nil if the input is none of a neighbour.
  static func neighbour(_ name: String) -> (block: String, neighbour: String)? {
    guard name.hasPrefix(near) else { return nil }
    let names = name.dropFirst(near.count).split(separator: "\t", maxSplits: 1)
    return names.count == 2 ? (String(names[0]), String(names[1])) : nil
  }
}

extension ActionPerformer {
  /// Performs one of a link's steps.
  func perform(
    _ step: ActionStep, of link: any LinkStage, _ inputs: [ActionInput]
  ) throws -> ActionResult {
    switch step {
    case .sign: return try store(link.sign(try objects.lines(inputs[0].digest), port: inputs[0].name))
    case .merge:
      let block = String(inputs[0].name.dropFirst(LinkInput.own.count))
      let part = try link.merge(try inputs.map { try objects.get($0.digest) }, block: block)
      return ActionResult(parts: [try store(part, in: block)])
    case .link, .linkAcross:
      let task = LinkTask(
        block: String(inputs[0].name.dropFirst(LinkInput.own.count)),
        own: try read(inputs.filter { $0.name != LinkInput.other }),
        others: try read(inputs.filter { $0.name == LinkInput.other }), comparesOwn: step == .link)
      return ActionResult(parts: try store(try link.link(task)))
    case .settle:
      let settled = try link.settle(try blockLinks(inputs))
      return ActionResult(
        objects: settled.open.isEmpty ? [] : [try objects.put(settled.open)],
        parts: try AnswerSlices.store(settled.answers, in: objects))
    case .resolve:
      return ActionResult(parts: try AnswerSlices.store(try link.resolve(try read(inputs)), in: objects))
    case .join:
      let (port, bytes) = (inputs[0].name, try objects.get(inputs[0].digest))
      let carries = link.carries(port: port)
      var output = StageOutput()
      try link.join(
        ChunkLines(carries ? [] : bytes), carried: carries ? bytes : [], port: port,
        answer: try objects.get(inputs[1].digest), into: &output)
      return try objects.store(output, ports: ports)
    default: preconditionFailure("a link has no step '\(step.rawValue)'")
    }
  }

  private func read(_ inputs: [ActionInput]) throws(StoreError) -> [[UInt8]] {
    try inputs.map { (input) throws(StoreError) in try objects.get(input.digest) }
  }

  private func blockLinks(_ inputs: [ActionInput]) throws(StoreError) -> BlockLinks {
    var (block, own, neighbours) = ("", [[UInt8]](), [String: [[UInt8]]]())
    for input in inputs {
      let bytes = try objects.get(input.digest)
      if let names = LinkInput.neighbour(input.name) {
        block = names.block
        neighbours[names.neighbour, default: []].append(bytes)
      } else {
        block = String(input.name.dropFirst(LinkInput.own.count))
        own.append(bytes)
      }
    }
    return BlockLinks(block: block, own: own, neighbours: neighbours)
  }

  /// Stores a part of a block.
  private func store(_ part: [UInt8], in block: String) throws(StoreError) -> PartReference {
    PartReference(block: block, digest: try objects.put(part), size: part.count)
  }

  /// Stores parts by the names of their blocks; empty ones are none.
  private func store(_ parts: [String: [UInt8]]) throws(StoreError) -> [PartReference] {
    try parts.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map {
      (block, bytes) throws(StoreError) in
      try store(bytes, in: block)
    }
  }

  /// Stores a signature: its parts by the names of their blocks, and what it carries as the one object.
  private func store(_ signature: LinkSignature) throws(StoreError) -> ActionResult {
    ActionResult(objects: [try objects.put(signature.carried)], parts: try store(signature.parts))
  }
}
