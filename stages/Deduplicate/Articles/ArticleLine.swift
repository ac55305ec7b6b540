import Records

/// Where the members of an `Article` line stand that count here.
struct ArticleLine {
  private let bytes: [UInt8]
  private(set) var id: Range<Int>?
  private(set) var day: Range<Int>?
  private(set) var publishedAt: Range<Int>?
  private(set) var publishedDate: Range<Int>?
  private(set) var text: Range<Int>?
  private var url: Range<Int>?
  private var outlet: Range<Int>?
  private var title: Range<Int>?

  private enum Name {
    static let id = Array("article_id".utf8)
    static let day = Array("day".utf8)
    static let publishedAt = Array("published_at".utf8)
    static let publishedDate = Array("published_date".utf8)
    static let text = Array("text".utf8)
    static let url = Array("url".utf8)
    static let outlet = Array("outlet".utf8)
    static let title = Array("title".utf8)
  }

  init(_ bytes: [UInt8], _ range: Range<Int>) throws(JSONError) {
    self.bytes = bytes
    var members = LineMembers(bytes, in: range)
    while let member = try members.next() {
      switch member.name.count {
      case 10 where members.isNamed(Name.id, member): id = member.value
      case 3 where members.isNamed(Name.day, member): day = member.value
      case 3 where members.isNamed(Name.url, member): url = member.value
      case 12 where members.isNamed(Name.publishedAt, member): publishedAt = member.value
      case 14 where members.isNamed(Name.publishedDate, member): publishedDate = member.value
      case 4 where members.isNamed(Name.text, member): text = member.value
      case 6 where members.isNamed(Name.outlet, member): outlet = member.value
      case 5 where members.isNamed(Name.title, member): title = member.value
      default: break
      }
    }
  }

  /// The text of a member; nil if it is null or not there.
  func text(_ value: Range<Int>?) throws(JSONError) -> String? {
    guard let value else { return nil }
    var reader = JSONReader(bytes, in: value)
    return try String?.read(from: &reader)
  }

  /// Appends the line of the article's `ArticleCluster`, a cluster of its own. Values are copied as they stand.
  func appendRow(id text: String, to rows: inout [UInt8]) {
    append("{\"article_id\":", id, to: &rows)
    append(",\"day\":", day, to: &rows)
    rows += ",\"cluster_id\":\"".utf8
    rows += Identifier.cluster(leastMember: text).utf8
    rows += "\",\"cluster_size\":1,\"is_canonical\":true".utf8
    append(",\"url\":", url, to: &rows)
    append(",\"outlet\":", outlet, to: &rows)
    append(",\"title\":", title, to: &rows)
    rows += "}\n".utf8
  }

  private func append(_ name: StaticString, _ value: Range<Int>?, to rows: inout [UInt8]) {
    rows += UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    if let value { rows += bytes[value] } else { rows += "null".utf8 }
  }
}
