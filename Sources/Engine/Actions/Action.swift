import Hashing

/// One step of a stage applied to stored objects: the unit of caching and of distribution.
///
/// A value: whoever has the stage (its module and parameters) and the objects can perform it, in this process
/// or in another.
struct Action: Hashable, Sendable {
  let key: Digest
  let recipe: Digest
  let step: ActionStep
  /// What the step is applied to, by content, in the step's own order.
  let inputs: [ActionInput]

  init(_ step: ActionStep, recipe: Digest, inputs: [ActionInput]) {
    self.step = step
    self.recipe = recipe
    self.inputs = inputs
    key = ActionKey.action(step.rawValue, recipe: recipe, inputs: inputs.map { ($0.name, $0.digest) })
  }
}

/// An object that a step reads: the port that it came by, or what it is to the step.
struct ActionInput: Hashable, Sendable {
  let name: String
  let digest: Digest

  init(_ name: String, _ digest: Digest) {
    self.name = name
    self.digest = digest
  }
}

/// The steps of which the shapes are made. The words go into keys.
enum ActionStep: String, Sendable {
  /// A chunk to output.
  case map
  /// A chunk to a partial; partials to one; the last one to output.
  case partial, combine, finish
  /// A chunk to the parts of its signature; parts of a block to one; parts to links, those of one block with one
  /// another or only with others; links of neighbouring blocks to answers and what is open; all that is open to
  /// answers; a chunk and its answers to output.
  case sign, merge, link
  case linkAcross = "link across"
  case settle, resolve, join
  /// A chunk to the fragment of a published file. The engine's own, of no shape.
  case render
}

/// Results of a list of actions, in its order.
struct ActionOutcome: Sendable {
  let results: [ActionResult]
  /// How many were not known and had to run.
  let ran: Int
}
