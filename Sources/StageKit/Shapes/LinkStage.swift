package import Records

/// A stage of shape link: finds what records of whole datasets have to do with one another, and joins it back onto
/// each record.
///
/// A chunk is signed: what others need to know of its records goes into parts, each of a block. Records are
/// linked with those of their own block and of the blocks that its rule names as partners, never with others, so
/// a changed chunk makes the links of its blocks anew and no more. What a block's links and those of its neighbours
/// leave no doubt about is settled there; only what reaches further is resolved for all blocks at once. So the cost
/// of a change does not grow with the number of blocks, but for what is open in each. There is an answer for each
/// record that has company, and a chunk whose answers stayed the same is not joined again.
///
/// All are pure functions, and the result depends on the set of records alone: parts reach `merge` and `link` in
/// the order of their chunks, so a record's place among all records of a block does not depend on how they
/// are cut into chunks.
package protocol LinkStage: Sendable {
  /// What of a chunk its blocks need to know, and what its join needs.
  func sign(_ chunk: ChunkLines, port: String) throws -> LinkSignature
  /// With which blocks a block is linked, whose links settle what its own leave open, and whether its parts may be
  /// merged.
  func rule(of block: String) -> BlockRule
  /// The part that stands for several of one block, given in order.
  func merge(_ parts: [[UInt8]], block: String) throws -> [UInt8]
  /// The links that a task finds, in the stage's own canonical bytes, by the name of what they are links of: the
  /// task's block, or a name of the stage's own that rules have among the neighbours. Empty ones are none.
  func link(_ task: LinkTask) throws -> [String: [UInt8]]
  /// What the links of a block and of its neighbours leave no doubt about, and what is open.
  func settle(_ links: BlockLinks) throws -> SettledLinks
  /// Resolves what is open, of all blocks that have something open.
  func resolve(_ open: [[UInt8]]) throws -> [LinkAnswer]
  /// Joins the answers onto the records of a chunk. `carried` is what its signature carried. `answer` is the bytes
  /// of the answers of the chunk's records, in the order of their keys.
  func join(
    _ chunk: ChunkLines, carried: [UInt8], port: String, answer: [UInt8], into output: inout StageOutput)
    throws
  /// Whether the join of a port reads what the signature carried instead of the chunk, which it then gets empty.
  func carries(port: String) -> Bool
}

/// What is known of a chunk once it is signed.
package struct LinkSignature: Sendable {
  /// Parts by the name of their block.
  package private(set) var parts: [String: [UInt8]] = [:]
  /// What the join reads instead of the chunk: a small part of large records.
  package var carried: [UInt8] = []

  package init() {}

  /// Puts a part into a block. An empty part is none.
  package mutating func put(_ bytes: [UInt8], in block: String) { parts[block] = bytes.isEmpty ? nil : bytes }
}

/// How the engine treats a block.
package struct BlockRule: Hashable, Sendable {
  /// Names of the other blocks whose records those of this block are linked with. There need be no such block. A
  /// pair of blocks is named by one of the two.
  package let partners: [String]
  /// Names of what else has links that `settle` must see; nil if the block's own links concern others alone and are
  /// not settled.
  package let neighbours: [String]?
  /// Whether many parts are merged into larger ones first: for small parts of which there is one in every chunk.
  package let mergesParts: Bool

  package init(partners: [String] = [], neighbours: [String]? = [], mergesParts: Bool = false) {
    self.partners = partners
    self.neighbours = neighbours
    self.mergesParts = mergesParts
  }
}

/// Records to be linked: all pairs of one of `own` with one of `others` and, if `comparesOwn`, of two of `own`.
package struct LinkTask: Sendable {
  package let block: String
  package let own: [[UInt8]]
  package let others: [[UInt8]]
  package let comparesOwn: Bool

  package init(block: String, own: [[UInt8]], others: [[UInt8]] = [], comparesOwn: Bool = true) {
    self.block = block
    self.own = own
    self.others = others
    self.comparesOwn = comparesOwn
  }
}

/// All links of a block, and those of its neighbours by their names. What has no links is absent.
package struct BlockLinks: Sendable {
  package let block: String
  package let own: [[UInt8]]
  package let neighbours: [String: [[UInt8]]]

  package init(block: String, own: [[UInt8]], neighbours: [String: [[UInt8]]] = [:]) {
    self.block = block
    self.own = own
    self.neighbours = neighbours
  }
}

/// What the links of a block come to.
package struct SettledLinks: Sendable {
  /// Answers that no other block's links can change; each record has one in one block only.
  package var answers: [LinkAnswer] = []
  /// What can only be told with other blocks, in the stage's own canonical bytes; empty if there is nothing.
  package var open: [UInt8] = []

  package init() {}
}

/// What the join of one record needs to know. The bytes say where they end, as a chunk's answers follow one
/// another.
package struct LinkAnswer: Sendable {
  package let port: String
  package let key: RecordKey
  package let bytes: [UInt8]

  package init(port: String, key: RecordKey, bytes: [UInt8]) {
    self.port = port
    self.key = key
    self.bytes = bytes
  }
}
