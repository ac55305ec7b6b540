import Hashing
import Records
import StageKit
import Store

/// Finds the lines of kept records in the previous snapshot, one chunk in memory at a time.
final class SnapshotReader {
  private let workspace: Workspace
  private let dataset: Dataset
  private var loaded: (index: Int, lines: ChunkLines, places: [Digest: Range<Int>])?

  init(workspace: Workspace, dataset: Dataset) {
    self.workspace = workspace
    self.dataset = dataset
  }

  /// The line of a record; throws `missing` if the previous snapshot does not have it.
  func line(of record: CapturedRecord) throws(StoreError) -> [UInt8] {
    guard let index = index(of: record.key) else { throw .missing(record.digest) }
    if loaded?.index != index { try load(index) }
    guard let loaded, let range = loaded.places[record.digest] else { throw .missing(record.digest) }
    return Array(loaded.lines.bytes[range])
  }

  private func load(_ index: Int) throws(StoreError) {
    let lines = try workspace.lines(of: dataset.chunks[index])
    var places: [Digest: Range<Int>] = [:]
    lines.forEachLine { range in
      places[lines.bytes[range].withUnsafeBytes { Digest.of($0) }] = range
    }
    loaded = (index, lines, places)
  }

  private func index(of key: RecordKey) -> Int? {
    var low = 0
    var high = dataset.chunks.count
    while low < high {
      let middle = (low + high) / 2
      if dataset.chunks[middle].last < key { low = middle + 1 } else { high = middle }
    }
    return low < dataset.chunks.count && dataset.chunks[low].first <= key ? low : nil
  }
}
