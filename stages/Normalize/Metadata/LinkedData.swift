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
  /// Names of organisations in the data: an "author" that is one of them is no person.
  private(set) var organizations: Set<String> = []
  /// Names by the identifier that other nodes refer to.
  private var names: [String: String] = [:]
  /// Identifiers that stand for authors.
  private var references: [String] = []

  /// Adds a script's content. Data that is no JSON is passed over.
  mutating func add(_ script: [UInt8]) {
    guard let value = JSONValue(Self.unwrap(script)) else { return }
    var queue = value.elements
    var index = 0
    while index < queue.count, index < 500 {
      let node = queue[index]
      index += 1
      for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart", "liveBlogUpdate"]
      {
        if let inner = node[key] { queue.append(contentsOf: key == "liveBlogUpdate" ? [] : inner.elements) }
      }
      read(node)
    }
    if authors.isEmpty { authors = references.compactMap { names[$0] } }
  }

  private mutating func read(_ node: JSONValue) {
    let types = (node["@type"]?.elements ?? []).compactMap(\.text)
    if let id = node["@id"]?.text, let name = node["name"]?.text, types.contains("Person") {
      names[id] = FieldText.clean(name)
    }
    if types.contains(where: { $0.hasSuffix("Organization") }), let name = node["name"]?.text {
      organizations.insert(name.lowercased())
    }
    if types.contains(where: Self.isArticle) {
      readArticle(node)
    } else if types.contains("WebPage") {
      published = published ?? node["datePublished"]?.text
      modified = modified ?? node["dateModified"]?.text
      language = language ?? node["inLanguage"]?.text
    }
  }

  private mutating func readArticle(_ node: JSONValue) {
    guard headline == nil, authors.isEmpty else { return }
    headline = (node["headline"]?.text ?? node["name"]?.text).map { FieldText.clean($0) }
    published = node["datePublished"]?.text ?? published
    modified = node["dateModified"]?.text ?? modified
    body = node["articleBody"]?.text
    language = node["inLanguage"]?.text ?? language
    url = node["url"]?.text ?? node["mainEntityOfPage"]?["@id"]?.text
    if let name = node["publisher"]?.elements.first.flatMap({ $0["name"]?.text ?? $0.text }) {
      publisher = FieldText.clean(name)
      organizations.insert(name.lowercased())
    }
    for author in node["author"]?.elements ?? [] {
      let isOrganization = author["@type"]?.text?.hasSuffix("Organization") ?? false
      if author["name"] == nil, let id = author["@id"]?.text { references.append(id) }
      for name in author["name"]?.elements ?? [author] {
        if let text = name.text, !isOrganization { authors.append(FieldText.clean(text)) }
      }
    }
  }

  private static func isArticle(_ type: String) -> Bool {
    type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type == "Report"
      || type == "SocialMediaPosting"
  }

  /// Takes off comment and CDATA marks that some pages put around the data.
  private static func unwrap(_ script: [UInt8]) -> [UInt8] {
    guard let start = script.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
      let end = script.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }), start < end
    else { return [] }
    // "<![CDATA[" ends in a bracket that opens no list.
    if script[start] == UInt8(ascii: "["), script[..<start].suffix(2).elementsEqual("<!".utf8),
      let brace = script[start...].firstIndex(of: UInt8(ascii: "{")),
      let close = script.lastIndex(of: UInt8(ascii: "}")), brace < close
    {
      return Array(script[brace...close])
    }
    return Array(script[start...end])
  }
}
