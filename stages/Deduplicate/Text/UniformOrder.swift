/// Sorts numbers that are spread evenly over their range, as hashes are, in linear time: each goes to the bucket
/// of its leading bits, then an insertion sort mends the few that share one. Right, though slower, for others.
enum UniformOrder {
  static func sort(_ values: inout [UInt32]) {
    guard values.count > 24 else { return insertionSort(&values) }
    let shift = UInt32(32 - bits(for: values.count))
    var ends = [Int](repeating: 0, count: 1 << (32 - Int(shift)))
    for value in values { ends[Int(value >> shift)] += 1 }
    guard ends.allSatisfy({ $0 < 64 }) else { return values.sort() }
    starts(&ends)
    let unsorted = values
    unsorted.withUnsafeBufferPointer { unsorted in
      for value in unsorted {
        let bucket = Int(value >> shift)
        values[ends[bucket]] = value
        ends[bucket] += 1
      }
    }
    insertionSort(&values)
  }

  /// The order of keys that are hashes: indices such that the keys they point to ascend, equal keys by index.
  static func indices(sorting keys: [UInt64]) -> [Int32] {
    let shift = UInt64(64 - bits(for: keys.count))
    var ends = [Int](repeating: 0, count: 1 << (64 - Int(shift)))
    for key in keys { ends[Int(key >> shift)] += 1 }
    starts(&ends)
    let first = ends
    var order = [Int32](repeating: 0, count: keys.count)
    for index in keys.indices {
      let bucket = Int(keys[index] >> shift)
      order[ends[bucket]] = Int32(index)
      ends[bucket] += 1
    }
    for bucket in first.indices where ends[bucket] - first[bucket] > 1 {
      order[first[bucket]..<ends[bucket]].sort { a, b in
        keys[Int(a)] == keys[Int(b)] ? a < b : keys[Int(a)] < keys[Int(b)]
      }
    }
    return order
  }

  private static func bits(for count: Int) -> Int {
    min(20, max(1, Int.bitWidth - count.leadingZeroBitCount))
  }

  private static func starts(_ counts: inout [Int]) {
    var total = 0
    for index in counts.indices {
      let count = counts[index]
      counts[index] = total
      total += count
    }
  }

  private static func insertionSort(_ values: inout [UInt32]) {
    values.withUnsafeMutableBufferPointer { values in
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
}
