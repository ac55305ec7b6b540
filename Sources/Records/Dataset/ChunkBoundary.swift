import Hashing

/// Where chunks end: after a day, and after a record whose identifier hashes to a boundary. So the chunks of a
/// dataset depend on the set of its records and never on the order or history in which they came, and a new
/// record touches one chunk.
///
/// The chance of a boundary is 1 in 512 for small records and grows with the record's size, so that a chunk
/// holds about 512 records or 4 MiB, whichever is less.
package enum ChunkBoundary {
  /// Mean number of small records in a chunk.
  package static let meanRecords = 512
  /// Mean size in bytes of a chunk of large records.
  package static let meanBytes = 4 << 20

  /// Whether a chunk ends after this record, the next one being of `nextDay` (nil if there is none).
  package static func ends(after key: RecordKey, size: Int, nextDay: String?) -> Bool {
    nextDay != key.day || ends(after: key, size: size)
  }

  /// Whether a chunk ends after this record whatever comes next.
  package static func ends(after key: RecordKey, size: Int) -> Bool {
    let chance = max(
      UInt64.max / UInt64(meanRecords), UInt64.max / UInt64(meanBytes) * UInt64(min(size, meanBytes)))
    return Digest.of("boundary/1 " + key.id).prefix < chance
  }
}
