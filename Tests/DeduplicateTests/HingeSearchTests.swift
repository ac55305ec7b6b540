import Testing

@testable import Deduplicate

@Suite("What alone holds two groups of copies together")
struct HingeSearchTests {
  private typealias Link = (String, String, Int)

  /// Severed links by the names of their ends. Each letter is a node of one article, upper-case ones of three.
  private func severed(_ links: [Link], order: (String) -> Int = { _ in 0 }) -> Set<Set<String>> {
    let names = Set(links.flatMap { [$0.0, $0.1] }).sorted { (order($0), $0) < (order($1), $1) }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let search = HingeSearch(
      nodes: names.map { ($0 == $0.uppercased() ? 3 : 1, $0) },
      edges: links.map { link in
        HingeSearch.Edge(
          a: places[link.0] ?? 0, b: places[link.1] ?? 0,
          likeness: Likeness(jaccard: link.2, containment: 900))
      })
    return Set(search.severed().map { [links[$0].0, links[$0].1] })
  }

  @Test("it belongs to the group that it is most alike to")
  func hinge() {
    #expect(severed([("A", "x", 500), ("x", "B", 600)]) == [["A", "x"]])
    #expect(severed([("A", "x", 600), ("x", "B", 500)]) == [["B", "x"]])
  }

  @Test("of two groups as much alike the one with the least name counts")
  func equal() {
    #expect(severed([("A", "x", 500), ("x", "B", 500)]) == [["B", "x"]])
  }

  @Test("a group of less than three articles stays: there may just be no second link")
  func small() {
    #expect(severed([("A", "x", 500), ("x", "b", 600), ("b", "c", 600)]) == [])
    #expect(severed([("A", "x", 500), ("x", "b", 600), ("b", "c", 600), ("c", "d", 600)]) == [["A", "x"]])
  }

  @Test("two links by different articles hold")
  func twoLinks() {
    #expect(severed([("A", "x", 500), ("A", "y", 500), ("x", "B", 600), ("y", "B", 600)]) == [])
    #expect(severed([("A", "x", 500), ("x", "B", 600), ("A", "B", 450)]) == [])
  }

  @Test("three groups around one article: it keeps one")
  func star() {
    #expect(severed([("A", "x", 500), ("x", "B", 600), ("x", "C", 550)]) == [["A", "x"], ["C", "x"]])
  }

  @Test("however the nodes are numbered, the same links are severed", arguments: 0..<20)
  func numbering(seed: Int) {
    var prose = Prose(seed: seed)
    let names = "aBcdEfghIjklmNop".map(String.init)
    var links: [Link] = []
    for (index, name) in names.enumerated().dropFirst() {
      for _ in 0..<(1 + prose.number(below: 2)) {
        let other = names[prose.number(below: index)]
        guard !links.contains(where: { $0.0 == name && $0.1 == other }) else { continue }
        links.append((name, other, 400 + prose.number(below: 8)))
      }
    }
    let expected = severed(links)
    for turn in 1..<6 {
      let again = severed(links.reversed()) { name in (names.firstIndex(of: name) ?? 0) * (2 * turn + 1) % 17
      }
      #expect(again == expected)
    }
  }
}
