import Records

/// The fields of a statement that count here; the others are not decoded.
struct CountedStatement {
  var articleID = ""
  /// Whether the statement stands for its cluster; one that was never clustered stands for itself.
  var isCanonical = true
  var date: String?
  var speaker: String?
  var actor: String?
  var addressees: [String] = []
  var about: [String] = []
  var topics: [String] = []
  var act = ""
  var quadClass: Int?
  /// The Goldstein score in tenths, which is as fine as the scale goes.
  var goldsteinTenths: Int?

  init() {}

  init(from reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) {
      switch name {
      case "article_id": articleID = try reader.string()
      case "is_canonical": isCanonical = try Bool?.read(from: &reader) ?? true
      case "statement_date": date = try String?.read(from: &reader)
      case "speaker_name": speaker = try String?.read(from: &reader)
      case "actor": actor = try String?.read(from: &reader)
      case "addressees": addressees = try [String].read(from: &reader)
      case "about": about = try [String].read(from: &reader)
      case "topics": topics = try [String].read(from: &reader)
      case "act": act = try reader.string()
      case "quad_class": quadClass = try Int?.read(from: &reader)
      case "goldstein":
        goldsteinTenths = try Double?.read(from: &reader).map { Int($0 * 10 + ($0 < 0 ? -0.5 : 0.5)) }
      default: try reader.skip()
      }
    }
  }
}
