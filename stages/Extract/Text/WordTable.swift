/// Numbers of word hashes. The hashes are mixed already, so that they are places in the table as they are: a standard
/// dictionary would hash each of them again, for safety against chosen keys, which costs more than all else here.
private struct WordSlots: Sendable {
  private var keys: [UInt64]
  private let mask: Int

  var count: Int { keys.count }

  init(_ hashes: some Collection<UInt64>) {
    var size = 16
    while size < hashes.count * 3 { size *= 2 }
    mask = size - 1
    keys = [UInt64](repeating: Self.none, count: size)
    for key in hashes where key != Self.none {
      var slot = start(key)
      while keys[slot] != Self.none, keys[slot] != key { slot = (slot + 1) & mask }
      keys[slot] = key
    }
  }

  /// Stands for no word; signs have such keys.
  private static var none: UInt64 { 0 }

  @inline(__always)
  private func start(_ key: UInt64) -> Int { Int(truncatingIfNeeded: key ^ key >> 29) & mask }

  /// Where a key is; nil if it is nowhere.
  @inline(__always)
  func slot(of key: UInt64) -> Int? {
    var slot = start(key)
    while keys[slot] != Self.none {
      if keys[slot] == key { return slot }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

/// Values by word hash.
struct WordTable<Value: Sendable>: Sendable {
  private let slots: WordSlots
  private var values: [Value?]

  init(_ entries: [UInt64: Value]) {
    slots = WordSlots(entries.keys)
    values = [Value?](repeating: nil, count: slots.count)
    for (key, value) in entries { slots.slot(of: key).map { values[$0] = value } }
  }

  subscript(_ key: UInt64) -> Value? { slots.slot(of: key).flatMap { values[$0] } }
}

/// A closed list of words, by hash.
struct WordSet: Sendable {
  private let slots: WordSlots

  /// Words between spaces.
  init(_ words: String) { slots = WordSlots(words.split(separator: " ").map { WordHash.of($0.utf8) }) }

  func contains(_ key: UInt64) -> Bool { slots.slot(of: key) != nil }
}
