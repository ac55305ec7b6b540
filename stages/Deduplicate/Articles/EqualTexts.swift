/// Articles in the same words, any time apart. A part holds, by columns, the digests of the articles' shingles in
/// ascending order, their spans, where their cards end, and the cards.
struct EqualTexts {
  struct Entry {
    let digest: UInt64
    let card: RecordCard
  }

  private let parts: [[UInt8]]
  private var digests: [UInt64] = []
  private var spans: [UInt32] = []
  private var ends: [UInt32] = []
  /// Where the entries of each part start; one more at the end.
  private var starts = [0]
  /// Where the cards of each part start.
  private var cardStarts: [Int] = []

  private init(_ parts: [[UInt8]]) throws(SignatureError) {
    self.parts = parts
    for part in parts {
      var reader = SignatureReader(part)
      let count = Int(try reader.number())
      try reader.longNumbers(count: count, into: &digests)
      try reader.numbers(count: count, into: &spans)
      try reader.numbers(count: count, into: &ends)
      starts.append(digests.count)
      cardStarts.append(reader.position)
      guard part.count - reader.position == ends.last.map(Int.init), count > 0 else {
        throw SignatureError(offset: reader.position)
      }
    }
  }

  /// The canonical bytes of some entries; none of none.
  static func encode(_ entries: [Entry]) -> [UInt8] {
    var part = Part()
    var card = SignatureWriter()
    func add(_ entry: Entry) {
      card.removeAll()
      entry.card.write(to: &card)
      part.add(entry.digest, span: SignatureWriter.number(ofDay: entry.card.span), card: card.bytes[...])
    }
    let order = UniformOrder.indices(sorting: entries.map(\.digest)).map(Int.init)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, entries[order[end]].digest == entries[order[start]].digest { end += 1 }
      if end - start == 1 {
        add(entries[order[start]])
      } else {
        for entry in order[start..<end].map({ entries[$0] }).sorted(by: { $0.card.key < $1.card.key }) {
          add(entry)
        }
      }
      start = end
    }
    return part.bytes
  }

  /// One part of several.
  static func merge(_ parts: [[UInt8]]) throws(SignatureError) -> [UInt8] {
    let texts = try EqualTexts(parts)
    var part = Part()
    for index in UniformOrder.indices(sorting: texts.digests).lazy.map(Int.init) {
      let (number, range) = texts.card(index)
      part.add(texts.digests[index], span: texts.spans[index], card: parts[number][range])
    }
    return part.bytes
  }

  /// For each span the articles that have a text which another span has too, one for each such text: those of one span
  /// are linked there.
  static func link(_ parts: [[UInt8]]) throws(SignatureError) -> [Block: ArticleLinks] {
    let texts = try EqualTexts(parts)
    var twins: [Block: ArticleLinks] = [:]
    var group: [Int] = []
    for index in UniformOrder.indices(sorting: texts.digests).lazy.map(Int.init) {
      if let last = group.last, texts.digests[last] != texts.digests[index] {
        try texts.link(group, into: &twins)
        group.removeAll(keepingCapacity: true)
      }
      group.append(index)
    }
    try texts.link(group, into: &twins)
    return twins
  }

  /// Links entries with the same digest, which stand in the order of the parts, so the first of a span is its least.
  private func link(_ group: [Int], into twins: inout [Block: ArticleLinks]) throws(SignatureError) {
    guard group.count > 1, group.contains(where: { spans[$0] != spans[group[0]] }) else { return }
    var seen: Set<UInt32> = []
    for index in group where seen.insert(spans[index]).inserted {
      let (number, range) = card(index)
      var reader = SignatureReader(parts[number], at: range.lowerBound)
      let card = try RecordCard(from: &reader)
      let block = Block(.twins, span: card.span)
      let member = twins[block, default: ArticleLinks()].add(card)
      twins[block]?.join(member, withAllOf: digests[index])
    }
  }

  /// The part that an entry is in, and where its card stands there.
  private func card(_ index: Int) -> (part: Int, range: Range<Int>) {
    var (part, end) = (0, parts.count)
    while part + 1 < end {
      let middle = (part + end) / 2
      if starts[middle] <= index { part = middle } else { end = middle }
    }
    let start = index == starts[part] ? 0 : Int(ends[index - 1])
    return (part, cardStarts[part] + start..<cardStarts[part] + max(start, Int(ends[index])))
  }

  /// Writes the columns of a part.
  private struct Part {
    private var count: UInt32 = 0
    private var digests = SignatureWriter()
    private var spans = SignatureWriter()
    private var ends = SignatureWriter()
    private var cards = SignatureWriter()

    mutating func add(_ digest: UInt64, span: UInt32, card: ArraySlice<UInt8>) {
      count += 1
      digests.number(digest)
      spans.number(span)
      cards.raw(card)
      ends.number(UInt32(clamping: cards.bytes.count))
    }

    var bytes: [UInt8] {
      if count == 0 { return [] }
      var writer = SignatureWriter(capacity: 4 + 16 * Int(count) + cards.bytes.count)
      writer.number(count)
      for column in [digests, spans, ends, cards] { writer.raw(column.bytes) }
      return writer.bytes
    }
  }
}
