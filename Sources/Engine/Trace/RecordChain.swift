package import Hashing
package import Records

/// A record's way back: from where it is read to what was fetched.
package struct RecordChain: Sendable {
  package let identifier: String
  /// The published table that holds the row; nil if it is not published.
  package let table: String?
  /// From the last stage to the first.
  package let steps: [TraceStep]
  package let cluster: TracedCluster?
  package let quotation: Quotation?
}

/// A record at one stage of its way.
package struct TraceStep: Sendable {
  package let stage: String
  package let module: String
  package let port: String
  /// The run that decided what stands for the stage.
  package let run: Int
  package let recipe: Digest
  /// The stage's shape: what was done.
  package let shape: String
  /// The key of the action that gave the record's chunk; nil where that is no longer known.
  package let key: Digest?
  package let chunk: ChunkReference
  /// Which record of the chunk it is, from 1.
  package let place: Int
  package let identifier: String
  /// The canonical line, without its line end.
  package let line: [UInt8]
  /// What the record says of itself that the later stages' records do not say, in the order of its fields.
  package let facts: [RowMember]
}

/// The statements, or articles, that were found to be the same.
package struct TracedCluster: Sendable {
  package struct Member: Hashable, Sendable {
    package let identifier: String
    package let isCanonical: Bool
    package let outlet: String?
    package let url: String?
  }

  package let identifier: String
  package let members: [Member]
}

/// The words at a statement's places, read from the article's text.
package struct Quotation: Sendable {
  package let words: String
  package let spans: [TextSpan]
  /// Whether the article's text is the one that the places refer to, by its SHA-256.
  package let isIntact: Bool
}
