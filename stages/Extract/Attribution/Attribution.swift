/// Words attributed to a source, as found in the text: what resolution, acts and dates work on, whoever found it.
/// Ranges are of tokens.
struct Attribution: Sendable {
  /// The mention of the source; nil where the text names none.
  var source: Range<Int>?
  /// The words that attribute; empty for a quotation without any.
  var cue: Range<Int>
  var content: [Range<Int>]
  var rule: Rule
  var confidence: Double
  /// Index of the cue in the lexicon, -1 if the lexicon has none.
  var cueNumber: Int16 = -1
  /// Whom the words are said to or asked of, as the frame shows.
  var addressee: Range<Int>?
  /// The noun that carries the sense: "concern" in "expressed concern".
  var senseNoun: Int?
  var isNegated = false
  /// Said to happen or to be wished, not done: "will urge", "may announce".
  var isFuture = false
  /// Stands inside the content of another one.
  var isNested = false
  var sentence: Int

  /// From the first to the last token of the content.
  var extent: Range<Int> {
    guard let first = content.first else { return cue }
    var low = first.lowerBound
    var high = first.upperBound
    for piece in content {
      low = min(low, piece.lowerBound)
      high = max(high, piece.upperBound)
    }
    return low..<high
  }

  /// How an attribution was found; published, so that people can ask for the sure ones.
  enum Rule: String, Sendable {
    case quoteTrailing = "quote.trailing"
    case quoteLeading = "quote.leading"
    case quoteInverted = "quote.inverted"
    case quoteContinued = "quote.continued"
    case quoteChained = "quote.chained"
    case quoteBare = "quote.bare"
    case clauseLeading = "clause.leading"
    case clauseTrailing = "clause.trailing"
    case clauseInverted = "clause.inverted"
    case clauseSplit = "clause.split"
    case participle = "participle"
    case coordinated = "coordinated"
    case directive = "directive"
    case judgement = "judgement"
    case description = "description"
    case expression = "expression"
    case attitude = "attitude"
    case refusal = "refusal"
    case passive = "passive"
    case according = "according"
    case noun = "noun"
    case colon = "colon"
    /// Found, or cut differently than by any rule, by the trained model.
    case model = "model"
  }
}
