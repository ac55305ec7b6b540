/// What names a record to people, read from its canonical line without knowing its type: for the row in `rejects`
/// of a record that its stage could not even look at.
package struct RecordLabel: Hashable, Sendable {
  /// The value of the first member whose name ends in `_id`; empty if there is none.
  package private(set) var id = ""
  package private(set) var day = ""
  package private(set) var source: String?
  /// The address, or else the locator.
  package private(set) var locator: String?

  /// Reads what it can; a line that is no JSON object gives blanks.
  package init(line: some Collection<UInt8>) {
    var reader = JSONReader(Array(line))
    guard (try? reader.beginObject()) != nil else { return }
    var first = true
    var url: String?
    while let name = try? reader.nextName(first: &first) {
      guard reader.peek() == UInt8(ascii: "\"") else {
        guard (try? reader.skip()) != nil else { break }
        continue
      }
      guard let value = try? reader.string() else { break }
      switch name {
      case "day": day = value
      case "source": source = value
      case "locator": locator = value
      case "url": url = value
      default: if id.isEmpty, name.hasSuffix("_id") { id = value }
      }
    }
    locator = url ?? locator
  }
}
