/// What is left of an English word without its inflection, as far as it takes to see that "withdraws", "withdrawing" and
/// "withdraw" are one word. What comes out need not be a word.
enum Stem {
  private static let endings = ["ingly", "edly", "ing", "ed", "ly"].map { Array($0.utf8) }
  private static let leastStem = 3

  /// The hash of the stem of a word's bytes in lower case.
  static func hash(of word: [UInt8]) -> UInt64 {
    var word = word
    strip(&word)
    return word.withUnsafeBufferPointer { WordHash.of($0, 0..<$0.count) }
  }

  static func strip(_ word: inout [UInt8]) {
    if word.count > 4, word.ends(with: "ies") {
      word.removeLast(3)
      word.append(UInt8(ascii: "y"))
    } else if word.count > 3, word.ends(with: "s"), !word.ends(with: "ss"), !word.ends(with: "us") {
      word.removeLast()
    }
    if let ending = endings.first(where: {
      word.count - $0.count >= leastStem && word.suffix($0.count) == $0[...]
    }) {
      word.removeLast(ending.count)
      let last = word[word.count - 1]
      let isDoubled = word.count > 3 && word[word.count - 2] == last
      if isDoubled, last != UInt8(ascii: "l"), last != UInt8(ascii: "s") { word.removeLast() }
    }
    if word.count > 3, word.ends(with: "e") { word.removeLast() }
    if word.count > 3, word.ends(with: "y") { word[word.count - 1] = UInt8(ascii: "i") }
  }
}

extension [UInt8] {
  fileprivate func ends(with ending: StaticString) -> Bool {
    count >= ending.utf8CodeUnitCount
      && suffix(ending.utf8CodeUnitCount).elementsEqual(
        UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount))
  }
}
