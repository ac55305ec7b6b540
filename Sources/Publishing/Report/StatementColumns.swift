import Records

/// The statements of the page as compact JSON: a column a field, texts that recur written once and named by number.
struct StatementColumns: Sendable {
  /// Most bytes that the statements take up in a page.
  static let mostBytes = 1_500_000
  /// Longest text of a statement that is shown, in code points.
  static let longestText = 600

  /// How many statements there was room for.
  let count: Int
  let json: [UInt8]

  private struct Words {
    private(set) var list: [String] = []
    private var places: [String: Int] = [:]
    private(set) var size = 0

    mutating func place(_ text: String?) -> Int {
      guard let text, !text.isEmpty else { return -1 }
      if let place = places[text] { return place }
      places[text] = list.count
      list.append(text)
      size += text.utf8.count + 3
      return list.count - 1
    }
  }

  init(_ statements: [ReportStatement], mostBytes: Int = Self.mostBytes) {
    var words = Words()
    var single = [[Int]](repeating: [], count: Self.single.count)
    var lists = [[[Int]]](repeating: [], count: Self.lists.count)
    var (negated, sizes, quads, carriers, texts) = ([Int](), [Int](), [Int](), [[Int]](), [String]())
    var size = 0
    for statement in statements {
      let text = Self.shortened(statement.text)
      for (column, field) in Self.single.enumerated() {
        single[column].append(words.place(field.value(statement)))
      }
      for (column, field) in Self.lists.enumerated() {
        lists[column].append(field.value(statement).map { words.place($0) })
      }
      carriers.append(
        statement.carriers.flatMap { [words.place($0.date), words.place($0.outlet), words.place($0.url)] })
      negated.append(statement.isNegated ? 1 : 0)
      sizes.append(statement.clusterSize)
      quads.append(statement.quadClass ?? 0)
      texts.append(text)
      // A number takes up to six bytes, and a statement has some 25 of them besides its text and its carriers.
      size += text.utf8.count + 100 + 18 * statement.carriers.count
      if size + words.size > mostBytes { break }
    }
    count = texts.count
    var writer = JSONWriter()
    writer.beginObject()
    func column(_ name: String, _ values: some FieldValue) {
      writer.name(name)
      values.write(to: &writer)
    }
    column("words", words.list)
    for (field, values) in zip(Self.single, single) { column(field.name, values) }
    for (field, values) in zip(Self.lists, lists) { column(field.name, values) }
    column("carriers", carriers)
    column("negated", negated)
    column("size", sizes)
    column("quad", quads)
    column("text", texts)
    writer.endObject()
    json = Self.inert(writer.take())
  }

  private typealias Single = (name: String, value: @Sendable (ReportStatement) -> String?)
  private typealias List = (name: String, value: @Sendable (ReportStatement) -> [String])

  private static let single: [Single] = [
    ("id", { $0.id }), ("date", { $0.date }), ("actor", { $0.actor }), ("act", { $0.act }),
    ("form", { $0.form }), ("speaker", { $0.speaker }), ("role", { $0.role }),
    ("organization", { $0.organization }), ("mention", { $0.mention }), ("title", { $0.title }),
    ("outlet", { $0.outlet }), ("url", { $0.url }), ("published", { $0.publishedDate }),
  ]
  private static let lists: [List] = [
    ("to", { $0.addressees }), ("about", { $0.about }), ("topics", { $0.topics }),
  ]

  private static func shortened(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: longestText, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "\u{2026}"
  }

  /// JSON that may stand in a `script` element: `<`, `>` and `&`, which occur only inside its strings, become
  /// escapes, so no text can close the element or open a comment in it (HTML, "restrictions for contents of
  /// script elements").
  static func inert(_ json: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(json.count + json.count / 16)
    for byte in json {
      switch byte {
      case UInt8(ascii: "<"): result += Array("\\u003c".utf8)
      case UInt8(ascii: ">"): result += Array("\\u003e".utf8)
      case UInt8(ascii: "&"): result += Array("\\u0026".utf8)
      default: result.append(byte)
      }
    }
    return result
  }
}
