import Hashing
import Records
import StageKit
import Store

/// What steps read and write: all that a worker needs of the store.
extension ObjectStore {
  /// Stores the lines that a step put on its ports.
  func store(_ output: StageOutput, ports: [String]) throws -> ActionResult {
    var chunks: [PortChunk] = []
    for port in ports {
      let lines = output.lines(of: port)
      if let chunk = try store(lines.bytes, keys: lines.keys) {
        chunks.append(PortChunk(port: port, chunk: chunk))
      }
    }
    var rejected: [UInt8] = []
    for reject in output.rejects { rejected += reject.canonicalLine + [0x0A] }
    if let chunk = try store(rejected, keys: output.rejects.map(\.key)) {
      chunks.append(PortChunk(port: rejectsPort, chunk: chunk))
    }
    return ActionResult(chunks: chunks)
  }

  /// Stores a chunk; nil if it holds no record.
  func store(_ bytes: [UInt8], keys: [RecordKey]) throws(StoreError) -> ChunkReference? {
    guard let first = keys.first, let last = keys.last else { return nil }
    let digest = try put(bytes)
    return ChunkReference(digest: digest, count: keys.count, size: bytes.count, first: first, last: last)
  }

  /// The lines of a chunk.
  func lines(_ digest: Digest) throws(StoreError) -> ChunkLines { ChunkLines(try get(digest)) }
}
