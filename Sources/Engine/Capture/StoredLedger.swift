import Hashing
import Records
import Store

/// A capture's ledger as the store keeps it: a line that lists the objects which the rest refers to, for whoever asks
/// what may be collected, then the stage's own bytes.
struct StoredLedger {
  let pieces: [Digest]
  let bytes: [UInt8]

  init(pieces: [Digest], bytes: [UInt8]) {
    self.pieces = pieces
    self.bytes = bytes
  }

  var encoded: [UInt8] {
    var writer = JSONWriter()
    Set(pieces).sorted().map(\.hex).write(to: &writer)
    writer.endLine()
    return writer.take() + bytes
  }

  /// Takes the two apart. Pieces are read only where they are asked for.
  static func bytes(of encoded: [UInt8]) -> [UInt8] {
    encoded.firstIndex(of: 0x0A).map { Array(encoded[($0 + 1)...]) } ?? []
  }

  /// The objects that a ledger refers to; none if it is damaged.
  static func pieces(of encoded: [UInt8]) -> [Digest] {
    guard let end = encoded.firstIndex(of: 0x0A) else { return [] }
    var reader = JSONReader(encoded, in: 0..<end)
    return ((try? [String].read(from: &reader)) ?? []).compactMap { Digest(hex: $0) }
  }
}
