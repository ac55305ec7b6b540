/// Who said it, as far as two statements can be compared by it.
struct Speaker: Hashable {
  /// Hashes of the words of the speaker's name, lower-cased; empty if no name is known.
  let name: [UInt32]
  /// Hash of the country or organisation in whose name it was said; nil if unknown.
  let actor: UInt32?
  /// Hash of the words by which the article calls one that has neither name nor actor; nil for others.
  let mention: UInt32?

  init(name: String?, actor: String?, mention: String? = nil) {
    self.name = Self.hashes(name)
    self.actor = actor.map { UInt32(truncatingIfNeeded: Shingles.digest($0) >> 32) }
    let isUnknown = self.name.isEmpty && actor == nil
    self.mention = isUnknown ? Self.hashes(mention).last : nil
  }

  private init(name: [UInt32], actor: UInt32?, mention: UInt32?) {
    self.name = name
    self.actor = actor
    self.mention = mention
  }

  private static func hashes(_ text: String?) -> [UInt32] {
    WordScanner.words(text ?? "").map { UInt32(truncatingIfNeeded: Shingles.mix($0) >> 32) }
  }

  /// Whether neither name nor actor is known.
  var isUnknown: Bool { name.isEmpty && actor == nil }

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

extension Speaker {
  init(from reader: inout SignatureReader) throws(SignatureError) {
    self.init(
      name: try reader.numbers(), actor: try reader.optionalNumber(), mention: try reader.optionalNumber())
  }

  func write(to writer: inout SignatureWriter) {
    writer.numbers(name)
    writer.optionalNumber(actor)
    writer.optionalNumber(mention)
  }
}
