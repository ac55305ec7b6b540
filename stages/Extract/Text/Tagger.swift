/// Gives each token a coarse part of speech: closed classes and verbs of saying by list, the rest by capital,
/// ending and the word before. Linear, one pass.
struct Tagger {
  let lexicon: Lexicon
  let bytes: UnsafeBufferPointer<UInt8>

  func run(_ tokens: inout [Token], _ sentence: Range<Int>) {
    var previous = Tag.stop
    var isInitial = true
    for index in sentence {
      if tokens[index].tag != .unknown {
        switch tokens[index].tag {
        case .openQuote, .colon: isInitial = true
        case .stop where index + 1 < sentence.upperBound: isInitial = true
        case .dash, .symbol, .openParen, .closeQuote: break
        default: isInitial = false
        }
        if tokens[index].tag != .openQuote, tokens[index].tag != .closeQuote { previous = tokens[index].tag }
        continue
      }
      if isInitial { tokens[index].flags.insert(.initial) }
      let tag = tag(tokens, index, previous, sentence, isInitial: isInitial)
      tokens[index].tag = tag
      previous = tag
      isInitial = false
    }
  }

  private func tag(
    _ tokens: [Token], _ index: Int, _ previous: Tag, _ sentence: Range<Int>, isInitial: Bool
  ) -> Tag {
    let token = tokens[index]
    let word = lexicon[token]
    if token.flags.contains(.digit) { return .number }
    let isName = token.isCapital && !isInitial
    if word.tag != .unknown {
      // A capital inside a sentence makes a name of an ordinary word ("May", "Will"), but not of these.
      if isName, !token.flags.contains(.allCapitals),
        word.tag == .noun || word.tag == .nouns || word.tag == .adjective
      {
        return .proper
      }
      if word.tag == .modal, isName { return .proper }
      // "Ambassador Fell", "Fell said": a past form as a surname.
      if word.tag == .verbPast, token.isCapital, !token.flags.contains(.allCapitals),
        isName ? lowerCaseRun(tokens, index, sentence) : isPastVerb(tokens, index + 1, sentence)
      {
        return isName ? .proper : .initialProper
      }
      // "US officials": no pronoun is written so.
      if word.tag == .objectPronoun, isName, token.flags.contains(.allCapitals), token.is(.us) {
        return .proper
      }
      if word.tag == .month || word.tag == .weekday, !token.isCapital {
        return token.is(.may) ? .modal : byEnding(token, previous, isModifier: true)
      }
      if token.is(.that), previous == .preposition { return .determiner }
      return word.tag
    }
    if isName {
      // "Ruling Party chairman": no verb before another name.
      let opensName =
        word.form == .ing && index + 1 < sentence.upperBound && tokens[index + 1].isCapital
      if word.cue >= 0, !opensName, lowerCaseRun(tokens, index, sentence) == false {
        return verb(word, previous, tokens, index, sentence) ?? .proper
      }
      return .proper
    }
    if word.cue >= 0, let tag = verb(word, previous, tokens, index, sentence) { return tag }
    if isInitial, token.isCapital { return unknownInitial(tokens, index, sentence, word) }
    if !word.traits.isDisjoint(with: [.role, .organization, .document, .body, .group]) {
      return word.traits.contains(.plural) ? .nouns : .noun
    }
    let guess = byEnding(token, previous, isModifier: isNominal(tokens, index + 1, sentence))
    // "Commission measures": a verb only where an object follows.
    return guess == .verbPresent && previous != .pronoun
      && !takesObject(tokens, index, sentence, isListed: false)
      ? .nouns : guess
  }

  /// Whether small letters stand around a capital: then the capital means a name, not a headline.
  private func lowerCaseRun(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    let low = max(sentence.lowerBound, index - 3)
    let high = min(sentence.upperBound, index + 4)
    for other in low..<high where !tokens[other].isCapital && isLetter(tokens[other]) {
      if tokens[other].end - tokens[other].start > 3 { return true }
    }
    return false
  }

  private func isLetter(_ token: Token) -> Bool {
    let byte = bytes[Int(token.start)] | 0x20
    return byte >= 0x61 && byte <= 0x7A
  }

  /// The tag of a listed verb form, nil where the word before makes a noun of it.
  private func verb(_ word: Word, _ previous: Tag, _ tokens: [Token], _ index: Int, _ sentence: Range<Int>)
    -> Tag?
  {
    let token = tokens[index]
    if word.form == .base || word.form == .present,
      previous == .noun || previous == .nouns
        || (previous == .initialProper || previous == .proper && word.form == .base) && !token.isCapital
    {
      // "member states", "insurance claims": a verb only where an object or clause follows.
      if !takesObject(tokens, index, sentence) { return word.form == .present ? .nouns : .noun }
    }
    switch previous {
    case .determiner, .possessive, .adjective, .preposition:
      if word.form == .ing, previous == .preposition { return .verbIng }
      if word.form == .ing { return .noun }
      if word.form == .past {
        // "who asked not to be named said": no noun that it could describe.
        if previous == .preposition || previous == .adjective && !isNominal(tokens, index + 1, sentence) {
          return .verbPast
        }
        return .adjective
      }
      return word.form == .present ? .nouns : .noun
    case .number:
      if word.form == .base || word.form == .present { return word.form == .present ? .nouns : .noun }
    case .verbPast, .verbIng, .verbPresent:
      if word.form == .base || word.form == .present { return word.form == .present ? .nouns : .noun }
    default: break
    }
    switch word.form {
    case .ing: return .verbIng
    case .past: return .verbPast
    case .present: return .verbPresent
    case .base:
      switch previous {
      case .modal, .to, .do, .negation, .pronoun, .nouns, .relative, .adverb, .conjunction: return .verbBase
      case .proper, .initialProper: return .verbBase
      default: return token.isCapital ? .verbBase : .noun
      }
    }
  }

  /// Whether what follows a word looks like a verb's object or clause.
  private func takesObject(
    _ tokens: [Token], _ index: Int, _ sentence: Range<Int>, isListed: Bool = true
  ) -> Bool {
    guard index + 1 < sentence.upperBound else { return false }
    let next = tokens[index + 1]
    switch next.tag {
    case .openQuote, .colon: return true
    case .unknown: break
    default: return false
    }
    switch lexicon[next].tag {
    case .determiner, .pronoun, .possessive, .objectPronoun: return true
    case .to: return isListed
    default: return isListed && (next.is(.that, .for) || next.is(.on, .whether) || next.isCapital)
    }
  }

  private func unknownInitial(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>, _ word: Word) -> Tag {
    let guess = byEnding(tokens[index], .stop, isModifier: true)
    guard index + 1 < sentence.upperBound else { return .initialProper }
    // A name goes on with a capital, a verb or "'s"; a plain word seldom does.
    if guess == .adverb || guess == .verbIng { return guess }
    return .initialProper
  }

  /// Whether a listed verb stands there in the past.
  private func isPastVerb(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    guard index < sentence.upperBound, tokens[index].tag == .unknown, !tokens[index].isCapital else {
      return false
    }
    let word = lexicon[tokens[index]]
    return word.cue >= 0 && word.form == .past
  }

  /// Whether a noun or what stands before one seems to follow, so that the word before it describes.
  private func isNominal(_ tokens: [Token], _ index: Int, _ sentence: Range<Int>) -> Bool {
    guard index < sentence.upperBound, tokens[index].tag == .unknown else { return false }
    let token = tokens[index]
    let word = lexicon[token]
    switch word.tag {
    case .unknown: break
    case .noun, .nouns, .adjective, .number: return true
    default: return false
    }
    guard isLetter(token) else { return token.flags.contains(.digit) }
    let length = token.end - token.start
    func ends(_ first: UInt8, _ second: UInt8) -> Bool {
      length > 3 && bytes[Int(token.end) - 2] | 0x20 == first && bytes[Int(token.end) - 1] | 0x20 == second
    }
    let isVerb = word.cue >= 0 && (word.form == .past || word.form == .ing)
    return !isVerb && !ends(0x65, 0x64) && !ends(0x6C, 0x79)
  }

  /// `isModifier`: a noun follows, so that "-ing" and "-ed" words after an article describe it.
  private func byEnding(_ token: Token, _ previous: Tag, isModifier: Bool) -> Tag {
    let start = Int(token.start)
    let end = Int(token.end)
    let length = end - start
    func ends(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard length > count + 1 else { return false }
      for offset in 0..<count where bytes[end - count + offset] | 0x20 != text.utf8Start[offset] {
        return false
      }
      return true
    }
    let afterModifier = previous == .determiner || previous == .possessive || previous == .adjective
    switch previous {
    case .modal, .to, .do: return ends("ly") ? .adverb : .verbBase
    default: break
    }
    if length > 4, ends("ly") { return .adverb }
    if length > 4, ends("ing") { return !afterModifier ? .verbIng : isModifier ? .adjective : .noun }
    if length > 3, ends("ed") {
      if previous == .adjective, !isModifier { return .verbPast }
      return afterModifier || previous == .be ? .adjective : .verbPast
    }
    if ends("al") || ends("ive") || ends("ous") || ends("ful") || ends("able") || ends("ible") || ends("ic")
      || ends("less")
    {
      return .adjective
    }
    if length > 3, ends("s"), !ends("ss"), !ends("us"), !ends("is") {
      if previous == .pronoun || previous == .proper || previous == .initialProper || previous == .relative {
        return .verbPresent
      }
      return .nouns
    }
    if previous == .pronoun { return .verbPast }
    return .noun
  }
}
