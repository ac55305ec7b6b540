/// Sets of hashed word shingles, the texts' exact likeness for this stage.
///
/// A shingle's hash is a polynomial over its words' 64-bit hashes, finished by SplitMix64's mixer (Steele, Lea,
/// Flood 2014, variant 13 of Stafford) and cut to its upper 32 bits: two texts of 200 shingles share one by
/// accident about once in 100,000 comparisons, which no threshold notices, and a million articles fit in memory.
enum Shingles {
  /// Odd multiplier of the polynomial: the golden ratio in 64 bits.
  private static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The sorted set of hashes of all runs of `width` words; of the whole text if it has fewer words.
  static func set(of words: [UInt64], width: Int) -> [UInt32] {
    set(list(of: words, width: width))
  }

  /// The sorted set of some hashes.
  static func set(_ hashes: [UInt32]) -> [UInt32] {
    var hashes = hashes
    makeSet(&hashes)
    return hashes
  }

  /// Sorts hashes and drops repeated ones.
  static func makeSet(_ hashes: inout [UInt32]) {
    UniformOrder.sort(&hashes)
    var kept = 0
    hashes.withUnsafeMutableBufferPointer { hashes in
      for index in hashes.indices {
        let isLast = index + 1 == hashes.count || hashes[index] != hashes[index + 1]
        hashes[kept] = hashes[index]
        kept &+= isLast ? 1 : 0
      }
    }
    hashes.removeLast(hashes.count - kept)
  }

  /// The hashes of all runs of `width` words, in reading order.
  static func list(of words: [UInt64], width: Int) -> [UInt32] {
    var result: [UInt32] = []
    list(of: words, width: width, into: &result)
    return result
  }

  /// The same, into an array that is used again and again.
  static func list(of words: [UInt64], width: Int, into result: inout [UInt32]) {
    result.removeAll(keepingCapacity: true)
    guard !words.isEmpty else { return }
    let width = min(width, words.count)
    var power: UInt64 = 1
    for _ in 0..<width { power = power &* multiplier }
    var rolling: UInt64 = 0
    let count = words.count - width + 1
    result += repeatElement(0, count: count)
    words.withUnsafeBufferPointer { words in
      result.withUnsafeMutableBufferPointer { result in
        for index in 0..<width { rolling = rolling &* multiplier &+ words[index] }
        result[0] = UInt32(truncatingIfNeeded: mix(rolling) >> 32)
        for index in 1..<max(1, count) {
          let last = index + width - 1
          // What leaves is taken off beside the chain of what comes.
          rolling = rolling &* multiplier &+ (words[last] &- power &* words[index - 1])
          result[index] = UInt32(truncatingIfNeeded: mix(rolling) >> 32)
        }
      }
    }
  }

  /// One number for a set of hashes.
  static func setDigest(_ hashes: [UInt32]) -> UInt64 {
    hashes.reduce(UInt64(hashes.count)) { $0 &+ mix(UInt64($1) &* multiplier &+ 1) }
  }

  /// SplitMix64's finishing mixer.
  static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// One number for a sequence of numbers.
  static func digest(_ values: some Sequence<UInt64>) -> UInt64 {
    values.reduce(0) { mix($0 &* multiplier &+ $1 &+ 1) }
  }

  /// One number for a text, byte for byte.
  static func digest(_ text: String) -> UInt64 { digest(text.utf8.lazy.map(UInt64.init)) }

  /// How many elements two sorted sets share.
  static func shared(_ a: some RandomAccessCollection<UInt32>, _ b: some RandomAccessCollection<UInt32>)
    -> Int
  {
    a.withContiguousStorageIfAvailable { a in
      b.withContiguousStorageIfAvailable { b in shared(a, b) } ?? 0
    } ?? 0
  }

  private static func shared(_ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count, j < b.count {
      let (x, y) = (a[i], b[j])
      // Written without branches on the data, which no predictor could guess.
      count &+= x == y ? 1 : 0
      i &+= x <= y ? 1 : 0
      j &+= y <= x ? 1 : 0
    }
    return count
  }
}
