import StageKit
import Store

/// A stage ready to perform its actions: reads objects, calls the stage, stores what comes of it.
struct ActionPerformer: Sendable {
  let body: StageBody
  /// The stage's output ports, in the module's order.
  let ports: [String]
  let objects: ObjectStore

  /// Does what the action says. Pure but for the objects that it stores.
  func perform(_ action: Action) throws -> ActionResult {
    let inputs = action.inputs
    switch (body, action.step) {
    case (.map(let map), .map):
      var output = StageOutput()
      try map.map(try objects.lines(inputs[0].digest), into: &output)
      return try objects.store(output, ports: ports)
    case (.fold(let fold), .partial):
      return try object(try fold.partial(of: try objects.lines(inputs[0].digest)))
    case (.fold(let fold), .combine):
      return try object(try fold.combine(try inputs.map { try objects.get($0.digest) }))
    case (.fold(let fold), .finish):
      var output = StageOutput()
      try fold.finish(try objects.get(inputs[0].digest), into: &output)
      return try objects.store(output, ports: ports)
    case (.link(let link), let step): return try perform(step, of: link, inputs)
    default: preconditionFailure("a stage of this shape has no step '\(action.step.rawValue)'")
    }
  }

  private func object(_ bytes: [UInt8]) throws(StoreError) -> ActionResult {
    ActionResult(objects: [try objects.put(bytes)])
  }
}
