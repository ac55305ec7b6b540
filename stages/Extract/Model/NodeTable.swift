/// Weights of hashed features, 8 bytes a row: seven of one byte each, and a byte of the feature's id that tells it from
/// others of the same slot. A feature stands in its slot or in that slot's neighbour, which shares the cache line; the
/// two never have the same mark.
///
/// Weights are stored with 128 added, so that eight bytes can be summed as two words of four 16-bit lanes.
struct NodeTable {
  /// A row without any weight.
  static let neutral: UInt64 = 0x0080_8080_8080_8080
  /// The sum of up to this many rows does not overflow its lanes.
  static let maximumRows = 256

  let rows: UnsafePointer<UInt64>
  /// 32 less the number of slot bits.
  let shift: UInt32

  /// The sums of a token's rows, lane by lane; the last lane counts them.
  struct Sum {
    var even: UInt64 = 0
    var odd: UInt64 = 0

    @inline(__always)
    static func + (a: Sum, b: Sum) -> Sum { Sum(even: a.even &+ b.even, odd: a.odd &+ b.odd) }

    @inline(__always)
    private var bias: Int { Int(odd >> 48) &* 128 }

    /// The sum of lane 0 to 6.
    @inline(__always)
    func lane(_ number: Int) -> Int {
      let half = number & 1 == 0 ? even : odd
      return Int(half >> UInt64(number / 2 * 16) & 0xFFFF) - bias
    }

    /// Scores of the labels: 0 for outside, the first six lanes for the others.
    @inline(__always)
    var labels: SIMD8<Int16> {
      let evens = unsafeBitCast(even, to: SIMD4<Int16>.self)
      let odds = unsafeBitCast(odd << 16, to: SIMD4<Int16>.self)
      var result = SIMD8<Int16>()
      result.evenHalf = odds
      result.oddHalf = evens
      result = result &- SIMD8(repeating: Int16(truncatingIfNeeded: bias))
      result[0] = 0
      result[7] = LabelDecoder.impossible
      return result
    }
  }

  /// The lane behind the labels' six.
  static let extraLane = 6

  /// Slot and neighbour are read as one, and what is not the feature's is masked rather than left out by a branch: which
  /// row it is cannot be foretold, and loads that wait for one another are what costs most.
  func sum(_ ids: UnsafePointer<UInt32>, _ count: Int) -> Sum {
    let pairs = UnsafeRawPointer(rows)
    var evens = SIMD8<UInt16>()
    var odds = SIMD8<UInt16>()
    var found = SIMD2<UInt64>()
    var index = 0
    while index < count {
      let id = ids[index]
      index &+= 1
      let slot = Int(truncatingIfNeeded: id &>> shift) & ~1
      let pair = pairs.load(fromByteOffset: slot &* 8, as: SIMD2<UInt64>.self)
      let isRow = Self.ones(
        ifZero: (pair &>> SIMD2(repeating: 56)) ^ SIMD2(repeating: UInt64(truncatingIfNeeded: id & 0xFF)))
      let row = unsafeBitCast(pair & isRow, to: SIMD8<UInt16>.self)
      evens = evens &+ (row & SIMD8(repeating: 0xFF))
      odds = odds &+ (row &>> SIMD8(repeating: 8))
      found = found &- isRow
    }
    let even = unsafeBitCast(evens, to: SIMD2<UInt64>.self)
    let odd = unsafeBitCast(odds, to: SIMD2<UInt64>.self)
    return Sum(
      even: even[0] &+ even[1], odd: (odd[0] &+ odd[1]) & (1 << 48 - 1) | (found[0] &+ found[1]) << 48)
  }

  /// A mask for numbers of less than 32 bits.
  @inline(__always)
  private static func ones(ifZero values: SIMD2<UInt64>) -> SIMD2<UInt64> {
    let less = unsafeBitCast(values &- SIMD2(repeating: 1), to: SIMD4<Int32>.self)
    return unsafeBitCast(less .< SIMD4<Int32>(), to: SIMD2<UInt64>.self)
  }
}
