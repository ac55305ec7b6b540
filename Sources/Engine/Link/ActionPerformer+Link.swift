import Records
import StageKit
import Store

/// What the inputs of a link's steps are called. Names of blocks and ports follow a prefix, so that none can be
/// taken for another input.
enum LinkInput {
  static let own = "own/"
  static let other = "other"
  static let link = "link"
  static let answer = "answer"
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
      let bytes = try link.link(task)
      return ActionResult(objects: bytes.isEmpty ? [] : [try objects.put(bytes)])
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

  /// Stores a part of a block.
  private func store(_ part: [UInt8], in block: String) throws(StoreError) -> PartReference {
    PartReference(block: block, digest: try objects.put(part), size: part.count)
  }

  /// Stores a signature: its parts by the names of their blocks, and what it carries as the one object.
  private func store(_ signature: LinkSignature) throws(StoreError) -> ActionResult {
    let parts = try signature.parts.sorted { $0.key < $1.key }.map { (block, bytes) throws(StoreError) in
      try store(bytes, in: block)
    }
    return ActionResult(objects: [try objects.put(signature.carried)], parts: parts)
  }
}
