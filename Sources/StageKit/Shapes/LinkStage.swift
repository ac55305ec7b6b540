package import Records

/// A stage of shape link: a signature for each chunk of each input, one resolution over all signatures, and a
/// join of its result onto the records of each chunk. Pure functions; the resolution depends on the set of
/// records and never on how they are cut into chunks.
package protocol LinkStage: Sendable {
  /// What the resolution needs to know of a chunk, in the stage's own canonical bytes.
  func signature(of chunk: ChunkLines, port: String) throws -> [UInt8]
  /// Resolves all signatures: for each, in the same order, what its chunk's join needs to know and no more
  /// (an answer that stays the same saves the join).
  func resolve(_ signatures: [ChunkSignature]) throws -> [[UInt8]]
  /// Joins an answer onto the records of its chunk.
  func join(_ chunk: ChunkLines, port: String, answer: [UInt8], into output: inout StageOutput) throws
}

/// The signature of one chunk.
package struct ChunkSignature: Sendable {
  package let port: String
  package let bytes: [UInt8]

  package init(port: String, bytes: [UInt8]) {
    self.port = port
    self.bytes = bytes
  }
}
