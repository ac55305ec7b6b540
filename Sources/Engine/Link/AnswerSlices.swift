import Hashing
import Records
import StageKit
import Store

/// Answers by where they come from, the settled links of a block or a resolution: each list sorted by port and key
/// and cut into slices. A slice ends behind a key that hashes to a boundary, so a changed answer changes one slice, and
/// a chunk's answers lie together in few of them.
struct AnswerSlices {
  /// Mean number of answers in a slice.
  private static let mean: UInt64 = 1024
  /// Parts the members of a slice's name.
  private static let separator: Character = "\t"

  /// An answer as slices hold it.
  struct Answer {
    let key: RecordKey
    let bytes: ArraySlice<UInt8>
  }

  private struct Slice {
    let first: RecordKey
    let last: RecordKey
    let part: PartReference
  }

  /// By port; each list in the order of its keys.
  private var lists: [String: [[Slice]]] = [:]

  /// Lists of slices that `store` made, each in its order: a slice is named by its port, its first and its last key.
  init(_ lists: [[PartReference]]) {
    for list in lists {
      var ports: [String: [Slice]] = [:]
      for part in list {
        let names = part.block.split(separator: Self.separator, omittingEmptySubsequences: false).map(
          String.init)
        guard names.count == 5 else { continue }
        ports[names[0], default: []].append(
          Slice(
            first: RecordKey(day: names[1], id: names[2]), last: RecordKey(day: names[3], id: names[4]),
            part: part))
      }
      for (port, slices) in ports { self.lists[port, default: []].append(slices) }
    }
  }

  /// The slices that may hold answers of records from one key to another.
  func slices(of port: String, from first: RecordKey, to last: RecordKey) -> [PartReference] {
    (lists[port] ?? []).flatMap { list -> [PartReference] in
      guard let start = list.first, let end = list.last, start.first <= last, first <= end.last else {
        return []
      }
      return list.filter { $0.first <= last && first <= $0.last }.map(\.part)
    }
  }

  /// Stores answers, in any order.
  static func store(_ answers: [LinkAnswer], in objects: ObjectStore) throws(StoreError) -> [PartReference] {
    var slices: [PartReference] = []
    for (port, answers) in Dictionary(grouping: answers, by: \.port).sorted(by: { $0.key < $1.key }) {
      let sorted = answers.sorted { $0.key < $1.key }
      var bytes: [UInt8] = []
      var first: RecordKey?
      for (index, answer) in sorted.enumerated() {
        if first == nil { first = answer.key }
        append(answer, to: &bytes)
        let isLast = index + 1 == sorted.count
        guard let start = first, isLast || answer.key != sorted[index + 1].key && ends(behind: answer.key)
        else { continue }
        let name = [port, start.day, start.id, answer.key.day, answer.key.id]
          .joined(separator: String(separator))
        slices.append(PartReference(block: name, digest: try objects.put(bytes), size: bytes.count))
        (bytes, first) = ([], nil)
      }
    }
    return slices
  }

  /// The answers of some slices in the order of their keys.
  static func answers(of slices: [PartReference], in workspace: Workspace) throws(StoreError) -> [Answer] {
    var answers: [Answer] = []
    for slice in slices {
      let bytes = try workspace.objects.get(slice.digest)
      var place = 0
      func take(_ count: Int) throws(StoreError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - place else { throw .corrupt(slice.digest) }
        defer { place += count }
        return bytes[place..<place + count]
      }
      while place < bytes.count {
        var lengths: [Int] = []
        for _ in 0..<3 { lengths.append(try take(4).reduce(0) { $0 << 8 | Int($1) }) }
        let day = String(decoding: try take(lengths[0]), as: UTF8.self)
        let id = String(decoding: try take(lengths[1]), as: UTF8.self)
        answers.append(Answer(key: RecordKey(day: day, id: id), bytes: try take(lengths[2])))
      }
    }
    return slices.count > 1 ? answers.sorted { $0.key < $1.key } : answers
  }

  private static func ends(behind key: RecordKey) -> Bool {
    Digest.of("answer/1 \(key.day) \(key.id)").prefix % mean == 0
  }

  /// Lengths of day, identifier and answer, four bytes each; then these.
  private static func append(_ answer: LinkAnswer, to bytes: inout [UInt8]) {
    for length in [answer.key.day.utf8.count, answer.key.id.utf8.count, answer.bytes.count] {
      for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
    }
    bytes += answer.key.day.utf8
    bytes += answer.key.id.utf8
    bytes += answer.bytes
  }
}
