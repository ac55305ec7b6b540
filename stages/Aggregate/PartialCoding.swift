/// What is wrong with the bytes of a partial, and at which of them.
struct PartialError: Error, Hashable, CustomStringConvertible {
  let offset: Int

  var description: String { "a partial sum is damaged at byte \(offset)" }
}

/// The canonical bytes of a partial: for each group the length of its key and the key, then the sums, all numbers
/// as variable-length integers of seven bits a byte, signed ones folded (LEB128 and zigzag, as Protocol Buffers
/// have them).
extension Partial {
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for (key, sums) in groups {
      Self.write(key.bytes.count, to: &bytes)
      bytes += key.bytes
      for number in sums.numbers { Self.write(number << 1 ^ number >> 63, to: &bytes) }
    }
    return bytes
  }

  init(bytes: [UInt8]) throws(PartialError) {
    self.init()
    var offset = 0
    var last: GroupKey?
    while offset < bytes.count {
      let start = offset
      let length = try Self.read(bytes, &offset)
      guard length >= 2, length <= bytes.count - offset else { throw PartialError(offset: start) }
      let key = GroupKey(bytes: Array(bytes[offset..<offset + length]))
      offset += length
      if let last, last >= key { throw PartialError(offset: start) }
      last = key
      var numbers: [Int] = []
      for _ in 0..<Sums.numberCount {
        let folded = try Self.read(bytes, &offset)
        numbers.append(Int(bitPattern: UInt(bitPattern: folded) >> 1) ^ -(folded & 1))
      }
      append(key, Sums(numbers: numbers))
    }
  }

  private static func write(_ number: Int, to bytes: inout [UInt8]) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func read(_ bytes: [UInt8], _ offset: inout Int) throws(PartialError) -> Int {
    var number: UInt = 0
    var shift = 0
    while offset < bytes.count, shift < 64 {
      let byte = bytes[offset]
      offset += 1
      number |= UInt(byte & 0x7F) << UInt(shift)
      if byte < 0x80 { return Int(bitPattern: number) }
      shift += 7
    }
    throw PartialError(offset: offset)
  }
}

extension Sums {
  static let numberCount = 12

  /// All numbers, in the order in which they are kept.
  var numbers: [Int] {
    [
      statements, statementsOnce, clusters, articles, quads[0], quads[1], quads[2], quads[3], scored,
      goldsteinTenths, firstDay, lastDay,
    ]
  }

  init(numbers: [Int]) {
    (statements, statementsOnce, clusters, articles) = (numbers[0], numbers[1], numbers[2], numbers[3])
    quads = SIMD4(numbers[4], numbers[5], numbers[6], numbers[7])
    (scored, goldsteinTenths, firstDay, lastDay) = (numbers[8], numbers[9], numbers[10], numbers[11])
  }
}
