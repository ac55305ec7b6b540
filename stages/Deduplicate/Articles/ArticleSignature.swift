import Records

/// What the resolution knows of an article: enough to decide exactly whether two are copies.
struct ArticleSignature: ClusterMember, Equatable {
  /// Words that count; what follows in a longer text does not change what it is a copy of.
  static let maximumWords = 65_536
  /// Words of a shingle.
  static let shingleWidth = 5

  let id: String
  let published: String?
  /// Day of publication since 1970-01-01; nil if unknown.
  let day: Int32?
  let wordCount: Int
  /// The sorted set of hashes of the text's word-5-shingles.
  let shingles: [UInt32]

  init(id: String, published: String?, day: Int32?, text: String) {
    self.id = id
    self.published = published
    self.day = day
    let words = WordScanner.words(text, limit: Self.maximumWords)
    wordCount = words.count
    shingles = Shingles.set(of: words, width: Self.shingleWidth)
  }

  /// Reads only those fields of an `Article` line that count here.
  init(line reader: inout JSONReader) throws(JSONError) {
    var (id, text) = ("", "")
    var (time, date): (String?, String?) = (nil, nil)
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "article_id": id = try reader.string()
      case "published_at": time = try String?.read(from: &reader)
      case "published_date": date = try String?.read(from: &reader)
      case "text": text = try reader.string()
      default: try reader.skip()
      }
    }
    let day = (date ?? time).flatMap { CivilDate(iso: $0) }.map { Int32($0.daysSinceEpoch) }
    self.init(id: id, published: time ?? date, day: day, text: text)
  }
}

extension ArticleSignature {
  init(from reader: inout SignatureReader) throws(SignatureError) {
    id = try reader.text()
    published = try reader.optionalText()
    day = try reader.day()
    wordCount = Int(try reader.number())
    shingles = try reader.numbers()
  }

  func write(to writer: inout SignatureWriter) {
    writer.text(id)
    writer.text(published)
    writer.day(day)
    writer.number(UInt32(clamping: wordCount))
    writer.numbers(shingles)
  }
}
