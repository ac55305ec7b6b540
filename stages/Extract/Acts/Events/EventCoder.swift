/// Codes the main event of a single sentence, as political event data do: what happens, who does it, to whom.
package struct EventCoder: Sendable {
  /// What a sentence tells.
  package struct Event: Sendable {
    /// The classes from the likeliest to the least; empty without a model.
    package var ranking: [EventClass] = []
    /// Codes of the actors who do it.
    package var sources: [String] = []
    /// Codes of the actors to whom it is done.
    package var targets: [String] = []
  }

  private let model: EventModel?
  private let lexicon: Lexicon

  package init(model: EventModel?) {
    self.model = model
    lexicon = .standard
  }

  /// The event of a sentence, or of the first of several.
  package func event(_ sentence: String) -> Event {
    let text = AnalyzedText(sentence, lexicon: lexicon)
    var event = Event()
    guard let first = text.sentences.first else { return event }
    if let model {
      event.ranking = model.ranking(features(text))
    }
    let actors = EventActors(text).actors(in: first.tokens)
    event.sources = actors.sources
    event.targets = actors.targets
    return event
  }

  /// The features by which the model judges a sentence.
  package func features(_ sentence: String) -> [UInt32] {
    features(AnalyzedText(sentence, lexicon: lexicon))
  }

  private func features(_ text: AnalyzedText) -> [UInt32] {
    var features = EventFeatures(text)
    return features.features(of: text.tokens.indices)
  }
}
