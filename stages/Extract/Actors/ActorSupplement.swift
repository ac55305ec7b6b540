/// Actors that a user adds to our tables.
struct ActorSupplement: Sendable {
  let actors: [Actor]
}
