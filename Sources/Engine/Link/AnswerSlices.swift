import Records
import StageKit

/// Gives each chunk the answers of its records. A dataset is sorted, so a chunk's answers lie together.
enum AnswerSlices {
  /// The bytes of the answers for each chunk, in the order of the chunks, each in the order of its records' keys.
  static func cut(_ answers: [LinkAnswer], chunks: [(port: String, chunk: ChunkReference)]) -> [[UInt8]] {
    let byPort = Dictionary(grouping: answers, by: \.port).mapValues { $0.sorted { $0.key < $1.key } }
    var next: [String: Int] = [:]
    return chunks.map { port, chunk in
      guard let sorted = byPort[port] else { return [] }
      var index = next[port, default: 0]
      var bytes: [UInt8] = []
      while index < sorted.count, sorted[index].key <= chunk.last {
        bytes += sorted[index].bytes
        index += 1
      }
      next[port] = index
      return bytes
    }
  }
}
