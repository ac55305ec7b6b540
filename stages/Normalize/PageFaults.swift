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
    if characters < Self.stub { try checkWalls(text, title: title) }
    guard characters >= max(minimumCharacters, 1) else {
      throw Rejection(.noArticle, "\(characters) characters of running text")
    }
    let links = TeaserCount(page).links
    if isList(links, text) { throw Rejection(.list, "\(links) headings that are links") }
  }

  /// An article of fewer characters than this may be what a wall leaves of one.
  private static let stub = 700
  /// Bytes of text before a call to subscribe that are no article; more than a few lines are worth reading.
  private static let teaser = 250

  private static let consent = Phrases([
    "we use cookies", "uses cookies", "use of cookies", "cookie policy", "cookies and similar",
    "your privacy",
    "your consent", "accept all", "reject all", "before you continue", "manage preferences",
    "privacy settings",
    "verwenden cookies", "cookies und", "alle akzeptieren", "ihre zustimmung", "einwilligung",
    "datenschutzeinst",
    "utilisons des cookies", "tout accepter", "votre consentement", "politique de cookies",
    "utilizamos cookies",
    "aceptar todo", "su consentimiento", "utilizziamo i cookie", "accetta tutt", "il tuo consenso",
    "файлы cookie",
    "alle cookies", "akkoord", "zgodę", "plików cookie", "usamos cookies", "aceitar",
  ])
  private static let subscription = Phrases([
    "subscribe to continue", "subscribe to read", "subscribe now to", "to continue reading",
    "to read the full",
    "read the full story", "for subscribers only", "subscribers only", "already a subscriber",
    "already subscribed",
    "this article is for", "this content is for", "unlock this article", "become a member to",
    "start your free trial",
    "log in to read", "sign in to read", "weiterlesen mit", "jetzt weiterlesen", "nur für abonnenten",
    "abonnieren und weiterlesen", "bereits abonnent", "sie haben bereits ein abo", "exklusiv für abonnenten",
    "réservé aux abonnés", "la suite est réservée", "lire la suite de cet article", "déjà abonné",
    "suscríbete para", "contenido exclusivo para suscriptores", "solo para suscriptores",
    "ya eres suscriptor",
    "abbonati per continuare", "riservato agli abbonati", "exclusivo para assinantes", "assine para",
    "alleen voor abonnees",
    "verder lezen", "dostęp tylko dla", "доступно только подписчикам", "оформите подписку",
  ])

  /// Tells what a wall before the article has left of it.
  private func checkWalls(_ text: [UInt8], title: String?) throws(Rejection) {
    let own = String(decoding: text, as: UTF8.self).lowercased()
    if !own.isEmpty, Self.consent.count(in: own + "\n" + (title ?? "").lowercased()) >= 2 {
      throw Rejection(.consentWall, "the text speaks of cookies and consent")
    }
    if own.isEmpty, page.list.text.count < 6000,
      Self.consent.count(in: String(decoding: page.list.text, as: UTF8.self).lowercased()) >= 3
    {
      throw Rejection(.consentWall, "the page speaks of cookies and consent")
    }
    guard text.count < Self.teaser else { return }
    if page.facts.linkedData.isRestricted {
      throw Rejection(
        .paywall, "\(own.unicodeScalars.count) characters, and the page says that it is not free")
    }
    for block in page.list.blocks where block.count <= 400 {
      let line = String(decoding: page.list.text[block.range], as: UTF8.self).lowercased()
      if Self.subscription.occur(in: line), !page.placements[Int(block.node)].contains(.frame) {
        throw Rejection(.paywall, "\(own.unicodeScalars.count) characters, and a call to subscribe")
      }
    }
  }

  /// Whether the page is of links, by what it holds: many headings that are links, paragraphs of a few words, and
  /// no data that speak of an article.
  private func isList(_ links: Int, _ text: [UInt8]) -> Bool {
    guard links >= 8, !page.facts.linkedData.hasArticle, page.facts.meta("og:type") != "article",
      page.facts.meta("article:published_time") == nil
    else { return false }
    let paragraphs = page.body.filter { page.list.blocks[$0].mass > 0 }
    let longest = paragraphs.map { page.list.blocks[$0].count }.max() ?? 0
    return longest < 500 && paragraphs.count < links * 2
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

/// How many headings among the article's text are links.
private struct TeaserCount {
  let links: Int

  init(_ page: Page) {
    guard let first = page.body.first, let last = page.body.last else {
      links = 0
      return
    }
    links = (max(0, first - 2)...last).count { index in
      let block = page.list.blocks[index]
      return block.kind == .heading && Int(block.linkBytes) * 10 >= block.count * 8
    }
  }
}
