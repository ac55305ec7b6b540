import Records
import Testing

@testable import Publishing

@Suite("Pair matrix")
struct PairMatrixTests {
  private func matrix(_ rows: [(actor: String?, target: String?, quads: [Int])]) throws -> PairMatrix {
    var matrix = PairMatrix()
    for row in rows {
      let line = summaryLine([("actor", row.actor), ("target", row.target)], quads: row.quads)
      var reader = JSONReader(line)
      matrix.add(try SummaryRow(from: &reader))
    }
    return matrix
  }

  @Test("Rows of a pair add up, and what has no actor or target is counted apart")
  func adds() throws {
    let matrix = try matrix([
      ("XVA", "XKE", [1, 1, 4, 1]), ("XVA", "XKE", [2, 0, 0, 0]), ("XVA", nil, [3, 0, 0, 0]),
      (nil, "XKE", [0, 0, 1, 0]),
    ])
    let pair = try #require(matrix.row(from: "XVA", to: "XKE"))
    #expect(pair.statements == 9)
    #expect(pair.balance == -1)
    #expect(matrix.unpaired == 4)
    #expect(matrix.statements == (all: 9, shown: 9))
  }

  @Test("The most involved come first on both sides, so that two who speak of each other mirror")
  func order() throws {
    let matrix = try matrix([
      ("XKE", "XVA", [9, 0, 0, 0]), ("XVA", "XKE", [1, 0, 0, 0]), ("XMR", "XVA", [2, 0, 0, 0]),
    ])
    #expect(matrix.shown.actors == ["XVA", "XKE", "XMR"])
    #expect(matrix.shown.targets == ["XVA", "XKE"])
  }

  @Test("Of very many actors the table shows the most involved, and tells how much that is")
  func bounded() throws {
    let rows = (10..<60).map { (actor: "A\($0)", target: "A\($0 + 1)", quads: [$0, 0, 0, 0]) }
    let matrix = try matrix(rows)
    #expect(matrix.shown.actors.count <= PairMatrix.limit)
    #expect(matrix.shown.targets.count <= PairMatrix.limit)
    #expect(matrix.statements.shown < matrix.statements.all)
  }

  @Test(
    "A cell's tone follows the share of the balance, and its text has the sign",
    arguments: [
      ([4, 0, 0, 0], "p3", "+4"), ([3, 0, 1, 0], "p2", "+2"), ([5, 0, 4, 0], "p1", "+1"),
      ([1, 1, 1, 1], "z", "\u{00B1}0"), ([4, 0, 5, 0], "m1", "\u{2212}1"), ([1, 0, 3, 0], "m2", "\u{2212}2"),
      ([0, 0, 0, 3], "m3", "\u{2212}3"),
    ])
  func tones(quads: [Int], tone: String, text: String) throws {
    let html = MatrixSection(matrix: try matrix([("XVA", "XKE", quads)])).markup.html
    #expect(html.contains("<td class=\"\(tone)\"><a href=\"#actor=XVA&amp;to=XKE\""))
    #expect(html.contains("<b>\(text)</b>"))
  }
}
