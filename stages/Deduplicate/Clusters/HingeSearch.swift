/// Finds what alone holds two groups of articles together: a text that has the lead of one story and the rest of another
/// is alike to both, and no comparison of two texts tells it from a shortened copy. Only the groups tell, as no other
/// article links them. Such an article belongs to the group that it is most alike to.
///
/// Articulation points of the graph of links (Tarjan 1972), in time in proportion to it. The outcome depends on the
/// graph alone and not on how its nodes are numbered.
struct HingeSearch {
  /// A link between two nodes, of which there is one at most.
  struct Edge {
    let a: Int
    let b: Int
    let likeness: Likeness
  }

  /// Articles that a group must have to count: of fewer there may just be no second link.
  static let leastArticles = 3

  /// Number of articles of each node, and the least identifier among them.
  let nodes: [(articles: Int, name: String)]
  let edges: [Edge]
  private let neighbours: [[(node: Int, edge: Int)]]
  private var walk = Walk()

  /// A walk over all nodes, a node before those that are reached from it.
  private struct Walk {
    var order: [Int] = []
    var roots: [Int] = []
    /// By node: its place in the order, that of the last node below it, the first place that it or those below it have
    /// a link to, and the articles of both.
    var place: [Int] = []
    var end: [Int] = []
    var reach: [Int] = []
    var articles: [Int] = []
    var children: [[Int]] = []
  }

  init(nodes: [(articles: Int, name: String)], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
    var neighbours = [[(node: Int, edge: Int)]](repeating: [], count: nodes.count)
    for (index, edge) in edges.enumerated() {
      neighbours[edge.a].append((edge.b, index))
      neighbours[edge.b].append((edge.a, index))
    }
    self.neighbours = neighbours
    walkAll()
  }

  /// The edges that join nothing that belongs together, by their numbers.
  func severed() -> Set<Int> {
    var severed: Set<Int> = []
    for node in nodes.indices where neighbours[node].count > 1 { sever(at: node, &severed) }
    return severed
  }

  private func sever(at node: Int, _ severed: inout Set<Int>) {
    let root = walk.roots[node]
    let apart = walk.children[node].filter { node == root || walk.reach[$0] >= walk.place[node] }
    let rest = walk.articles[root] - nodes[node].articles - apart.reduce(0) { $0 + walk.articles[$1] }
    // The rest is what is not below the node, and what is below it but linked past it.
    let large = apart.count { walk.articles[$0] >= Self.leastArticles }
    guard large + (rest >= Self.leastArticles ? 1 : 0) > 1 else { return }
    var sides: [Int: [(edge: Int, node: Int)]] = [:]
    for (neighbour, edge) in neighbours[node] {
      let side = child(of: apart, above: neighbour)
      guard side.map({ walk.articles[$0] }) ?? rest >= Self.leastArticles else { continue }
      sides[side ?? -1, default: []].append((edge, neighbour))
    }
    let best = sides.max { isLess(strongest($0.value), strongest($1.value)) }
    for (side, links) in sides where side != best?.key { severed.formUnion(links.map(\.edge)) }
  }

  /// That of some children, which come in the order of the walk, which a node is or is below.
  private func child(of children: [Int], above node: Int) -> Int? {
    let place = walk.place[node]
    var (start, end) = (0, children.count)
    while start < end {
      let middle = (start + end) / 2
      if walk.place[children[middle]] <= place { start = middle + 1 } else { end = middle }
    }
    guard start > 0, place <= walk.end[children[start - 1]] else { return nil }
    return children[start - 1]
  }

  private func strongest(_ links: [(edge: Int, node: Int)]) -> (edge: Int, node: Int) {
    links.max(by: isLess) ?? links[0]
  }

  private func isLess(_ a: (edge: Int, node: Int), _ b: (edge: Int, node: Int)) -> Bool {
    let (x, y) = (edges[a.edge].likeness, edges[b.edge].likeness)
    return x == y
      ? nodes[b.node].name.utf8.lexicographicallyPrecedes(nodes[a.node].name.utf8) : x < y
  }

  private mutating func walkAll() {
    let count = nodes.count
    walk.place = [Int](repeating: -1, count: count)
    walk.roots = [Int](repeating: -1, count: count)
    walk.end = [Int](repeating: -1, count: count)
    walk.children = [[Int]](repeating: [], count: count)
    walk.articles = nodes.map(\.articles)
    for root in 0..<count where walk.place[root] < 0 {
      // Each node with how many of its neighbours have been looked at.
      var stack = [(node: root, next: 0)]
      visit(root, root: root)
      while let (node, next) = stack.last {
        guard next < neighbours[node].count else {
          walk.end[node] = walk.order.count - 1
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let neighbour = neighbours[node][next].node
        guard walk.place[neighbour] < 0 else { continue }
        visit(neighbour, root: root)
        walk.children[node].append(neighbour)
        stack.append((neighbour, 0))
      }
    }
    walk.reach = walk.place
    for node in walk.order.reversed() {
      for (neighbour, _) in neighbours[node] {
        walk.reach[node] = min(walk.reach[node], walk.place[neighbour])
      }
      for child in walk.children[node] {
        walk.reach[node] = min(walk.reach[node], walk.reach[child])
        walk.articles[node] += walk.articles[child]
      }
    }
  }

  private mutating func visit(_ node: Int, root: Int) {
    walk.place[node] = walk.order.count
    walk.roots[node] = root
    walk.order.append(node)
  }
}
