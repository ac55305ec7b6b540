/// How often a word is part of a cue or of a source, counted on training data, by the word's hash.
package struct CueStatistics {
  /// Slots of the table, a power of two.
  static let slots = 1 << 13

  /// What is known of one word: its hash's upper half, then P(cue|word) in steps of 1/255, then 1 for source words.
  package struct Entry {
    var key: UInt32
    var probability: UInt8
    var isSource: UInt8
    var filler: UInt16 = 0

    package init(key: UInt32, probability: UInt8, isSource: Bool) {
      self.key = key
      self.probability = probability
      self.isSource = isSource ? 1 : 0
    }
  }

  let table: UnsafePointer<Entry>

  @inline(__always)
  func entry(_ word: UInt64) -> Entry {
    let key = Self.key(word)
    var slot = Int(key) & (Self.slots - 1)
    while true {
      let entry = table[slot]
      if entry.key == key || entry.key == 0 { return entry }
      slot = (slot + 1) & (Self.slots - 1)
    }
  }

  /// Nonzero part of a word's hash by which it is found.
  @inline(__always)
  static func key(_ word: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: word >> 29) | 1 }

  /// The table's bytes; entries beyond three quarters of the slots are left out, the last ones first.
  package static func bytes(_ entries: [(word: UInt64, probability: Double, isSource: Bool)]) -> [Entry] {
    var table = [Entry](repeating: Entry(key: 0, probability: 0, isSource: false), count: slots)
    for entry in entries.prefix(slots * 3 / 4) {
      let key = key(entry.word)
      var slot = Int(key) & (slots - 1)
      while table[slot].key != 0, table[slot].key != key { slot = (slot + 1) & (slots - 1) }
      table[slot] = Entry(
        key: key, probability: UInt8((entry.probability * 255).rounded()), isSource: entry.isSource)
    }
    return table
  }

  /// The bucket of a probability: 0 below .08, then up to .25, .45, .7 and above.
  @inline(__always)
  static func bucket(_ probability: UInt8) -> UInt8 {
    probability >= 179 ? 4 : probability >= 115 ? 3 : probability >= 64 ? 2 : probability >= 20 ? 1 : 0
  }
  /// The bucket from which a word counts as a strong cue.
  static let strong: UInt8 = 2
}
