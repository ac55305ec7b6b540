/// The columns of a passage: one value per token, with room on both sides so that neighbours need no bounds check.
struct PassageBuffers {
  static let margin = 8

  let word: UnsafeMutablePointer<UInt64>
  let suffix2: UnsafeMutablePointer<UInt64>
  let suffix3: UnsafeMutablePointer<UInt64>
  let prefix4: UnsafeMutablePointer<UInt64>
  let tag: UnsafeMutablePointer<UInt8>
  let shape: UnsafeMutablePointer<UInt8>
  /// Class of the cue that the word is a form of, 0 for none.
  let cueClass: UnsafeMutablePointer<UInt8>
  /// 1 a role, title or organisation, 2 the start of an actor's name.
  let nameClass: UnsafeMutablePointer<UInt8>
  /// Bucket of P(cue|word).
  let cueBucket: UnsafeMutablePointer<UInt8>
  /// P(cue|word) as counted, in steps of 1/255.
  let cueShare: UnsafeMutablePointer<UInt8>
  let isSourceWord: UnsafeMutablePointer<UInt8>
  let isQuoted: UnsafeMutablePointer<UInt8>
  /// Number of a trigger word, 0 for others.
  let trigger: UnsafeMutablePointer<UInt8>
  /// 0 outside of noun phrases, 1 at the start of one, 2 inside.
  let chunk: UnsafeMutablePointer<UInt8>
  /// Label by the rules.
  let rule: UnsafeMutablePointer<UInt8>
  /// Label by the flat pass, filled by it.
  let flat: UnsafeMutablePointer<UInt8>
  /// P(cue) by the flat pass, in steps of 1/255.
  let cueChance: UnsafeMutablePointer<UInt8>
  /// By how much the flat pass would rather have the token in a content than outside.
  let contentScore: UnsafeMutablePointer<Int16>
  /// Local number of the quotation, -1 outside.
  let quote: UnsafeMutablePointer<Int32>
  /// Local number of the sentence.
  let sentence: UnsafeMutablePointer<Int32>
  let sentenceStart: UnsafeMutablePointer<Int32>
  /// The sentence's last token.
  let sentenceEnd: UnsafeMutablePointer<Int32>
  /// Nearest strong cue to the left and right in the sentence, -1 for none.
  let leftCue: UnsafeMutablePointer<Int32>
  let rightCue: UnsafeMutablePointer<Int32>
  /// Nearest clause boundary to the left and right.
  let leftBoundary: UnsafeMutablePointer<Int32>
  let rightBoundary: UnsafeMutablePointer<Int32>
  /// Nearest quoted token to the left and right in the sentence, -1 for none.
  let leftQuote: UnsafeMutablePointer<Int32>
  let rightQuote: UnsafeMutablePointer<Int32>
  /// Counts of tokens before each place.
  let commas: UnsafeMutablePointer<Int32>
  let marks: UnsafeMutablePointer<Int32>
  let verbs: UnsafeMutablePointer<Int32>
  let thats: UnsafeMutablePointer<Int32>
  let breaks: UnsafeMutablePointer<Int32>
  let closings: UnsafeMutablePointer<Int32>

  init(capacity: Int) {
    func column<Value>(_ value: Value) -> UnsafeMutablePointer<Value> {
      let count = capacity + 2 * Self.margin
      let base = UnsafeMutablePointer<Value>.allocate(capacity: count)
      base.initialize(repeating: value, count: count)
      return base + Self.margin
    }
    word = column(0)
    suffix2 = column(0)
    suffix3 = column(0)
    prefix4 = column(0)
    tag = column(0)
    shape = column(0)
    cueClass = column(0)
    nameClass = column(0)
    cueBucket = column(0)
    cueShare = column(0)
    isSourceWord = column(0)
    isQuoted = column(0)
    trigger = column(0)
    chunk = column(0)
    rule = column(0)
    flat = column(0)
    cueChance = column(0)
    contentScore = column(0)
    quote = column(-1)
    sentence = column(0)
    sentenceStart = column(0)
    sentenceEnd = column(0)
    leftCue = column(-1)
    rightCue = column(-1)
    leftBoundary = column(0)
    rightBoundary = column(0)
    leftQuote = column(-1)
    rightQuote = column(-1)
    commas = column(0)
    marks = column(0)
    verbs = column(0)
    thats = column(0)
    breaks = column(0)
    closings = column(0)
  }

  func deallocate() {
    func free<Value>(_ column: UnsafeMutablePointer<Value>) { (column - Self.margin).deallocate() }
    for column in [word, suffix2, suffix3, prefix4] { free(column) }
    free(contentScore)
    for column in [
      tag, shape, cueClass, nameClass, cueBucket, cueShare, isSourceWord, isQuoted, trigger, chunk, rule,
      flat, cueChance,
    ] { free(column) }
    for column in [
      quote, sentence, sentenceStart, sentenceEnd, leftCue, rightCue, leftBoundary, rightBoundary, leftQuote,
      rightQuote, commas,
      marks, verbs,
      thats, breaks, closings,
    ] { free(column) }
  }
}
