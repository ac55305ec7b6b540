import Markup
import Records

/// What the parsers of outside bytes make of them, one at a time. For evaluation and fuzzing: a capture does not
/// come through here.
package enum ParserExamination {
  /// A feed as `{"title", "link", "entries": [...]}`; if it is none, `{"problem"}`. An entry
  /// without a summary shows its content as one. `charset` is the one a server gave,
  /// `address` the one the feed came from.
  package static func feed(_ bytes: [UInt8], charset: String?, address: String?) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    do throws(CaptureProblem) {
      let feed = try FeedParser.feed(bytes, charset: charset, address: address.flatMap { WebAddress($0) })
      member("title", feed.title?.text, &writer)
      member("link", feed.link, &writer)
      writer.name("entries")
      writer.beginArray()
      for item in feed.items { write(item, &writer) }
      writer.endArray()
    } catch {
      member("problem", error.text, &writer)
    }
    writer.endObject()
    writer.endLine()
    return writer.take()
  }

  /// Whether a robots.txt lets the crawler with a product token ask for a path with its query. Both are compared as
  /// they stand; a capture brings both into normal form first.
  package static func robots(_ bytes: [UInt8], token: String, path: String) -> Bool {
    RobotsFile.rules(bytes, token: token).allows(path: path)
  }

  /// Reads what stands behind the first line as a list page, with that line as selector and pattern of its links, and
  /// as a sitemap. Gives the number of addresses found.
  package static func lists(_ bytes: [UInt8], address: String) -> Int {
    let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    guard lines.count == 2, let address = WebAddress(address) else { return 0 }
    let line = String(decoding: lines[0], as: UTF8.self)
    let body = Array(lines[1])
    var count = SitemapReader.sitemaps(robots: body, address: address).count
    if let page = try? ListPageReader(body, charset: nil, address: address) {
      let selector = LinkSelector(line).map { LinkFilter.Wanted.selector($0) }
      for wanted in [selector, AddressPattern(line).map { .pattern($0) }, .all] {
        if let wanted { count += page.links(LinkFilter(wanted: wanted, exclude: [])).count }
      }
    }
    switch try? SitemapReader.read(body, charset: nil, address: address, limit: 1 << 20) {
    case .index(let entries): count += entries.count
    case .pages(let items): count += items.count
    case nil: break
    }
    return count
  }

  /// A line for each record of a web archive: `{"offset", "type", "uri", "status", "payload_bytes", "problem"}`; one
  /// with nothing but a problem for what is none. Gives them to `each`. Throws if the file cannot be read.
  package static func archive(path: String, limit: Int, each: ([UInt8]) -> Void) throws {
    var reader = try ArchiveReader(try LocalFile(path: path), limit: limit)
    while let record = try reader.next() { each(line(record, limit)) }
    if let stop = reader.stop {
      var record = ArchiveRecord()
      record.offset = stop
      record.problem = .notSeparate
      each(line(record, limit))
    }
  }

  private static func line(_ record: ArchiveRecord, _ limit: Int) -> [UInt8] {
    var problem = record.problem
    var response: ArchivedResponse?
    if record.isHTTP {
      do throws(ArchiveProblem) {
        response = try ArchivedResponse(record.content, limit: limit)
      } catch {
        problem = problem ?? error
      }
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("offset")
    writer.integer(record.offset)
    member("type", record.type.isEmpty ? nil : record.type, &writer)
    member("uri", record.uri, &writer)
    writer.name("status")
    (response?.status).write(to: &writer)
    writer.name("payload_bytes")
    (response?.body.count ?? (record.type == "resource" ? record.content.count : nil)).write(to: &writer)
    member("problem", problem?.text, &writer)
    writer.endObject()
    writer.endLine()
    return writer.take()
  }

  private static func write(_ item: FeedItem, _ writer: inout JSONWriter) {
    writer.beginObject()
    member("id", item.guid, &writer)
    member("title", item.title?.text, &writer)
    member("link", item.link, &writer)
    member("published", item.published.map(time), &writer)
    member("updated", item.updated.map(time), &writer)
    member("summary", (item.summary ?? item.content)?.text, &writer)
    member("content", item.content?.text, &writer)
    member("author", item.authors.first, &writer)
    writer.name("tags")
    item.tags.write(to: &writer)
    writer.endObject()
  }

  /// A date in RFC 3339; one that is not understood as it stands.
  private static func time(_ text: String) -> String {
    guard let date = DateText.parse(text) else { return text }
    return date.instant?.description ?? "\(date.date)T00:00:00Z"
  }

  private static func member(_ name: String, _ value: String?, _ writer: inout JSONWriter) {
    writer.name(name)
    value.write(to: &writer)
  }
}
