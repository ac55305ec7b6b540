import Hashing
import StageKit

/// Which parts are linked with which: a function of the parts of all blocks alone.
///
/// A block is cut into pieces that a task can hold in memory. Where a piece ends is told by the digests of its
/// parts, so a changed part changes one piece. A pair of pieces meets in one task.
struct LinkPlan {
  /// A piece may end from this size on.
  static let pieceSize = 16 << 20
  /// A piece ends at this size.
  static let largestPiece = 48 << 20
  /// One link action, its parts by reference.
  struct Task: Hashable {
    let block: String
    let own: [PartReference]
    let others: [PartReference]
    let comparesOwn: Bool
  }

  /// What one settle action reads: the links of a block and those of its neighbours.
  struct Settlement: Hashable {
    let block: String
    let own: [PartReference]
    let neighbours: [PartReference]
  }

  /// Blocks by name, each with its parts in order.
  private let blocks: [String: [PartReference]]
  private let rule: (String) -> BlockRule

  init(_ parts: some Sequence<PartReference>, rule: @escaping (String) -> BlockRule) {
    blocks = Dictionary(grouping: parts, by: \.block)
    self.rule = rule
  }

  /// All tasks, by the name of their block.
  var tasks: [Task] { blocks.keys.sorted().flatMap(tasks(of:)) }

  /// The tasks of one block, for which its partners' parts must be given too.
  func tasks(of name: String) -> [Task] {
    let own = Self.pieces(blocks[name] ?? [])
    let partners = rule(name).partners.flatMap { Self.pieces(blocks[$0] ?? []) }
    return own.indices.flatMap { index in
      let batches = Self.batches(own[..<index] + partners)
      return (batches.isEmpty ? [[]] : batches).enumerated().map { number, others in
        Task(block: name, own: own[index], others: others, comparesOwn: number == 0)
      }
    }
  }

  /// What is settled with what: of all blocks whose own or neighbours' links are not none.
  static func settlements(
    of blocks: Set<String>, _ links: [PartReference], rule: (String) -> BlockRule
  ) -> [Settlement] {
    let links = Dictionary(grouping: links, by: \.block)
    return blocks.sorted().compactMap { name in
      guard let names = rule(name).neighbours else { return nil }
      let neighbours = names.flatMap { links[$0] ?? [] }
      let own = links[name] ?? []
      return own.isEmpty && neighbours.isEmpty
        ? nil : Settlement(block: name, own: own, neighbours: neighbours)
    }
  }

  private static func pieces(_ parts: [PartReference]) -> [[PartReference]] {
    var pieces: [[PartReference]] = []
    var piece: [PartReference] = []
    var size = 0
    for part in parts {
      piece.append(part)
      size += part.size
      if size >= largestPiece || size >= pieceSize && part.digest.prefix % 8 == 0 {
        pieces.append(piece)
        piece = []
        size = 0
      }
    }
    return piece.isEmpty ? pieces : pieces + [piece]
  }

  /// Pieces put together as long as they are small.
  private static func batches(_ pieces: some Sequence<[PartReference]>) -> [[PartReference]] {
    var batches: [[PartReference]] = []
    var size = Int.max
    for piece in pieces {
      let added = piece.reduce(0) { $0 + $1.size }
      if size > pieceSize - min(added, pieceSize) {
        batches.append(piece)
        size = added
      } else {
        batches[batches.count - 1] += piece
        size += added
      }
    }
    return batches
  }
}
