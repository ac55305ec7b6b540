package import Records

/// A stage of shape link: finds what records of whole datasets have to do with one another, and joins it back onto
/// each record.
///
/// A chunk is signed: what others need to know of its records goes into parts, each of a block. Records are
/// linked with those of their own block and of the blocks that its rule names as partners, never with others, so
/// a changed chunk makes the links of its blocks anew and no more. The links of all blocks are resolved at once
/// into answers, one for each record that has company, and a chunk whose answers stayed the same is not joined
/// again.
///
/// All are pure functions, and the result depends on the set of records alone: parts reach `merge` and `link` in
/// the order of their chunks, so a record's place among all records of a block does not depend on how they
/// are cut into chunks.
package protocol LinkStage: Sendable {
  /// What of a chunk its blocks need to know, and what its join needs.
  func sign(_ chunk: ChunkLines, port: String) throws -> LinkSignature
  /// With which blocks a block is linked, and whether its parts may be merged.
  func rule(of block: String) -> BlockRule
  /// The part that stands for several of one block, given in order.
  func merge(_ parts: [[UInt8]], block: String) throws -> [UInt8]
  /// The links that a task finds, in the stage's own canonical bytes; empty if there are none.
  func link(_ task: LinkTask) throws -> [UInt8]
  /// Resolves all links that are not empty; an answer for each record that has one.
  func resolve(_ links: [[UInt8]]) throws -> [LinkAnswer]
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
  /// Whether many parts are merged into larger ones first: for small parts of which there is one in every chunk.
  package let mergesParts: Bool

  package init(partners: [String] = [], mergesParts: Bool = false) {
    self.partners = partners
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
