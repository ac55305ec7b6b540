import Records

/// The fields of a statement that the report shows or sorts by.
struct ReportStatement: Hashable, Sendable {
  /// Another article that carries the same statement.
  struct Carrier: Hashable, Comparable, Sendable {
    let date: String
    /// The headline where neither outlet nor address is known.
    let outlet: String
    let url: String

    private static let keys = ["published_date", "outlet", "url", "title"].map { CanonicalLine.Key($0) }

    init(_ line: CanonicalLine) throws(JSONError) {
      date = try line.text(of: Self.keys[0]) ?? ""
      url = try line.text(of: Self.keys[2]) ?? ""
      let outlet = try line.text(of: Self.keys[1]) ?? ""
      self.outlet = try outlet.isEmpty && url.isEmpty ? line.text(of: Self.keys[3]) ?? "" : outlet
    }

    static func < (a: Carrier, b: Carrier) -> Bool {
      (a.date, a.outlet, a.url) < (b.date, b.outlet, b.url)
    }
  }

  var id = ""
  var day: String?
  var clusterID: String?
  var clusterSize = 1
  var isCanonical = true
  var url: String?
  var outlet: String?
  var title: String?
  var publishedDate: String?
  var statementDate: String?
  var speaker: String?
  var role: String?
  var organization: String?
  var mention: String?
  var actor: String?
  var addressees: [String] = []
  var about: [String] = []
  var topics: [String] = []
  var act = ""
  var isNegated = false
  var quadClass: Int?
  var form = ""
  var text = ""
  var carriers: [Carrier] = []

  /// The day it was said, or else the nearest day known; empty if none is.
  var date: String { statementDate ?? publishedDate ?? day ?? "" }

  init() {}

  init(from reader: inout JSONReader) throws(JSONError) {
    try reader.beginObject()
    var first = true
    while let name = try reader.nextName(first: &first) { try readMember(name, from: &reader) }
  }

  private mutating func readMember(_ name: String, from reader: inout JSONReader) throws(JSONError) {
    switch name {
    case "statement_id": id = try reader.string()
    case "day": day = try String?.read(from: &reader)
    case "cluster_id": clusterID = try String?.read(from: &reader)
    case "cluster_size": clusterSize = try Int?.read(from: &reader) ?? 1
    case "is_canonical": isCanonical = try Bool?.read(from: &reader) ?? true
    case "url": url = try String?.read(from: &reader)
    case "outlet": outlet = try String?.read(from: &reader)
    case "title": title = try String?.read(from: &reader)
    case "published_date": publishedDate = try String?.read(from: &reader)
    case "statement_date": statementDate = try String?.read(from: &reader)
    case "speaker_name": speaker = try String?.read(from: &reader)
    case "speaker_role": role = try String?.read(from: &reader)
    case "speaker_organization": organization = try String?.read(from: &reader)
    case "speaker_mention": mention = try String?.read(from: &reader)
    case "actor": actor = try String?.read(from: &reader)
    case "addressees": addressees = try [String].read(from: &reader)
    case "about": about = try [String].read(from: &reader)
    case "topics": topics = try [String].read(from: &reader)
    case "act": act = try reader.string()
    case "polarity": isNegated = try reader.string() == "negated"
    case "quad_class": quadClass = try Int?.read(from: &reader)
    case "form": form = try reader.string()
    case "text": text = try reader.string()
    default: try reader.skip()
    }
  }
}
