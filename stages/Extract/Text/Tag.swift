/// Coarse part of speech, or kind of sign, of a token.
enum Tag: UInt8, Sendable {
  case unknown
  case determiner, possessive, pronoun, objectPronoun, relative, modal, be, have, `do`, negation
  case to, conjunction, subordinator, preposition, adverb, month, weekday, number
  case noun, nouns, proper, initialProper, adjective
  /// Base form after a modal or "to"; present; present third person; past or participle; "-ing".
  case verbBase, verbPresent, verbPast, verbIng
  case comma, stop, colon, semicolon, dash, openQuote, closeQuote, openParen, closeParen, symbol

  /// Whether the token is a word, not a sign.
  var isWord: Bool { rawValue >= Tag.determiner.rawValue && rawValue <= Tag.verbIng.rawValue }
  /// Whether it can stand inside a noun phrase.
  var isNominal: Bool {
    switch self {
    case .noun, .nouns, .proper, .initialProper, .adjective, .number, .determiner, .possessive: true
    default: false
    }
  }
  /// Whether it can end a noun phrase.
  var isHead: Bool {
    switch self {
    case .noun, .nouns, .proper, .initialProper, .number: true
    default: false
    }
  }
  var isProper: Bool { self == .proper || self == .initialProper }
  /// Whether it makes a clause finite, as far as the form tells.
  var isFinite: Bool {
    switch self {
    case .modal, .be, .have, .do, .verbPresent, .verbPast: true
    default: false
    }
  }
}
