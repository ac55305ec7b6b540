/// Which source gave which document. Made for millions of documents: identifiers are held as numbers.
struct DocumentGivers {
  private struct Number: Hashable {
    let high: UInt64
    let low: UInt32
  }

  private var places: [Number: Int32] = [:]
  private var sources: [String] = []

  /// The name of the source that gave the document with the identifier.
  subscript(id: String) -> String? {
    get { places[Self.number(id)].map { sources[Int($0)] } }
    set {
      guard let newValue else { return }
      places[Self.number(id)] = place(of: newValue)
    }
  }

  private mutating func place(of source: String) -> Int32 {
    // Sources that are local are captured one after the other.
    if sources.last == source { return Int32(sources.count - 1) }
    if let place = sources.firstIndex(of: source) { return Int32(place) }
    sources.append(source)
    return Int32(sources.count - 1)
  }

  /// The 80 bits of an identifier; what is no digit, which no identifier has, counts as one.
  private static func number(_ id: String) -> Number {
    var high: UInt64 = 0
    var low: UInt32 = 0
    for byte in id.utf8.dropFirst() {
      let digit = byte <= 0x39 ? byte & 15 : (byte & 15) + 9
      high = high << 4 | UInt64(low >> 28)
      low = low << 4 | UInt32(digit & 15)
    }
    return Number(high: high, low: low)
  }
}
