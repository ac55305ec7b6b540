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
  /// The word that carries the cue.
  var head = -1
  /// What the filter reads.
  package var features: [UInt32] = []
  package var probability = 0.0

  /// From the first to the last token of the content.
  var start: Int { contents.map(\.lowerBound).min() ?? 0 }
}
