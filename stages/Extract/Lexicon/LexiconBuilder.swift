/// Gathers the lists into a lexicon, and a user's supplement of actors with them.
struct LexiconBuilder {
  private var words: [Word] = []
  private var index: [UInt64: Int] = [:]
  private var cues: [Cue] = []
  private var actorTable = ActorTable()

  init(supplement: ActorSupplement?) {
    for known in KnownWord.allCases { _ = intern(known.text) }
    for (tag, list) in WordLists.tags { add(list) { if $0.tag == .unknown { $0.tag = tag } } }
    for (trait, list) in WordLists.traits { add(list) { $0.traits.insert(trait) } }
    for (trait, list) in NameLists.traits { add(list) { $0.traits.insert(trait) } }
    numbered(WordLists.months) { $0.tag = .month }
    numbered(WordLists.shortMonths) { $0.tag = .month }
    numbered(WordLists.weekdays) { $0.tag = .weekday }
    numbered(WordLists.shortWeekdays) { $0.tag = .weekday }
    numbered(WordLists.numbers) { $0.tag = .number }
    for line in CueLexicon.lines { addCue(line) }
    for actor in ActorTable.standardActors + (supplement?.actors ?? []) { addActor(actor) }
  }

  var lexicon: Lexicon { Lexicon(words: words, cues: cues, actors: actorTable) }

  private mutating func intern(_ text: some StringProtocol) -> Int {
    let key = WordHash.of(text.utf8)
    if let known = index[key] { return known }
    index[key] = words.count
    words.append(Word(key: key))
    return words.count - 1
  }

  private mutating func add(_ list: String, _ change: (inout Word) -> Void) {
    for text in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) { change(&words[intern(text)]) }
  }

  private mutating func numbered(_ list: String, _ change: (inout Word) -> Void) {
    for (number, text) in list.split(separator: " ").enumerated() where text != "-" {
      let place = intern(text)
      words[place].value = Int16(number + 1)
      change(&words[place])
    }
  }

  private mutating func addCue(_ line: Substring) {
    guard let parsed = Cue.parse(line) else { return }
    let number = Int16(cues.count)
    cues.append(parsed.cue)
    for (form, text) in parsed.forms {
      let place = intern(text)
      if words[place].cue < 0 {
        words[place].cue = number
        words[place].form = form
      }
    }
  }

  private mutating func addActor(_ actor: Actor) {
    let number = Int32(actorTable.actors.count)
    actorTable.actors.append(actor)
    for name in actor.names {
      let parts = Self.parts(of: name.text)
      guard let first = parts.first else { continue }
      let ids = parts.map { Int32(intern($0)) }
      words[Int(ids[0])].traits.insert(.startsActor)
      let letters = name.text.utf8.filter { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      let isCode =
        (2...6).contains(letters.count) && letters.allSatisfy { $0 < 0x60 } && first.utf8.count > 1
        && name.kind != .adjective
      actorTable.phrases[ids[0], default: []].append(
        ActorTable.Phrase(words: ids, actor: number, kind: name.kind, needsCapitals: isCode))
    }
  }

  /// Cuts a name as the tokenizer does.
  private static func parts(of name: String) -> [String] {
    var bytes = Array(name.utf8)
    bytes.append(0x20)
    return bytes.withUnsafeBufferPointer { buffer in
      var tokens: [Token] = []
      var tokenizer = Tokenizer(buffer, 0..<buffer.count)
      tokenizer.run(into: &tokens)
      return tokens.map { token in
        // The possessive has no letters of its own in the lexicon.
        token.key == 0
          ? "'s" : String(decoding: buffer[Int(token.start)..<Int(token.end)], as: UTF8.self)
      }
    }
  }
}
