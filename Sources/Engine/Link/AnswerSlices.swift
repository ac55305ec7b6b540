import Hashing
import Records
import StageKit
import Store

/// The answers of a resolution, sorted by port and key and cut into slices. A slice ends behind a key that hashes to a
/// boundary, so a changed answer changes one slice, and a chunk's answers lie together in few of them.
struct AnswerSlices {
  /// Mean number of answers in a slice.
  private static let mean: UInt64 = 1024

  /// An answer as slices hold it.
  struct Answer {
    let key: RecordKey
    let bytes: ArraySlice<UInt8>
  }

  private var slices: [String: [(first: RecordKey, slice: PartReference)]] = [:]

  /// The slices that `store` made, in their order: each is named by its port and the key of its first answer.
  init(_ slices: [PartReference]) {
    for slice in slices {
      let parts = slice.block.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false).map(
        String.init)
      guard parts.count == 3 else { continue }
      self.slices[parts[0], default: []].append((RecordKey(day: parts[1], id: parts[2]), slice))
    }
  }

  /// The slices that may hold answers of records from one key to another.
  func slices(of port: String, from first: RecordKey, to last: RecordKey) -> [PartReference] {
    guard let all = slices[port] else { return [] }
    let end = Self.partition(all) { last < $0.first }
    let start = Self.partition(all[..<end]) { first < $0.first }
    return all[max(0, start - 1)..<end].map(\.slice)
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
        slices.append(
          PartReference(
            block: "\(port) \(start.day) \(start.id)", digest: try objects.put(bytes), size: bytes.count))
        (bytes, first) = ([], nil)
      }
    }
    return slices
  }

  /// The answers of consecutive slices, in order.
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
    return answers
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

  /// The place of the first element, of a sorted list, for which a condition holds; its end if there is none.
  private static func partition<Elements: RandomAccessCollection<(first: RecordKey, slice: PartReference)>>(
    _ elements: Elements, _ holds: (Elements.Element) -> Bool
  ) -> Int where Elements.Index == Int {
    var (low, high) = (elements.startIndex, elements.endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(elements[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
