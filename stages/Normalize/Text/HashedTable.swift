/// Values by the hash of a word: open addressing, without hashing the hash once more. Whoever chooses the words
/// can make them collide, so a table of words from a page must stay small.
struct HashedTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]
  private(set) var count = 0

  init(minimumCapacity: Int = 16) {
    var capacity = 16
    while capacity < minimumCapacity * 2 { capacity *= 2 }
    keys = [UInt64](repeating: 0, count: capacity)
    values = [Value?](repeating: nil, count: capacity)
  }

  subscript(key: UInt64) -> Value? {
    get {
      var slot = Int(truncatingIfNeeded: key ^ key >> 29) & (keys.count - 1)
      while values[slot] != nil {
        if keys[slot] == key { return values[slot] }
        slot = (slot + 1) & (keys.count - 1)
      }
      return nil
    }
    set {
      guard let newValue else { return }
      if count * 2 >= keys.count { grow() }
      var slot = Int(truncatingIfNeeded: key ^ key >> 29) & (keys.count - 1)
      while values[slot] != nil, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
      if values[slot] == nil { count += 1 }
      keys[slot] = key
      values[slot] = newValue
    }
  }

  private mutating func grow() {
    var larger = HashedTable(minimumCapacity: keys.count)
    for (slot, value) in values.enumerated() {
      if let value { larger[keys[slot]] = value }
    }
    self = larger
  }
}
