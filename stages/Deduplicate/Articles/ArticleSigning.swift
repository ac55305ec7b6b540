import Records
import StageKit

/// Signs a chunk of articles: what the rule for copies compares goes into the block of each article's day, a digest
/// of its words into the block of all texts, and the row of its cluster, as if it had no company, is carried.
struct ArticleSigning {
  let windowDays: Int

  private var parts: [Block: ArticlePart.Writer] = [:]
  private var texts: [EqualTexts.Entry] = []
  private var rows: [UInt8] = []
  private var words: [UInt64] = []
  private var shingles: [UInt32] = []

  init(windowDays: Int) { self.windowDays = windowDays }

  /// The signature of a chunk.
  static func sign(_ chunk: ChunkLines, windowDays: Int) throws -> LinkSignature {
    var signing = ArticleSigning(windowDays: windowDays)
    try chunk.forEachLine { range in try signing.add(chunk.bytes, range) }
    var signature = LinkSignature()
    for (block, part) in signing.parts { signature.put(part.bytes, in: block.name) }
    signature.put(EqualTexts.encode(signing.texts), in: Block(.texts).name)
    signature.carried = signing.rows
    return signature
  }

  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>) throws {
    let line = try ArticleLine(bytes, range)
    let id = try line.text(line.id) ?? ""
    let day = try line.text(line.day) ?? ""
    let (time, date) = (try line.text(line.publishedAt), try line.text(line.publishedDate))
    let number = ([date, time, day].compactMap(\.self).first { !$0.isEmpty })
      .flatMap { CivilDate(iso: $0) }.map { Int32($0.daysSinceEpoch) }
    try readWords(bytes, line.text)
    Shingles.list(of: words, width: ArticleSignature.shingleWidth, into: &shingles)
    Shingles.makeSet(&shingles)
    let block = Block(.articles, day: number, windowDays: windowDays)
    let card = RecordCard(
      key: RecordKey(day: day, id: id), published: PublicationOrder(time ?? date), span: block.span)
    let digest = Shingles.setDigest(shingles)
    parts[block, default: ArticlePart.Writer()].add(
      card, day: number, wordCount: words.count, digest: digest, shingles: shingles)
    if !shingles.isEmpty { texts.append(EqualTexts.Entry(digest: digest, card: card)) }
    line.appendRow(id: id, to: &rows)
  }

  /// The words of the text, read where it stands, with its escapes.
  private mutating func readWords(_ bytes: [UInt8], _ value: Range<Int>?) throws {
    guard let value, value.count >= 2 else { return words.removeAll(keepingCapacity: true) }
    let room = min(ArticleSignature.maximumWords, value.count / 2 + 1)
    words = bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[value.lowerBound + 1..<value.upperBound - 1])
      return [UInt64](unsafeUninitializedCapacity: room) { buffer, count in
        guard let start = buffer.baseAddress else { return }
        count = WordScanner.hashes(text, isEscaped: true, limit: room, into: start)
      }
    }
  }
}
