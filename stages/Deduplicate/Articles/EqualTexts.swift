/// Articles in the same words, any time apart: entries sorted by the digest of their shingles, of which equal ones
/// stand together.
enum EqualTexts {
  struct Entry {
    let digest: UInt64
    let card: RecordCard
  }

  /// The canonical bytes of some entries.
  static func encode(_ entries: [Entry]) -> [UInt8] {
    let sorted = entries.sorted { $0.digest == $1.digest ? $0.card.key < $1.card.key : $0.digest < $1.digest }
    var writer = SignatureWriter()
    for entry in sorted {
      writer.number(entry.digest)
      var card = SignatureWriter()
      entry.card.write(to: &card)
      writer.number(UInt32(clamping: card.bytes.count))
      writer.raw(card.bytes)
    }
    return writer.bytes
  }

  /// One sorted part of several.
  static func merge(_ parts: [[UInt8]]) throws(SignatureError) -> [UInt8] {
    var writer = SignatureWriter()
    try forEach(parts) { _, part, range in writer.raw(part[range]) }
    return writer.bytes
  }

  /// Links each article to the first one in the same words.
  static func link(_ parts: [[UInt8]]) throws(SignatureError) -> ArticleLinks {
    var links = ArticleLinks()
    var first: (digest: UInt64, card: RecordCard, member: Int?)?
    var last: (digest: UInt64, part: [UInt8], range: Range<Int>)?
    try forEach(parts) { (digest, part, range) throws(SignatureError) in
      defer { last = (digest, part, range) }
      guard let last, last.digest == digest else { return }
      if first?.digest != digest { first = (digest, try card(last.part, last.range), nil) }
      guard let equal = first else { return }
      let member = equal.member ?? links.add(equal.card)
      first?.member = member
      links.join(member, links.add(try card(part, range)))
    }
    return links
  }

  private static func card(_ part: [UInt8], _ range: Range<Int>) throws(SignatureError) -> RecordCard {
    var reader = SignatureReader(part, at: range.lowerBound + 12)
    return try RecordCard(from: &reader)
  }

  /// Calls `body` with the entries of all parts in the order of their digests, those of equal digests in the order of
  /// the parts.
  private static func forEach(
    _ parts: [[UInt8]], _ body: (UInt64, [UInt8], Range<Int>) throws(SignatureError) -> Void
  ) throws(SignatureError) {
    var digests: [UInt64] = []
    var places: [(part: Int32, start: Int32, end: Int32)] = []
    for (number, part) in parts.enumerated() {
      var reader = SignatureReader(part)
      while !reader.isAtEnd {
        let start = reader.position
        digests.append(try reader.longNumber())
        try reader.pass(Int(try reader.number()))
        places.append((Int32(number), Int32(start), Int32(reader.position)))
      }
    }
    for index in UniformOrder.indices(sorting: digests) {
      let place = places[Int(index)]
      try body(digests[Int(index)], parts[Int(place.part)], Int(place.start)..<Int(place.end))
    }
  }
}
