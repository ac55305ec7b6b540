import PipelineFile
import Testing

@Suite("Files that are damaged somewhere")
struct RobustnessTests {
  private static let whole = Array(
    """
    pipeline: p
    stages:
      fetch: &f {with: {sources: [{folder: a, include: ["*.html", 'b']}, {feed: c}], delay: 0x2}}
      normalize: {inputs: [fetch]}
      extract:
        inputs: {articles: normalize.articles}
        with: {<<: {min_confidence: 1e-1}, languages: [en], limits: {depth: 3, label: "\\u00e9"}}
      deduplicate: {inputs: [normalize, extract]}
    publish: {folder: ../o, formats: [csv], keep: 2}
    """.utf8)

  private struct Place: Comparable {
    let line: Int
    let column: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }

  /// Whether a file is good, or all its errors have places, in order, and each is one line.
  private func isAnsweredWell(_ bytes: [UInt8]) -> Bool {
    let lines = mistakes(bytes: bytes)
    let places = lines.compactMap { line -> Place? in
      let parts = line.split(separator: ":", maxSplits: 3)
      guard parts.count == 4, parts[2] == " error", !line.contains("\n") else { return nil }
      guard let line = Int(parts[0]), let column = Int(parts[1]) else { return nil }
      return Place(line: line, column: column)
    }
    return places.count == lines.count && places == places.sorted() && Set(lines).count == lines.count
  }

  @Test("the file is good while it is whole")
  func whole() { #expect(mistakes(bytes: Self.whole) == []) }

  @Test("a file cut off anywhere is answered with errors at places, or read")
  func cutOff() {
    let wrong = Self.whole.indices.first { !isAnsweredWell(Array(Self.whole[..<$0])) }
    #expect(wrong == nil)
  }

  @Test("a file with a byte missing, or another in its place, is answered with errors at places, or read")
  func damagedByte() {
    let wrong = Self.whole.indices.first { place in
      var without = Self.whole
      without.remove(at: place)
      guard isAnsweredWell(without) else { return true }
      return ": {}[],\n&*'\"\0\u{80}".utf8.contains { byte in
        var other = Self.whole
        other[place] = byte
        return !isAnsweredWell(other)
      }
    }
    #expect(wrong == nil)
  }
}
