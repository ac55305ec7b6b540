/// What a page's linked data (schema.org in JSON-LD) says of the article.
struct LinkedData {
  private(set) var headline: String?
  private(set) var authors: [String] = []
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var publisher: String?
  private(set) var body: String?
  private(set) var language: String?
  private(set) var url: String?
  /// Whether the data say that an article is on the page.
  private(set) var hasArticle = false
  /// Whether the data say that not everybody may read the article.
  private(set) var isRestricted = false
  /// When the page or another work on it was published: less than what an article says of itself.
  private(set) var pagePublished: String?
  private(set) var pageModified: String?
  /// Names of organisations in the data: an "author" that is one of them is no person.
  private(set) var organizations: Set<String> = []
  /// Names of persons in the data, in lower case.
  private(set) var persons: Set<String> = []
  /// Names of persons by the identifier that other nodes refer to.
  private var names: [String: String] = [:]
  /// Authors by name or, where only that is given, by identifier.
  private var writers: [Writer] = []

  private enum Writer {
    case name(String)
    case reference(String)
  }

  private struct Kinds {
    var isArticle = false
    var isWork = false
    var isPage = false
    var isPerson = false
    var isOrganization = false
  }

  /// Adds a script's content.
  mutating func add(_ script: ArraySlice<UInt8>) {
    let tree = JSONTree(Self.unwrap(script))
    guard !tree.nodes.isEmpty else { return }
    var queue = tree.elements(of: 0)
    var next = 0
    while next < queue.count, next < 500 {
      let node = queue[next]
      next += 1
      guard tree.nodes[node].kind == .object else { continue }
      for key: StaticString in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
        if let inner = tree.member(key, of: node) { queue += tree.elements(of: inner) }
      }
      read(tree, node)
    }
  }

  /// Puts names in place of identifiers, once all scripts are read.
  mutating func finish() {
    for writer in writers {
      switch writer {
      case .name(let name): authors.append(name)
      case .reference(let id): if let name = names[id] { authors.append(name) }
      }
    }
  }

  private mutating func read(_ tree: JSONTree, _ node: Int) {
    let kinds = kinds(tree, node)
    if kinds.isPerson || kinds.isOrganization { readAgent(tree, node, kinds) }
    if kinds.isArticle {
      readArticle(tree, node)
    } else if kinds.isPage || kinds.isWork {
      pagePublished =
        pagePublished ?? tree.text("datePublished", of: node) ?? tree.text("uploadDate", of: node)
      pageModified = pageModified ?? tree.text("dateModified", of: node)
      language = language ?? tree.text("inLanguage", of: node)
      if kinds.isWork, writers.isEmpty { readWriters(tree, node) }
    }
  }

  private mutating func readAgent(_ tree: JSONTree, _ node: Int, _ kinds: Kinds) {
    guard let name = tree.text("name", of: node).map({ FieldText.clean($0) }), !name.isEmpty else { return }
    if kinds.isPerson {
      persons.insert(name.lowercased())
      if let id = tree.text("@id", of: node) { names[id] = name }
    } else {
      organizations.insert(name.lowercased())
    }
  }

  private mutating func readArticle(_ tree: JSONTree, _ node: Int) {
    guard !hasArticle || headline == nil && writers.isEmpty else { return }
    if !hasArticle { writers.removeAll() }
    hasArticle = true
    isRestricted = tree.member("isAccessibleForFree", of: node).map { tree.isFalse($0) } ?? false
    headline = (tree.text("headline", of: node) ?? tree.text("name", of: node)).map { FieldText.clean($0) }
    published = tree.text("datePublished", of: node) ?? published ?? tree.text("dateCreated", of: node)
    modified = tree.text("dateModified", of: node) ?? modified
    body = tree.text("articleBody", of: node) ?? body
    language = tree.text("inLanguage", of: node) ?? language
    url =
      tree.text("url", of: node)
      ?? tree.member("mainEntityOfPage", of: node).flatMap { tree.text("@id", of: $0) ?? tree.text(of: $0) }
    if let agent = tree.member("publisher", of: node).flatMap({ tree.elements(of: $0).first }),
      let name = tree.text("name", of: agent) ?? tree.text(of: agent)
    {
      publisher = FieldText.clean(name)
      if !kinds(tree, agent).isPerson { organizations.insert(FieldText.clean(name).lowercased()) }
    }
    readWriters(tree, node)
  }

  private mutating func readWriters(_ tree: JSONTree, _ node: Int) {
    guard let stated = tree.member("author", of: node) ?? tree.member("creator", of: node) else { return }
    for author in tree.elements(of: stated) {
      let kinds = kinds(tree, author)
      if kinds.isOrganization, !kinds.isPerson { continue }
      guard let named = tree.member("name", of: author) else {
        if let text = tree.text(of: author) {
          writers.append(.name(FieldText.clean(text)))
        } else if let id = tree.text("@id", of: author) {
          writers.append(.reference(id))
        }
        continue
      }
      for name in tree.elements(of: named).compactMap({ tree.text(of: $0) }) {
        let name = FieldText.clean(name)
        writers.append(.name(name))
        if kinds.isPerson { persons.insert(name.lowercased()) }
      }
    }
  }

  private func kinds(_ tree: JSONTree, _ node: Int) -> Kinds {
    var result = Kinds()
    guard let types = tree.member("@type", of: node) else { return result }
    for type in tree.elements(of: types).compactMap({ tree.text(of: $0) }) {
      if type.hasSuffix("Article") || type.hasSuffix("Posting") && type != "JobPosting" || type == "Report" {
        result.isArticle = true
      }
      if type == "Person" { result.isPerson = true }
      if type.hasSuffix("Organization") { result.isOrganization = true }
      if type.hasSuffix("WebPage") || type == "ItemPage" { result.isPage = true }
      if Self.works.contains(type) { result.isWork = true }
    }
    return result
  }

  /// Works that a page may be about instead of an article.
  private static let works: Set<String> = [
    "CreativeWork", "HowTo", "Recipe", "Review", "PodcastEpisode", "VideoObject", "SpecialAnnouncement",
  ]

  /// Takes off comment and CDATA marks that some pages put around the data.
  private static func unwrap(_ script: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let start = script.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
      return []
    }
    // "<![CDATA[" ends in a bracket that opens no list.
    if script[start] == UInt8(ascii: "["), script[..<start].suffix(2).elementsEqual("<!".utf8) {
      return script[start...].firstIndex(of: UInt8(ascii: "{")).map { script[$0...] } ?? []
    }
    return script[start...]
  }
}
