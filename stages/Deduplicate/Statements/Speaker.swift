/// Who said it, as far as two statements can be compared by it.
struct Speaker: Hashable {
  /// Hashes of the words of the speaker's name, lower-cased; empty if no name is known.
  let name: [UInt32]
  /// Country or organisation in whose name it was said.
  let actor: String?

  init(name: String?, actor: String?) {
    self.name = WordScanner.words(name ?? "").map { UInt32(truncatingIfNeeded: Shingles.mix($0) >> 32) }
    self.actor = actor
  }

  init(name: [UInt32], actor: String?) {
    self.name = name
    self.actor = actor
  }

  /// Whether both are surely the same: the same name or, where one has no name, the same actor.
  func isSame(as other: Speaker) -> Bool {
    if !name.isEmpty, !other.name.isEmpty { return hasName(of: other) }
    return actor != nil && actor == other.actor
  }

  /// Whether both are surely not the same.
  func contradicts(_ other: Speaker) -> Bool {
    if !name.isEmpty, !other.name.isEmpty { return !hasName(of: other) }
    return hasOtherActor(than: other)
  }

  /// A full name is the same as one with equal first and last words ("Ana M. Petrova"), and as its last word alone
  /// if the actor does not differ.
  private func hasName(of other: Speaker) -> Bool {
    guard name.last == other.name.last else { return false }
    if name.count > 1, other.name.count > 1 { return name.first == other.name.first }
    return !hasOtherActor(than: other)
  }

  private func hasOtherActor(than other: Speaker) -> Bool {
    guard let actor, let its = other.actor else { return false }
    return actor != its
  }
}
