import Records

/// What the join of a record needs to know. A record without an answer is a cluster of its own.
struct ClusterAnswer: Hashable {
  let id: String
  let clusterID: String
  let size: Int
  let isCanonical: Bool

  /// The answers for the members of a cluster.
  static func of(_ cluster: [RecordCard]) -> [(card: RecordCard, answer: ClusterAnswer)] {
    guard
      let least = cluster.map(\.id).min(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }),
      let canonical = cluster.min(by: { $0.precedes($1) })
    else { return [] }
    let clusterID = Identifier.cluster(leastMember: least)
    return cluster.map { card in
      let answer = ClusterAnswer(
        id: card.id, clusterID: clusterID, size: cluster.count, isCanonical: card.id == canonical.id)
      return (card, answer)
    }
  }

  init(id: String, clusterID: String, size: Int, isCanonical: Bool) {
    self.id = id
    self.clusterID = clusterID
    self.size = size
    self.isCanonical = isCanonical
  }

  init(from reader: inout SignatureReader) throws(SignatureError) {
    id = try reader.text()
    clusterID = try reader.text()
    size = Int(try reader.number())
    isCanonical = try reader.byte() == 1
  }

  var bytes: [UInt8] {
    var writer = SignatureWriter()
    writer.text(id)
    writer.text(clusterID)
    writer.number(UInt32(clamping: size))
    writer.byte(isCanonical ? 1 : 0)
    return writer.bytes
  }

  /// The answers of a chunk, asked for in the order of its records.
  struct Cursor {
    private var reader: SignatureReader
    private var next: ClusterAnswer?

    init(_ bytes: [UInt8]) throws(SignatureError) {
      reader = SignatureReader(bytes)
      try advance()
    }

    /// The answer for the record that has the identifier, if it is the next that has one.
    mutating func take(_ id: String) throws(SignatureError) -> ClusterAnswer? {
      guard let answer = next, answer.id == id else { return nil }
      try advance()
      return answer
    }

    private mutating func advance() throws(SignatureError) {
      next = reader.isAtEnd ? nil : try ClusterAnswer(from: &reader)
    }
  }
}
