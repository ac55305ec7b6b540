import Markup

/// Links that lead to the page of an author.
enum AuthorLink {
  /// Parts of paths under which sites keep the pages of those who write for them.
  private static let folders: Set<String> = [
    "author", "authors", "autor", "autores", "autoren", "autorin", "auteur", "auteurs", "autore", "autori",
    "writer",
    "writers", "reporter", "reporters", "journalist", "journalists", "journaliste", "contributor",
    "contributors",
    "columnist", "columnists", "staff", "newsteam", "byline", "redacteur", "redakteur", "auteures", "autorzy",
    "avtor", "avtory", "yazar", "yazarlar", "penulis", "skribent", "forfatter",
  ]

  /// Whether a link says by its relation, or by its address, that it leads there.
  static func isOne(_ tree: MarkupTree, _ index: Int) -> Bool {
    if let rel = tree.valueRange(of: .rel, at: index), isAuthor(tree.values[rel]) { return true }
    guard let href = tree.valueRange(of: .href, at: index), href.count <= 300 else { return false }
    return isFolder(tree.values[href])
  }

  /// Whether a link says so by its relation.
  static func isStated(_ tree: MarkupTree, _ index: Int) -> Bool {
    tree.valueRange(of: .rel, at: index).map { isAuthor(tree.values[$0]) } ?? false
  }

  private static func isAuthor(_ relations: ArraySlice<UInt8>) -> Bool {
    relations.split(separator: 0x20).contains { $0.elementsEqual("author".utf8) }
  }

  /// Whether a path has such a folder, and something in it.
  private static func isFolder(_ href: ArraySlice<UInt8>) -> Bool {
    var start = href.startIndex
    for index in href.indices where href[index] == UInt8(ascii: "/") {
      let part = href[start..<index]
      if (4...12).contains(part.count), index + 1 < href.endIndex, href[index + 1] != UInt8(ascii: "#"),
        folders.contains(String(decoding: part.map(ByteRules.lower), as: UTF8.self))
      {
        return true
      }
      start = index + 1
    }
    return false
  }
}
