import CModel

/// Collects the ids of one token's features.
///
/// An id is a 32-bit hash of the template's number and its value. No text is kept anywhere: two features whose ids
/// meet share their weights, which costs nothing that can be measured.
package struct FeatureBuffer {
  /// More than any template set gives for one token.
  static let capacity = 128

  let ids: UnsafeMutablePointer<UInt32>
  var count = 0
  private let table: NodeTable?

  init(_ ids: UnsafeMutablePointer<UInt32>) {
    self.ids = ids
    table = nil
  }

  /// Of features whose rows are summed soon: they are asked for as the ids become known, so that memory is waited for but
  /// once.
  init(_ ids: UnsafeMutablePointer<UInt32>, of table: NodeTable) {
    self.ids = ids
    self.table = table
  }

  @inline(__always)
  mutating func add(_ template: UInt64, _ value: UInt64) {
    put(UInt32(truncatingIfNeeded: Self.mixed(template, value) >> 32))
  }

  /// A feature of few values: their rows lie together at the start of the table, where they stay in the cache.
  @inline(__always)
  mutating func addSmall(_ template: UInt64, _ value: UInt64) {
    put(UInt32(truncatingIfNeeded: Self.mixed(template, value) >> (32 + Self.smallBits)))
  }

  @inline(__always)
  private mutating func put(_ id: UInt32) {
    ids[count] = id
    count &+= 1
    if let table { demarche_prefetch(table.rows + Int(truncatingIfNeeded: id &>> table.shift)) }
  }

  @inline(__always)
  private static func mixed(_ template: UInt64, _ value: UInt64) -> UInt64 {
    (value ^ (template &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
  }

  /// Of the table's rows, one in two to this power is for features of few values.
  private static let smallBits: UInt64 = 3

  /// The ids as they stand.
  var values: [UInt32] { Array(UnsafeBufferPointer(start: ids, count: count)) }

  /// A word's hash together with a small number.
  @inline(__always)
  static func join(_ word: UInt64, _ number: Int) -> UInt64 {
    word &+ UInt64(truncatingIfNeeded: number &+ 1) &* 0xC2B2_AE3D_27D4_EB4F
  }

  /// Two words' hashes in order.
  @inline(__always)
  static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 { (first &* 0x1656_67B1_9E37_79F9) ^ second }
}

/// The distance buckets of all templates: 0 1 2 3 4-6 7-12 13-25 26 and more.
@inline(__always)
func distanceBucket(_ distance: Int) -> Int {
  if distance <= 3 { return max(0, distance) }
  return distance <= 6 ? 4 : distance <= 12 ? 5 : distance <= 25 ? 6 : 7
}
