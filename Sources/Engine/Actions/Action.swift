import Hashing

/// One stage function applied to one chunk, or a fold over partials: the unit of caching and of distribution.
struct Action: Sendable {
  let key: Digest
  let recipe: Digest
  /// Does the work. Pure but for the objects that it stores.
  let perform: @Sendable () throws -> ActionResult
}

/// Results of a list of actions, in its order.
struct ActionOutcome: Sendable {
  let results: [ActionResult]
  /// How many were not known and had to run.
  let ran: Int
}
