/// Sorts numbers that are spread evenly over their range, as hashes are, in linear time: each goes to the bucket
/// of its leading bits, then an insertion sort mends the few that share one. Right, though slower, for others.
enum UniformOrder {
  static func sort(_ values: inout [UInt32]) {
    let isSorted = values.withUnsafeMutableBufferPointer { values in
      if values.count > 24, !scatter(values) { return false }
      insertionSort(values)
      return true
    }
    if !isSorted { values.sort() }
  }

  /// Puts values into the order of their leading bits; false, and nothing is done, if too many share some.
  private static func scatter(_ values: UnsafeMutableBufferPointer<UInt32>) -> Bool {
    let shift = UInt32(32 - bits(for: values.count))
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: 1 << (32 - Int(shift))) { ends in
      ends.initialize(repeating: 0)
      for value in values { ends[Int(value >> shift)] &+= 1 }
      var total: Int32 = 0
      var most: Int32 = 0
      for bucket in ends.indices {
        let count = ends[bucket]
        ends[bucket] = total
        total &+= count
        most = max(most, count)
      }
      guard most < 64 else { return false }
      return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: values.count) { sorted in
        for value in values {
          let bucket = Int(value >> shift)
          sorted[Int(ends[bucket])] = value
          ends[bucket] &+= 1
        }
        _ = values.update(fromContentsOf: sorted)
        return true
      }
    }
  }

  /// The order of keys that are hashes: indices such that the keys they point to ascend, equal keys by index.
  static func indices(sorting keys: [UInt64]) -> [Int32] {
    let shift = UInt64(64 - bits(for: keys.count))
    var ends = [Int32](repeating: 0, count: 1 << (64 - Int(shift)))
    return keys.withUnsafeBufferPointer { keys in
      ends.withUnsafeMutableBufferPointer { ends in
        for key in keys { ends[Int(key >> shift)] += 1 }
        var total: Int32 = 0
        for bucket in ends.indices {
          let count = ends[bucket]
          ends[bucket] = total
          total += count
        }
        var order = [Int32](unsafeUninitializedCapacity: keys.count) { order, count in
          for index in keys.indices {
            let bucket = Int(keys[index] >> shift)
            order[Int(ends[bucket])] = Int32(index)
            ends[bucket] += 1
          }
          count = keys.count
        }
        order.withUnsafeMutableBufferPointer { mend($0, keys, ends) }
        return order
      }
    }
  }

  /// Sorts what is in each bucket, of which `ends` are known.
  private static func mend(
    _ order: UnsafeMutableBufferPointer<Int32>, _ keys: UnsafeBufferPointer<UInt64>,
    _ ends: UnsafeMutableBufferPointer<Int32>
  ) {
    func precedes(_ a: Int32, _ b: Int32) -> Bool {
      let (x, y) = (keys[Int(a)], keys[Int(b)])
      return x == y ? a < b : x < y
    }
    var start = 0
    for end in ends.lazy.map(Int.init) {
      defer { start = end }
      guard end - start > 1 else { continue }
      guard end - start <= 24 else {
        order[start..<end].sort(by: precedes)
        continue
      }
      for index in start + 1..<end {
        let element = order[index]
        var place = index
        while place > start, precedes(element, order[place - 1]) {
          order[place] = order[place - 1]
          place -= 1
        }
        order[place] = element
      }
    }
  }

  private static func bits(for count: Int) -> Int {
    min(20, max(1, Int.bitWidth - count.leadingZeroBitCount))
  }

  private static func insertionSort(_ values: UnsafeMutableBufferPointer<UInt32>) {
    for index in stride(from: 1, to: values.count, by: 1) {
      let value = values[index]
      var place = index
      while place > 0, values[place - 1] > value {
        values[place] = values[place - 1]
        place -= 1
      }
      values[place] = value
    }
  }
}
