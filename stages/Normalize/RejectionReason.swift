import Markup
import StageKit

/// Why a document is no article; the codes are part of the `rejects` table's contract.
enum RejectionReason: String {
  /// No bytes, or no text in them.
  case empty
  /// Neither HTML nor text.
  case binary
  /// More bytes than allowed.
  case tooLarge = "too_large"
  /// Markup that would take too long to parse.
  case tooComplex = "too_complex"
  /// The page says that the server could not give what was asked for.
  case errorPage = "error_page"
  /// The page asks for consent to cookies or the like before it shows anything.
  case consentWall = "consent_wall"
  /// The page shows no more than the start of an article, and asks to subscribe for the rest.
  case paywall
  /// A page of links to articles, each with a few words.
  case list
  /// A page, but without an article's text.
  case noArticle = "no_article"
}

extension Rejection {
  init(_ reason: RejectionReason, _ detail: String? = nil) { self.init(reason.rawValue, detail) }

  init(_ error: MarkupError) {
    let reason: RejectionReason =
      switch error {
      case .empty: .empty
      case .tooLarge: .tooLarge
      case .tooComplex, .tooDeep, .outOfMemory: .tooComplex
      }
    self.init(reason, error.description)
  }
}
