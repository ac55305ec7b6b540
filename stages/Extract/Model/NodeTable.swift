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
      let bias = bias
      func lane(_ half: UInt64, _ place: UInt64) -> Int16 {
        Int16(truncatingIfNeeded: Int(half >> place & 0xFFFF) &- bias)
      }
      return SIMD8(
        0, lane(even, 0), lane(odd, 0), lane(even, 16), lane(odd, 16), lane(even, 32), lane(odd, 32),
        LabelDecoder.impossible)
    }
  }

  /// The lane behind the labels' six.
  static let extraLane = 6

  func sum(_ ids: UnsafePointer<UInt32>, _ count: Int) -> Sum {
    var even: UInt64 = 0
    var odd: UInt64 = 0
    var index = 0
    while index < count {
      let id = ids[index]
      index &+= 1
      let slot = Int(truncatingIfNeeded: id &>> shift)
      let mark = UInt64(truncatingIfNeeded: id & 0xFF)
      let own = rows[slot]
      let other = rows[slot ^ 1]
      let isOwn = Self.ones(ifZero: own >> 56 ^ mark)
      let isOther = Self.ones(ifZero: other >> 56 ^ mark)
      let row = own & isOwn | other & isOther
      even &+= row & 0x00FF_00FF_00FF_00FF
      odd &+= row >> 8 & 0x0000_00FF_00FF_00FF | (isOwn | isOther) & 1 << 48
    }
    return Sum(even: even, odd: odd)
  }

  /// A mask rather than a branch: which row is the feature's cannot be foretold, and loads that wait for one another are
  /// what costs most.
  @inline(__always)
  private static func ones(ifZero value: UInt64) -> UInt64 {
    UInt64(bitPattern: Int64(bitPattern: value &- 1) >> 63)
  }
}
