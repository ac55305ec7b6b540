import Extract

/// Trains the model's parts on sets of folds. What one part learns from another's output is output for articles that the
/// other was not trained on.
final class ModelTraining {
  let corpus: Corpus
  let settings: TrainingSettings
  private let log: (String) -> Void
  /// Flat models by the folds that they were trained on.
  private var flatModels: [Set<Int>: ModelWriter] = [:]

  private static let flatBackoff = Perceptron.Backoff(
    rows: AttributionTagger.flatEdgeRows, firstRows: AttributionTagger.flatFirstRows,
    modulus: AttributionTagger.tagCount)
  private static let cueBackoff = Perceptron.Backoff(
    rows: AttributionTagger.cueEdgeRows, firstRows: AttributionTagger.cueFirstRows, modulus: 3)

  init(_ corpus: Corpus, _ settings: TrainingSettings, log: @escaping (String) -> Void) {
    self.corpus = corpus
    self.settings = settings
    self.log = log
  }

  /// The weights file for all of some folds.
  func train(on folds: Set<Int>) throws -> [UInt8] {
    var crossed: [Int: AttributionModel] = [:]
    for fold in folds.sorted() { crossed[fold] = try model(flatModel(folds.subtracting([fold]))) }
    var writer = flatModel(folds)
    // The second pass learns from what flat models of other folds found.
    let all = examples(folds, crossed)
    let cue = cueWeights(all)
    writer.setCue(cue)
    log("cue pass on folds \(folds.sorted()): \(cue.slots.used) rows")
    // The filter learns from what a second pass of other folds found.
    var judged: [StatementExample] = []
    let order = folds.sorted()
    let parts = min(settings.filterParts, order.count)
    for part in 0..<parts {
      let held = Set(order.enumerated().filter { $0.offset % parts == part }.map(\.element))
      let cue = cueWeights(examples(folds.subtracting(held), crossed))
      for fold in held.sorted() {
        var part = flatModel(folds.subtracting([fold]))
        part.setCue(cue)
        judged += try statements(fold, part)
      }
    }
    let filter = FilterTraining.weights(
      judged, epochs: settings.filterEpochs, minimum: settings.filterMinimum)
    writer.setFilter(filter)
    log("filter on \(judged.count) statements: \(filter.weights.count) weights")
    return writer.bytes
  }

  private func model(_ writer: ModelWriter) throws -> AttributionModel {
    guard let model = AttributionModel(writer.bytes) else { throw TrainingError.unreadableModel }
    return model
  }

  /// Statistics, grouping counts and flat pass of some folds.
  private func flatModel(_ folds: Set<Int>) -> ModelWriter {
    if let known = flatModels[folds] { return known }
    let articles = corpus.articles(in: folds)
    let counts = GroupingCounts(articles)
    var writer = ModelWriter(
      statistics: CueStatistics.bytes(WordCounts(articles).entries), patterns: counts.patterns,
      gaps: counts.gaps)
    let taggers = taggers(folds, writer)
    var batch = SequenceBatch(edgesPerToken: AttributionTagger.flatEdgesPerToken)
    var labels: [UInt8] = []
    for article in articles {
      let first = batch.sequences.count
      guard let tagger = taggers[article.fold] else { continue }
      tagger.flatBatch(article.text, into: &batch)
      for sequence in batch.sequences[first...] { labels += article.gold.labels(batch.tokens[sequence]) }
    }
    let slots = FeatureSlots(batch.ids, bits: settings.flatBits, minimum: settings.flatMinimum)
    let (rows, offsets) = slots.rows(batch)
    let examples = Perceptron.Examples(
      rows: rows, offsets: offsets, edges: batch.edges, edgesPerToken: batch.edgesPerToken,
      sequences: batch.sequences, labels: labels, backoff: Self.flatBackoff)
    let perceptron = Perceptron.trained(
      examples, nodeRows: slots.marks.count, edgeRows: Self.flatBackoff.total, epochs: settings.flatEpochs,
      runs: settings.runs)
    var chance = LogisticTrainer(rows: slots.marks.count, step: 0.05, decay: .perStep(1e-5))
    chance.train(
      count: labels.count, epochs: settings.chanceEpochs,
      isPositive: {
        labels[$0] == TokenLabel.cueStart.rawValue || labels[$0] == TokenLabel.cueInside.rawValue
      },
      rows: rows, offsets: offsets)
    writer.setFlat(
      ModelWriter.TaggerWeights(
        slots: slots, nodes: perceptron.nodes, edges: perceptron.folded(Self.flatBackoff),
        firstRows: AttributionTagger.flatFirstRows), chance: chance)
    log(
      "flat pass on folds \(folds.sorted()): \(labels.count) tokens, \(slots.used) rows, "
        + "\(rows.count / max(1, labels.count)) features a token")
    flatModels[folds] = writer
    return writer
  }

  /// For each fold what reads its articles for training: with words counted on the other folds, so that a word is not
  /// better known than it will be in use.
  private func taggers(_ folds: Set<Int>, _ writer: ModelWriter) -> [Int: AttributionTagger] {
    var result: [Int: AttributionTagger] = [:]
    for fold in folds {
      var draft = writer
      if settings.crossesCounts == 1 {
        let others = corpus.articles(in: folds.subtracting([fold]))
        draft.setStatistics(CueStatistics.bytes(WordCounts(others).entries))
      }
      result[fold] = AttributionModel(draft.bytes).map { AttributionTagger($0) }
    }
    return result
  }

  /// Sequences of the second pass, of candidates that are cues.
  private struct CueExamples {
    var batch = SequenceBatch(edgesPerToken: AttributionTagger.cueEdgesPerToken)
    var labels: [UInt8] = []
  }

  private func examples(_ folds: Set<Int>, _ models: [Int: AttributionModel]) -> CueExamples {
    var result = CueExamples()
    for fold in folds.sorted() {
      guard let model = models[fold] else { continue }
      let tagger = AttributionTagger(model)
      for article in corpus.articles(in: [fold]) {
        let matches = article.gold.matches(tagger.candidates(article.text))
        let first = result.batch.sequences.count
        tagger.cueBatch(article.text, chosen: Set(matches.keys), into: &result.batch)
        let attributions = matches.sorted { $0.key < $1.key }.map(\.value)
        for (sequence, attribution) in zip(result.batch.sequences[first...], attributions) {
          result.labels += article.gold.labels(result.batch.tokens[sequence], of: attribution)
        }
      }
    }
    return result
  }

  private func cueWeights(_ examples: CueExamples) -> ModelWriter.TaggerWeights {
    let slots = FeatureSlots(examples.batch.ids, bits: settings.cueBits, minimum: settings.cueMinimum)
    let (rows, offsets) = slots.rows(examples.batch)
    let perceptron = Perceptron.trained(
      Perceptron.Examples(
        rows: rows, offsets: offsets, edges: examples.batch.edges,
        edgesPerToken: examples.batch.edgesPerToken,
        sequences: examples.batch.sequences, labels: examples.labels, backoff: Self.cueBackoff),
      nodeRows: slots.marks.count, edgeRows: Self.cueBackoff.total, epochs: settings.cueEpochs,
      runs: settings.runs)
    return ModelWriter.TaggerWeights(
      slots: slots, nodes: perceptron.nodes, edges: perceptron.folded(Self.cueBackoff),
      firstRows: AttributionTagger.cueFirstRows)
  }

  /// What the two passes and the rules find in a fold's articles, and whether it is right.
  private func statements(_ fold: Int, _ writer: ModelWriter) throws -> [StatementExample] {
    let finder = StatementFinder(try model(writer), keepsFeatures: true)
    return corpus.articles(in: [fold]).flatMap { article in
      finder.candidates(article.text).map {
        StatementExample(features: $0.features, isRight: article.gold.contains($0.contents, article.text))
      }
    }
  }
}

enum TrainingError: Error, CustomStringConvertible {
  case unreadableModel
  case badSetting(String, known: [String])

  var description: String {
    switch self {
    case .unreadableModel: "error: the trained weights do not form a model"
    case .badSetting(let text, let known):
      "error: no setting '\(text)'; settings are NAME=NUMBER up to 24, with the names \(known.joined(separator: ", "))"
    }
  }
}
