/// A statement that one of the passes or a rule found, before the filter has judged it. Ranges are of the text's tokens.
package struct StatementCandidate: Sendable {
  package enum Origin: Sendable, Equatable {
    /// By the second pass, from a cue.
    case cue
    /// By the flat pass, where no cue was found.
    case flat
    /// By the rule attribution with this number.
    case rule(Int)
  }

  package var origin: Origin
  package var sources: [Range<Int>]
  package var cues: [Range<Int>]
  package var contents: [Range<Int>]
  /// The rule attribution that has the same cue, -1 if none.
  var ruleNumber = -1
  /// Whether it is what the flat pass makes of a cue, beside what the second pass makes of it; it follows that one.
  var isRival = false
  /// Whether it or its neighbour is such a one.
  var hasRival = false
  /// The word that carries the cue.
  var head = -1
  /// What the filter reads; kept for training only.
  package var features: [UInt32] = []
  /// What the filter makes of the features, without its bias.
  var logit: Float = 0
  package var probability = 0.0
  /// A rule's statement that was kept whatever the filter says.
  var isSure = false

  /// Tokens of the content.
  var size: Int { contents.reduce(0) { $0 + $1.count } }

  /// Where the content starts.
  var start: Int {
    guard var low = contents.first?.lowerBound else { return 0 }
    for piece in contents { low = min(low, piece.lowerBound) }
    return low
  }
}
