import Records

// The lines for lists, and for pages that are to be tried again.

extension LedgerWriting {
  mutating func list(_ list: LedgerList) {
    writer.beginObject()
    member("list", list.address)
    member("rules", list.rules)
    member("etag", list.validators.entityTag)
    member("modified", list.validators.lastModified)
    member("body", list.body)
    member("version", list.version)
    member("moved", list.moved)
    writer.name("children")
    list.children.write(to: &writer)
    endLine()
  }

  /// What a list said of a page that is to be asked for though its list may not show it.
  mutating func item(_ item: FeedItem, as kind: String) {
    writer.beginObject()
    member(kind, item.link ?? "")
    member("guid", item.guid)
    member("title", item.title?.plain)
    member("published", item.published)
    member("updated", item.updated)
    member("version", item.version)
    writer.name("authors")
    item.authors.write(to: &writer)
    endLine()
  }
}

extension LedgerLine {
  mutating func list() throws(JSONError) -> LedgerList {
    let address = try text()
    var list = LedgerList(address: address, rules: try optionalText("rules") ?? "")
    list.validators = Validators(
      entityTag: try optionalText("etag"), lastModified: try optionalText("modified"))
    list.body = try optionalText("body")
    list.version = try optionalText("version")
    list.moved = try optionalText("moved")
    list.children = try texts("children")
    return list
  }

  mutating func item() throws(JSONError) -> FeedItem {
    var item = FeedItem()
    item.link = try text()
    item.guid = try optionalText("guid")
    item.title = try optionalText("title").map { FeedText(text: $0, mediaType: MediaType.plain) }
    item.published = try optionalText("published")
    item.updated = try optionalText("updated")
    item.version = try optionalText("version")
    item.authors = try texts("authors")
    return item
  }
}
