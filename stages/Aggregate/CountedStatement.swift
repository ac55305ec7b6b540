import Records

/// The fields of a statement that count here; the others are not decoded.
struct CountedStatement {
  var articleID = ""
  /// Whether the statement stands for its cluster; one that was never clustered stands for itself.
  var isCanonical = true
  var date: String?
  private(set) var dayNumber = 0
  var outlet: String?
  var language: String?
  var speaker: String?
  var role: String?
  var organization: String?
  var country: String?
  var actor: String?
  var addressees: [String] = []
  var about: [String] = []
  var topics: [String] = []
  var act = ""
  var polarity: String?
  var event: String?
  var form: String?
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
      case "outlet": outlet = try String?.read(from: &reader)
      case "language": language = try String?.read(from: &reader)
      case "speaker_name": speaker = try String?.read(from: &reader)
      case "speaker_role": role = try String?.read(from: &reader)
      case "speaker_organization": organization = try String?.read(from: &reader)
      case "speaker_country": country = try String?.read(from: &reader)
      case "actor": actor = try String?.read(from: &reader)
      case "addressees": addressees = try [String].read(from: &reader)
      case "about": about = try [String].read(from: &reader)
      case "topics": topics = try [String].read(from: &reader)
      case "act": act = try reader.string()
      case "polarity": polarity = try String?.read(from: &reader)
      case "plover_event": event = try String?.read(from: &reader)
      case "form": form = try String?.read(from: &reader)
      case "quad_class": quadClass = try Int?.read(from: &reader)
      case "goldstein":
        goldsteinTenths = try Double?.read(from: &reader).map { Int($0 * 10 + ($0 < 0 ? -0.5 : 0.5)) }
      default: try reader.skip()
      }
    }
    dayNumber = DayNumber.of(date)
  }
}
