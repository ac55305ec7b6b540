import Hashing
import Records
import Testing

@Suite("Chunks, datasets and identifiers")
struct DatasetTests {
  private func chunk(_ name: String) -> ChunkReference {
    ChunkReference(
      digest: .of(name), count: 3, size: 70, first: RecordKey(day: "", id: "d1"),
      last: RecordKey(day: "2025-03-14", id: name))
  }

  @Test("a node reads back as it was, whether it holds chunks, nodes or nothing")
  func roundTrip() throws {
    let chunks = DatasetNode.chunks([chunk("a"), chunk("b")])
    let nodes = DatasetNode.nodes([chunks.reference(.of("x")), chunks.reference(.of("y"))])
    for node in [chunks, nodes, .chunks([])] { #expect(try DatasetNode(encoded: node.encoded) == node) }
    #expect(nodes.reference(.of("z")).chunks == 4 && nodes.reference(.of("z")).count == 12)
    #expect(throws: JSONError.self) { try DatasetNode(encoded: Array("[\"x\"]\n".utf8)) }
    #expect(throws: JSONError.self) { try DatasetNode(encoded: chunks.encoded + nodes.encoded) }
  }

  /// The tree of chunks put together, by the digests of its nodes.
  private struct Tree {
    private(set) var nodes: [Digest: DatasetNode] = [:]
    private(set) var root: NodeReference?

    init(_ chunks: [ChunkReference]) throws {
      var builder = DatasetBuilder()
      for chunk in chunks { try builder.append(chunk) { store($0) } }
      root = try builder.finish { store($0) }
    }

    private mutating func store(_ node: DatasetNode) -> Digest {
      let digest = Digest.of(node.encoded)
      nodes[digest] = node
      return digest
    }

    func chunks(below digest: Digest) -> [ChunkReference] {
      switch nodes[digest] {
      case .chunks(let chunks): chunks
      case .nodes(let below): below.flatMap { chunks(below: $0.digest) }
      case nil: []
      }
    }
  }

  @Test(
    "a tree holds its chunks in order, and one more chunk changes a node on each level",
    arguments: [0, 1, 2, 5, 5000])
  func trees(count: Int) throws {
    let chunks = (0..<count).map { chunk("\($0)") }
    let tree = try Tree(chunks)
    let root = try #require(tree.root)
    #expect(tree.chunks(below: root.digest) == chunks)
    #expect(root.chunks == count && root.count == 3 * count)
    let other = try Tree(chunks.prefix(count / 2) + [chunk("another")] + chunks.dropFirst(count / 2))
    let new = Set(other.nodes.keys).subtracting(tree.nodes.keys)
    #expect((1...8).contains(new.count))
  }

  @Test("chunks hold about 512 small records, or about 4 MiB of large ones")
  func boundaries() {
    func chunks(of count: Int, size: Int) -> Int {
      (0..<count).count { number in
        ChunkBoundary.ends(after: RecordKey(day: "", id: "d\(number)"), size: size, nextDay: "")
      }
    }
    #expect((150...250).contains(chunks(of: 100_000, size: 100)))
    #expect((150...350).contains(chunks(of: 1000, size: 1 << 20)))
    #expect(chunks(of: 10, size: 8 << 20) == 10)
  }

  @Test("a chunk ends with its day")
  func days() {
    #expect(ChunkBoundary.ends(after: RecordKey(day: "2025-03-14", id: "d"), size: 1, nextDay: "2025-03-15"))
    #expect(ChunkBoundary.ends(after: RecordKey(day: "2025-03-14", id: "d"), size: 1, nextDay: nil))
  }

  @Test("statements of an article sort by their place in it")
  func identifiers() {
    let article = Identifier.article(document: Identifier.document(locator: "https://a.example/1"))
    #expect(article.first == "a" && article.count == 21)
    let places = [0, 9, 10, 255, 256, 70_000]
    let ids = places.map { Identifier.statement(article: article, start: $0, words: "words \($0)") }
    #expect(ids == ids.sorted())
    #expect(Set(ids.map(\.count)) == [33])
  }

  @Test(
    "days before and after 1970 come and go",
    arguments: [
      ("1970-01-01", 0, 3), ("2025-03-14", 20161, 4), ("2000-02-29", 11016, 1), ("1969-12-31", -1, 2),
      ("0001-01-01", -719_162, 0),
    ])
  func dates(text: String, number: Int, weekday: Int) throws {
    let date = try #require(CivilDate(iso: text))
    #expect(date.daysSinceEpoch == number)
    #expect(date.weekday == weekday)
    #expect(CivilDate(daysSinceEpoch: number).description == text)
  }

  @Test(
    "days that are none are refused",
    arguments: ["2025-02-29", "2025-13-01", "2025-1-1", "2025-00-10", "20250314"])
  func noDates(text: String) { #expect(CivilDate(iso: text) == nil) }

  @Test("a local time and its offset are one instant")
  func instants() throws {
    let date = try #require(CivilDate(iso: "2025-03-14"))
    let instant = try #require(Instant(date: date, hour: 1, minute: 2, second: 3, offsetMinutes: 120))
    #expect(instant.description == "2025-03-13T23:02:03Z")
  }
}
