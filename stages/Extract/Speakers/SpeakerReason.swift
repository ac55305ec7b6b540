/// Why a statement has no name or no actor.
enum SpeakerReason: String, Sendable {
  /// The text names no source.
  case noSource = "no_source"
  /// A pronoun or office whose bearer was not found.
  case unresolved
  /// A power, body or company speaks.
  case institution
  /// Several people.
  case group
  /// A document whose author the article does not tell.
  case document
  /// One person, known by office alone.
  case office
  /// Spoke for a power and does no longer.
  case former
  /// Several powers together.
  case several
  /// The article does not tell for whom.
  case notTold = "not_told"
  case unknown

  /// Why there is no name; nil if there is one.
  static func ofName(
    _ attribution: Attribution, _ resolution: SpeakerResolver.Resolution
  ) -> SpeakerReason? {
    guard attribution.source != nil else { return .noSource }
    guard let speaker = resolution.speaker else { return .unresolved }
    if speaker.name != nil { return nil }
    if speaker.isDocument { return .document }
    if speaker.role != nil { return speaker.isPlural ? .group : .office }
    if speaker.isCollective { return .institution }
    return speaker.isPlural ? .group : .unknown
  }

  /// Why there is no country and no body spoken for; nil if there is one.
  static func ofActor(
    _ attribution: Attribution, _ resolution: SpeakerResolver.Resolution
  ) -> SpeakerReason? {
    guard attribution.source != nil else { return .noSource }
    guard let speaker = resolution.speaker else { return .unresolved }
    if speaker.country != nil || speaker.body != nil { return nil }
    if speaker.isFormer { return .former }
    return speaker.joint.isEmpty ? .notTold : .several
  }
}
