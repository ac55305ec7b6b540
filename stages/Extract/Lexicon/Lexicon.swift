/// The closed vocabulary: tags, cues, traits, and the names of actors, looked up by hash.
///
/// Two words whose 64-bit hashes meet would be taken for one another; nothing but a tag depends on it.
final class Lexicon: Sendable {
  /// Our own lists alone.
  static let standard: Lexicon = LexiconBuilder(supplement: nil).lexicon

  let words: [Word]
  let cues: [Cue]
  /// The class of each cue by frame and strength, from 1.
  let cueClasses: [UInt8]
  let actors: ActorTable
  private let slots: [Int32]
  private let mask: UInt64

  init(words: [Word], cues: [Cue], actors: ActorTable) {
    self.words = words
    self.cues = cues
    cueClasses = cues.map { cue in
      let frame = CueFrame.allCases.firstIndex(of: cue.frame) ?? 0
      return UInt8(1 + frame * 3 + (cue.strength >= 8 ? 2 : cue.strength >= 6 ? 1 : 0))
    }
    self.actors = actors
    var size = 1024
    while size < words.count * 3 { size *= 2 }
    mask = UInt64(size - 1)
    var slots = [Int32](repeating: -1, count: size)
    for (index, word) in words.enumerated() {
      var slot = Int(Self.mixed(word.key) & mask)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
    self.slots = slots
  }

  /// The index of the word with a hash, -1 if there is none.
  func index(_ key: UInt64) -> Int32 {
    var slot = Int(Self.mixed(key) & mask)
    while true {
      let index = slots[slot]
      if index < 0 || words[Int(index)].key == key { return index }
      slot = (slot + 1) & Int(mask)
    }
  }

  /// What is known of a token's word.
  subscript(_ token: Token) -> Word { token.word < 0 ? .none : words[Int(token.word)] }

  /// The cue that a token's word is a form of, if any.
  func cue(_ token: Token) -> Cue? {
    let number = self[token].cue
    return number < 0 ? nil : cues[Int(number)]
  }

  private static func mixed(_ key: UInt64) -> UInt64 { key ^ key >> 29 }
}
