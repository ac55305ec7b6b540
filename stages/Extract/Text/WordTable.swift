/// Values by word hash. The hashes are mixed already, so that they are places in the table as they are: a standard
/// dictionary would hash each of them again, for safety against chosen keys, which costs more than all else here.
struct WordTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]
  private let mask: Int

  init(_ entries: [UInt64: Value]) {
    var size = 16
    while size < entries.count * 3 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: Self.none, count: size)
    values = [Value?](repeating: nil, count: size)
    for (key, value) in entries where key != Self.none {
      var slot = Self.start(key) & mask
      while keys[slot] != Self.none { slot = (slot + 1) & mask }
      keys[slot] = key
      values[slot] = value
    }
  }

  /// Stands for no word; signs have such keys.
  private static var none: UInt64 { 0 }

  @inline(__always)
  private static func start(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ key >> 29) }

  subscript(_ key: UInt64) -> Value? {
    var slot = Self.start(key) & mask
    while keys[slot] != Self.none {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

/// A closed list of words, by hash.
struct WordSet: Sendable {
  private var keys: [UInt64]
  private let mask: Int

  /// Words between spaces.
  init(_ words: String) {
    let hashes = Set(words.split(separator: " ").map { WordHash.of($0.utf8) })
    var size = 16
    while size < hashes.count * 3 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: 0, count: size)
    for key in hashes where key != 0 {
      var slot = Self.start(key) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = key
    }
  }

  @inline(__always)
  private static func start(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ key >> 29) }

  func contains(_ key: UInt64) -> Bool {
    var slot = Self.start(key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return true }
      slot = (slot + 1) & mask
    }
    return false
  }
}
