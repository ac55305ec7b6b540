/// What training reads: the features of both passes, as ids.
extension AttributionTagger {
  /// The flat pass's features of all passages of a text, one sequence each.
  package func flatBatch(_ prepared: PreparedText, into batch: inout SequenceBatch) {
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      load(prepared, paragraph, tokens)
      let features = FlatFeatures(passage)
      let start = batch.tokens.count
      for index in 0..<passage.count {
        var f = FeatureBuffer(buffer)
        features.nodes(index, into: &f)
        features.edges(index, into: edges)
        batch.append(tokens.lowerBound + index, f, edges)
      }
      batch.sequences.append(start..<batch.tokens.count)
    }
  }

  /// The cue candidates of a text, in tokens of it.
  package func candidates(_ prepared: PreparedText) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      load(prepared, paragraph, tokens)
      for candidate in CueCandidate.find(flatPass(), in: passage) {
        result.append(
          candidate.tokens.lowerBound + tokens.lowerBound..<candidate.tokens.upperBound + tokens.lowerBound)
      }
    }
    return result
  }

  /// The second pass's features of the chosen candidates, by their numbers in the text, one sequence each.
  package func cueBatch(_ prepared: PreparedText, chosen: Set<Int>, into batch: inout SequenceBatch) {
    var before = 0
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      load(prepared, paragraph, tokens)
      prepareCues(flatPass(), ruleGroups: prepared.ruleGroups(paragraph, tokens).map(\.spans))
      for number in context.candidates.indices where chosen.contains(before + number) {
        context.select(number, in: passage)
        let features = CueFeatures(passage, context)
        let start = batch.tokens.count
        for index in context.candidate.window(in: passage) {
          let side = features.side(index)
          var f = FeatureBuffer(buffer)
          features.nodes(index, side, into: &f)
          features.edges(index, side, into: edges)
          batch.append(tokens.lowerBound + index, f, edges)
        }
        batch.sequences.append(start..<batch.tokens.count)
      }
      before += context.candidates.count
    }
  }

  /// The edge templates that batches use, by pass.
  package static let flatEdgesPerToken = FlatFeatures.edgesPerToken
  package static let cueEdgesPerToken = CueFeatures.edgesPerToken
  package static let flatEdgeRows = FlatFeatures.edgeRows
  package static let cueEdgeRows = CueFeatures.edgeRows
  package static let tagCount = Passage.tagCount
  /// Rows of the first edge template of each pass.
  package static let flatFirstRows = Int(FlatFeatures.quoteRow)
  package static let cueFirstRows = Int(CueFeatures.flatRow)
}
