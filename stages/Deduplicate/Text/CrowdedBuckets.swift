/// Elements with a common key, as candidates for a pairwise comparison whose cost stays bounded however many
/// there are.
struct CrowdedBuckets {
  /// Up to this many elements all pairs are compared.
  static let fullComparison = 48
  /// In a larger bucket each element is compared with this many representatives at most.
  static let representatives = 24

  /// The elements, ascending.
  let elements: ArraySlice<Int32>

  /// Calls `body` with the bucket of each key that more than one element has; keys, which are hashes, in ascending
  /// order.
  static func forEach(_ keys: [UInt64], _ body: (CrowdedBuckets) -> Void) {
    let order = shared(keys)
    var start = 0
    while start + 1 < order.count {
      let key = keys[Int(order[start])]
      var end = start + 1
      while end < order.count, keys[Int(order[end])] == key { end += 1 }
      if end - start > 1 { body(CrowdedBuckets(elements: order[start..<end])) }
      start = end
    }
  }

  /// The order of the keys that more than one element may have: of those that only one has, few are among them.
  private static func shared(_ keys: [UInt64]) -> [Int32] {
    guard keys.count > 256 else { return UniformOrder.indices(sorting: keys) }
    // Eight bits a key, so that one in eight of the lone ones meets another by accident.
    let bits = min(24, UInt64(Int.bitWidth - keys.count.leadingZeroBitCount) + 3)
    // The order goes by the leading bits, so others are used here.
    let mask: UInt64 = (1 << bits) &- 1
    let words = 1 << Int(bits - 6)
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2 * words) { marks in
      marks.initialize(repeating: 0)
      for key in keys {
        let place = key & mask
        let (word, bit): (Int, UInt64) = (Int(place >> 6), 1 << (place & 63))
        marks[words + word] |= marks[word] & bit
        marks[word] |= bit
      }
      var elements: [Int32] = []
      var chosen: [UInt64] = []
      elements.reserveCapacity(keys.count / 2)
      chosen.reserveCapacity(keys.count / 2)
      for (index, key) in keys.enumerated() {
        let place = key & mask
        if marks[words + Int(place >> 6)] >> (place & 63) & 1 == 1 {
          elements.append(Int32(index))
          chosen.append(key)
        }
      }
      return UniformOrder.indices(sorting: chosen).map { elements[Int($0)] }
    }
  }

  /// Calls `body` with pairs of elements, the earlier first; it says whether the two belong together.
  ///
  /// In a small bucket these are all pairs. In a large one an element is compared with the latest elements that
  /// belonged to none before them: the same article a thousand times costs a thousand comparisons, and a thousand
  /// that only begin alike cost 24 each. Which pairs are compared depends on the elements alone.
  func forEachPair(_ body: (Int32, Int32) -> Bool) {
    if elements.count <= Self.fullComparison {
      for place in elements.indices {
        for other in elements[(place + 1)...] { _ = body(elements[place], other) }
      }
      return
    }
    var representatives: [Int32] = []
    for element in elements {
      if representatives.reversed().contains(where: { body($0, element) }) { continue }
      representatives.append(element)
      if representatives.count > Self.representatives { representatives.removeFirst() }
    }
  }
}
