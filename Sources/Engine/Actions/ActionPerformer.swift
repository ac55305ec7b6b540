import StageKit
import Store

/// A stage ready to perform its actions: reads objects, calls the stage, stores what comes of it.
struct ActionPerformer: Sendable {
  /// Name of the stage's module, for rejects: a stage's name in the file is in no key, so no result may tell it.
  let module: String
  let body: StageBody
  /// The stage's output ports, in the module's order.
  let ports: [String]
  let objects: ObjectStore

  /// Does what the action says. Pure but for the objects that it stores.
  func perform(_ step: ActionStep, _ inputs: [ActionInput]) throws -> ActionAnswer {
    switch (body, step) {
    case (.map(let map), .map):
      var output = StageOutput()
      try map.map(try objects.lines(inputs[0].digest), into: &output)
      return try answer(output)
    case (.fold(let fold), .partial):
      return try object(try fold.partial(of: try objects.lines(inputs[0].digest)))
    case (.fold(let fold), .combine):
      return try object(try fold.combine(try inputs.map { try objects.get($0.digest) }))
    case (.fold(let fold), .finish):
      var output = StageOutput()
      try fold.finish(try objects.get(inputs[0].digest), into: &output)
      return try answer(output)
    case (.link(let link), let step):
      return ActionAnswer(result: try perform(step, of: link, inputs), isProvisional: false)
    default: preconditionFailure("a stage of this shape has no step '\(step.rawValue)'")
    }
  }

  private func answer(_ output: StageOutput) throws -> ActionAnswer {
    ActionAnswer(
      result: try objects.store(output, ports: ports), isProvisional: output.isProvisional)
  }

  private func object(_ bytes: [UInt8]) throws(StoreError) -> ActionAnswer {
    ActionAnswer(result: ActionResult(objects: [try objects.put(bytes)]), isProvisional: false)
  }
}
