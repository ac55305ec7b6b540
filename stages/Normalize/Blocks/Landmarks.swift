import Markup

/// Counts of elements that an article can be told by, as running sums, so that the count in any subtree is a
/// difference.
struct Landmarks {
  private var headlinesBefore: [Int32] = [0]
  private var allBefore: [Int32] = [0]

  init(tree: MarkupTree, hints: [ElementHints]) {
    headlinesBefore.reserveCapacity(tree.nodes.count + 1)
    allBefore.reserveCapacity(tree.nodes.count + 1)
    var (headlines, all): (Int32, Int32) = (0, 0)
    for index in tree.nodes.indices {
      switch tree.nodes[index].tag {
      case .h1:
        headlines += 1
        all += 1
      case .article, .main: all += 1
      default: if hints[index].contains(.body) { all += 1 }
      }
      headlinesBefore.append(headlines)
      allBefore.append(all)
    }
  }

  /// First-level headings among the nodes.
  func headlines(in nodes: Range<Int>) -> Int {
    Int(headlinesBefore[nodes.upperBound] - headlinesBefore[nodes.lowerBound])
  }

  /// Those, and elements that are an article, its body or the main part.
  func all(in nodes: Range<Int>) -> Int { Int(allBefore[nodes.upperBound] - allBefore[nodes.lowerBound]) }
}
