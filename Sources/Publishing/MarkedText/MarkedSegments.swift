import Records

/// An article's text cut where the marking changes: each piece lies in the same statements throughout.
struct MarkedSegments {
  struct Segment: Equatable {
    /// Code points.
    let range: Range<Int>
    /// Numbers of the statements whose content it belongs to, the outermost first.
    var contents: [Int] = []
    var isSource = false
    var isCue = false
    /// Statements whose first content starts here.
    var opens: [Int] = []
  }

  let segments: [Segment]

  init(length: Int, statements: [Statement]) {
    var cuts: Set<Int> = [0, length]
    for statement in statements {
      for span in statement.contentSpans + statement.sourceSpans + statement.cueSpans {
        cuts.formUnion([min(span.start, length), min(span.end, length)])
      }
    }
    let places = cuts.sorted()
    var segments = zip(places, places.dropFirst()).map { Segment(range: $0..<$1) }
    let index = Dictionary(uniqueKeysWithValues: segments.enumerated().map { ($1.range.lowerBound, $0) })
    func mark(_ span: TextSpan, _ change: (inout Segment) -> Void) {
      guard var place = index[span.start] else { return }
      while place < segments.count, segments[place].range.lowerBound < span.end {
        change(&segments[place])
        place += 1
      }
    }
    let order = statements.indices.sorted { Self.size(statements[$0]) > Self.size(statements[$1]) }
    for number in order {
      for span in statements[number].contentSpans { mark(span) { $0.contents.append(number) } }
    }
    for (number, statement) in statements.enumerated() {
      for span in statement.sourceSpans { mark(span) { $0.isSource = true } }
      for span in statement.cueSpans { mark(span) { $0.isCue = true } }
      if let start = statement.contentSpans.map(\.start).min(), let place = index[start] {
        segments[place].opens.append(number)
      }
    }
    self.segments = segments
  }

  private static func size(_ statement: Statement) -> Int {
    statement.contentSpans.reduce(0) { $0 + $1.end - $1.start }
  }
}
