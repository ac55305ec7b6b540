/// Features of a sentence for the event model: stems alone, in pairs and over a gap; what the words hint at, in
/// which order; the words about the first hint. Each feature is a 32-bit hash.
package struct EventFeatures {
  private let text: AnalyzedText
  private var found: [UInt32] = []

  init(_ text: AnalyzedText) { self.text = text }

  /// The distinct features of a token range, sorted.
  mutating func features(of range: Range<Int>) -> [UInt32] {
    found.removeAll(keepingCapacity: true)
    let words = range.prefix(Self.longest).filter {
      text.tokens[$0].tag.isWord || Self.isBreak(text.tokens[$0])
    }
    guard !words.isEmpty else { return [] }
    let body = Self.body(text, words)
    let symbols = words.indices.map { symbol(words, $0) }
    addStems(symbols, body)
    addHints(words, symbols, body)
    addVerbs(words, symbols, body)
    found.sort()
    var distinct: [UInt32] = []
    distinct.reserveCapacity(found.count)
    for feature in found where feature != distinct.last { distinct.append(feature) }
    return distinct
  }

  /// Longer sentences are read so far.
  private static let longest = 120

  private static func isBreak(_ token: Token) -> Bool {
    switch token.tag {
    case .comma, .stop, .semicolon, .colon, .openQuote, .closeQuote: true
    default: false
    }
  }

  /// Kinds of features, the first thing that is hashed.
  private enum Kind: UInt64 {
    case stem = 1
    case tailStem, pair, tailPair, gap, hint, first, order0, order1, order2, orders, auxiliary
    case firstAuxiliary, firstWord, firstPair, modal, verb0, verb1
  }

  private mutating func add(_ kind: Kind, _ a: UInt64, _ b: UInt64 = 0) {
    var hash = (kind.rawValue &* 0x9E37_79B9_7F4A_7C15) ^ a
    hash = (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
    hash ^= b &* 0x94D0_49BB_1331_11EB
    hash = (hash ^ (hash >> 32)) &* 0x94D0_49BB_1331_11EB
    found.append(UInt32(truncatingIfNeeded: hash ^ (hash >> 31)))
  }

  private static let name = WordHash.of("CAP".utf8)
  private static let number = WordHash.of("NUM".utf8)

  /// A word's stem, or what stands for all names and numbers; 0 at a mark.
  private func symbol(_ words: [Int], _ place: Int) -> UInt64 {
    let token = text.tokens[words[place]]
    if Self.isBreak(token) { return 0 }
    if token.flags.contains(.digit) { return Self.number }
    if isName(words, place) { return Self.name }
    return stem(token)
  }

  private func isName(_ words: [Int], _ place: Int) -> Bool {
    let token = text.tokens[words[place]]
    return token.isCapital && place > 0 && !token.is(.will) && !token.is(.may)
  }

  private static let endings: [[UInt8]] = [
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ies", "ied", "ed", "es", "er", "ers",
    "s",
    "e", "y",
  ].map { Array($0.utf8) }

  /// Hash of a word without its ending and without the doubled letter that an ending brings.
  private func stem(_ token: Token) -> UInt64 {
    let bytes = text.source.bytes
    let start = Int(token.start)
    var end = Int(token.end)
    for ending in Self.endings where end - start - ending.count >= 3 {
      if (0..<ending.count).allSatisfy({ bytes[end - ending.count + $0] | 0x20 == ending[$0] }) {
        end -= ending.count
        break
      }
    }
    if end - start > 4, bytes[end - 1] == bytes[end - 2], Self.doubled.contains(bytes[end - 1]) { end -= 1 }
    return WordHash.of(bytes[start..<end])
  }

  private static let doubled: Set<UInt8> = Set("bdgmnprt".utf8)

  /// How many of the words stand before a trailing attribution: ", officials said".
  private static func body(_ text: AnalyzedText, _ words: [Int]) -> Int {
    for place in stride(from: words.count - 1, to: max(2, words.count - 8), by: -1)
    where says.contains(text.tokens[words[place]].key) {
      var comma = place
      while comma > 0, text.tokens[words[comma]].tag != .comma { comma -= 1 }
      return comma * 5 > words.count * 2 ? comma : words.count
    }
    return words.count
  }

  private static let says = WordSet(
    "said says say told tells reported reports report announced according added")
  private static let auxiliaries = WordSet(
    "will would shall may might could can must should has have had is are was were be been being do does did to not"
  )
  private static let modals = WordSet("will would must should not if unless")
  private static let irregular = WordSet(
    "has have will would met gave took sent held made set began shot fled cut put hit won killed struck fought broke led sold said told"
  )

  private mutating func addStems(_ symbols: [UInt64], _ body: Int) {
    for (place, symbol) in symbols.enumerated() where symbol != 0 {
      add(place < body ? .stem : .tailStem, symbol)
      guard place > 0 else { continue }
      let previous = symbols[place - 1]
      if previous != 0 { add(place < body ? .pair : .tailPair, previous, symbol) }
      if place > 1, place < body, previous != 0, symbols[place - 2] != 0 {
        add(.gap, symbols[place - 2], symbol)
      }
    }
  }

  private mutating func addHints(_ words: [Int], _ symbols: [UInt64], _ body: Int) {
    var order: [UInt8] = []
    var first: (place: Int, events: [UInt8])?
    for place in 0..<body where !isName(words, place) {
      for event in hints(words, place) {
        add(.hint, UInt64(event))
        if first == nil { first = (place, []) }
        if first?.place == place { first?.events.append(event) }
        if !order.contains(event) { order.append(event) }
      }
    }
    for (kind, event) in zip([Kind.order0, .order1, .order2], order) { add(kind, UInt64(event)) }
    if order.count > 1 { add(.orders, UInt64(order[0]), UInt64(order[1])) }
    guard let first else { return }
    for event in first.events { add(.first, UInt64(event)) }
    for place in max(0, first.place - 3)..<first.place {
      let key = text.tokens[words[place]].key
      guard Self.auxiliaries.contains(key) else { continue }
      add(.auxiliary, key)
      add(.firstAuxiliary, key, UInt64(first.events[0]))
    }
    add(.firstWord, symbols[first.place])
    add(.firstPair, symbols[first.place], first.place + 1 < symbols.count ? symbols[first.place + 1] : 0)
  }

  /// The classes at which a word and those after it hint.
  private func hints(_ words: [Int], _ place: Int) -> [UInt8] {
    let token = text.tokens[words[place]]
    var result: [UInt8] = []
    func collect(_ entries: [EventTriggers.Entry]?) {
      for entry in entries ?? [] where follows(entry.rest, words, place) { result.append(entry.event) }
    }
    collect(EventTriggers.whole[token.key])
    var hash = WordHash()
    for index in Int(token.start)..<Int(token.end) {
      hash.add(text.source.bytes[index])
      collect(EventTriggers.stems[hash.value])
    }
    return result
  }

  private func follows(_ rest: [EventTriggers.Part], _ words: [Int], _ place: Int) -> Bool {
    guard place + rest.count < words.count else { return false }
    for (offset, part) in rest.enumerated() {
      let token = text.tokens[words[place + 1 + offset]]
      if token.key == part.key { continue }
      guard part.isStem else { return false }
      var hash = WordHash()
      let isStem = (Int(token.start)..<Int(token.end)).contains {
        hash.add(text.source.bytes[$0])
        return hash.value == part.key
      }
      if !isStem { return false }
    }
    return true
  }

  private mutating func addVerbs(_ words: [Int], _ symbols: [UInt64], _ body: Int) {
    var verbs = 0
    for place in 0..<body {
      let token = text.tokens[words[place]]
      if Self.modals.contains(token.key) { add(.modal, token.key) }
      guard place > 0, verbs < 2, !token.isCapital, symbols[place] != 0 else { continue }
      let bytes = text.source.bytes
      let end = Int(token.end)
      let isPast = end - Int(token.start) > 2 && bytes[end - 1] == 0x64 && bytes[end - 2] == 0x65
      guard isPast || Self.irregular.contains(token.key) else { continue }
      add(verbs == 0 ? .verb0 : .verb1, symbols[place])
      verbs += 1
    }
  }
}
