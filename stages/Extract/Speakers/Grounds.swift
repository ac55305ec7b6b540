/// By what a mention was found to be a speaker; places are tokens. What `explain --statement` names.
enum SpeakerGround: Sendable {
  /// The mention tells it itself.
  case mention
  /// The full name that the article gives elsewhere.
  case fullName
  /// Who spoke last and agrees in number and gender.
  case lastSpeaker(Int)
  /// The first person named in the nearest sentence that names one.
  case firstNamed(Int)
  /// The subject of a sentence before.
  case subject
  /// The last who was spoken of by the same office.
  case sameOffice(Int)
  /// Who was said to have issued the document.
  case issuer
  case nothing
}

/// By what it was found for whom a speaker speaks.
enum PowerGround: Sendable {
  /// The mention names it.
  case mention
  /// Another mention of the same person names it.
  case elsewhere
  /// "its", "his", or a name in the genitive.
  case owner
  /// The capital that opens the sentence: "In Karvel, ...".
  case openingPlace
  /// The body of that name, spoken of before or after with its power.
  case bodyBefore, bodyAfter
  /// A short form that the article spelled out.
  case shortForm
  /// The embassy of which the article tells.
  case mission
  /// The place in the dateline, or the publisher, a body of state.
  case dateline, publisher
  /// The subject of a sentence near by.
  case nearbySubject
  /// An office that one country alone has.
  case office
}
