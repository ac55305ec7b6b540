/// Set phrases with which pages speak for themselves within an article's text.
enum BoilerplatePhrases {
  /// Starts of paragraphs that lead to other articles or to the publisher's channels.
  private static let asides = Phrases([
    "read more", "read also", "also read", "read next", "read:", "see also", "see more", "related:",
    "related article",
    "more:", "watch:", "listen:", "recommended:", "don't miss", "lea también", "lea más", "lea:", "leer más",
    "lee también", "lee más",
    "te puede interesar", "también te puede interesar", "también lea", "le puede interesar", "puedes leer",
    "ver también",
    "lire aussi", "à lire aussi", "lire également", "à lire :", "lesen sie auch", "lesen sie hier",
    "lesen sie mehr", "mehr zum thema",
    "mehr dazu", "auch interessant", "schon gelesen", "siehe auch", "das könnte sie auch", "leggi anche",
    "leggi tutto",
    "leia também", "leia mais", "veja também", "zobacz też", "zobacz również", "zobacz także", "czytaj też",
    "czytaj także",
    "читайте также", "читать также", "читайте ещё", "по теме:", "lees ook", "läs också", "läs mer",
    "les også", "læs også",
    "ayrıca okuyun", "sign up for", "sign up to", "subscribe to", "follow us", "like us on", "click here to",
    "download our", "story continues", "article continues", "scroll down",

    "print this", "email this", "seguici su", "síguenos", "suivez-nous",
    "folgen sie uns", "image source", "image copyright", "image caption", "photo:", "photo by", "foto:",
    "getty images",
  ])
  /// Whole paragraphs of the same kind.
  private static let labels: Set<String> = [
    "advertisement", "advert", "ad", "sponsored", "publicidad", "publicité", "pubblicità", "publicidade",
    "werbung", "anzeige",
    "reklama", "реклама", "iklan", "tweet", "newsletter", "share", "share this", "share on facebook",
    "share on twitter", "related",
    "related story", "zum thema", "more", "print", "email", "comments", "loading...", "like loading...",
    "like this:",
  ]
  /// Short lines behind which no text of the article follows.
  private static let endList = [
    "comments", "leave a comment", "leave a reply", "add a comment", "post a comment", "related articles",
    "related stories",
    "related news", "related posts", "related content", "related topics", "more stories", "more from",
    "more news",
    "you may also like", "you might also like", "recommended for you", "most popular", "most read",
    "trending", "read next",
    "up next", "kommentare", "kommentar schreiben", "das könnte sie", "weitere artikel", "weitere themen",
    "mehr zum thema",
    "ähnliche artikel", "auch interessant", "commentaires", "sur le même sujet", "articles liés",
    "à lire aussi", "comentarios",
    "deja un comentario", "noticias relacionadas", "notas relacionadas", "artículos relacionados", "commenti",
    "articoli correlati",
    "comentários", "notícias relacionadas", "комментарии", "отзывы", "читайте также", "похожие", "関連記事",
    "コメント",
    "相关阅读", "相关新闻", "powiązane", "reacties", "kommentarer", "about the author", "über den autor", "tags:",
    "filed under",
    "share this", "be sociable",
  ]
  private static let rights = Phrases([
    "©", "copyright", "(c) ", "all rights reserved", "alle rechte", "tous droits", "todos los derechos",
  ])

  private static let longEnds = Phrases(endList.filter { $0.utf8.contains(0x20) })
  private static let shortEnds = Phrases(endList.filter { !$0.utf8.contains(0x20) })

  /// Whether a paragraph, short and in lower case, leads elsewhere.
  static func isAside(_ text: String) -> Bool {
    labels.contains(text) || asides.start(of: text) != nil
  }

  /// Whether the article ends before this line. A single word must stand alone or nearly so ("Comments (3)"):
  /// "Comments by the president" heads a section.
  static func isEnd(_ text: String) -> Bool {
    if longEnds.start(of: text) != nil { return true }
    guard let length = shortEnds.start(of: text) else { return false }
    return text.utf8.count <= length + 6
  }

  /// Whether a line states the publisher's rights.
  static func isRights(_ text: String) -> Bool { rights.start(of: text) != nil }
}
