import Markup
import StageKit

/// Tells pages that are no article.
struct PageFaults {
  let page: Page
  let minimumCharacters: Int

  /// Text of more bytes than this is an article whatever the title says.
  private static let undoubted = 1500
  private static let errorTitles = [
    "404", "403", "500", "502", "503", "page not found", "not found", "access denied", "forbidden",
    "error 404",
    "seite nicht gefunden", "page introuvable", "página no encontrada", "pagina non trovata",
    "service unavailable",
    "internal server error", "bad gateway", "gateway timeout", "just a moment", "attention required",
    "are you a robot",
    "страница не найдена",
  ]

  func check(text: [UInt8], title: String?) throws(Rejection) {
    if text.count < Self.undoubted, let found = errorTitle(title) {
      throw Rejection(.errorPage, "titled \"\(found)\"")
    }
    guard !text.isEmpty || page.tree.text.contains(where: { $0 > 0x20 }) else {
      throw Rejection(.empty, "no text on the page")
    }
    let characters = text.count { $0 & 0xC0 != 0x80 }
    guard characters >= max(minimumCharacters, 1) else {
      throw Rejection(.noArticle, "\(characters) characters of running text")
    }
  }

  private func errorTitle(_ title: String?) -> String? {
    for candidate in [page.facts.documentTitle, title] {
      guard let candidate else { continue }
      let lower = candidate.lowercased()
      if Self.errorTitles.contains(where: { lower.hasPrefix($0) || lower.hasSuffix(" " + $0) }) {
        return candidate
      }
    }
    return nil
  }
}
