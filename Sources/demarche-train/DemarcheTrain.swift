import ArgumentParser
import Extract
import Foundation

@main
struct DemarcheTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demarche-train",
    abstract: "Trains the weights by which statements are found, and measures them.",
    discussion: "See docs/training.md.", subcommands: [Train.self, Evaluate.self, TrainActs.self])
}

struct TrainingOptions: ParsableArguments {
  @Argument(help: "Training data: JSON Lines of {id, text, attributions}, gzipped or not.")
  var data: String

  @Option(help: "Settings to change, as NAME=NUMBER; for experiments.")
  var setting: [String] = []

  @Flag(help: "Say nothing on the way.")
  var quiet = false

  func training() throws -> ModelTraining {
    let isQuiet = quiet
    let corpus = try Corpus(path: data)
    return ModelTraining(corpus, try .init(setting)) { line in
      if !isQuiet { FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }
  }
}

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Trains on all articles and writes the weights where the build takes them from.",
    discussion: "The same data gives the same weights, byte for byte.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Folder of the assembler file that names the weights; they go into its folder 'weights'.")
  var output = "Sources/CModel"

  func run() throws {
    let bytes = try options.training().train(on: Set(0..<Corpus.folds))
    let name = try WeightsFolder.attributions(output).replace(with: bytes)
    print("\(name) \(bytes.count) bytes")
  }
}

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cross-validates: each fifth of the articles is predicted by weights trained on the others.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Write predictions to this file: JSON Lines of {id, statements}, in code points.")
  var predictions: String

  @Option(help: "Leave out statements of less confidence.")
  var minConfidence = 0.35

  @Option(help: "Folds to predict, of five.")
  var folds = Corpus.folds

  @Option(help: "Folder for each fold's weights; those that it has are not trained again.")
  var weights: String?

  func run() throws {
    let training = try options.training()
    var lines: [UInt8] = []
    var reliability = Reliability()
    for fold in 0..<min(folds, Corpus.folds) {
      let bytes = try weights(fold, training)
      guard let model = AttributionModel(bytes) else { throw TrainingError.unreadableModel }
      let finder = StatementFinder(model)
      for article in training.corpus.articles(in: [fold]) {
        let spans = finder.spans(article.text, minimum: minConfidence)
        lines += try JSONEncoder().encode(
          Prediction(id: article.id, statements: spans.map(Prediction.Statement.init)))
        lines.append(0x0A)
        for statement in spans {
          reliability.add(statement.confidence, article.gold.contains(statement.contentTokens, article.text))
        }
      }
    }
    try Data(lines).write(to: URL(fileURLWithPath: predictions))
    print(reliability.table)
  }

  /// Weights that know nothing of a fold.
  private func weights(_ fold: Int, _ training: ModelTraining) throws -> [UInt8] {
    let file = weights.map { URL(fileURLWithPath: $0).appending(path: "without-\(fold).model") }
    if let file, let known = try? Data(contentsOf: file) { return [UInt8](known) }
    let bytes = try training.train(on: Set(0..<Corpus.folds).subtracting([fold]))
    if let file {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file, options: .atomic)
    }
    return bytes
  }
}

/// A line of the scorer's form.
struct Prediction: Encodable {
  struct Statement: Encodable {
    let source: [[Int]]
    let cue: [[Int]]
    let content: [[Int]]
    let confidence: Double
    let rule: String

    init(_ spans: StatementSpans) {
      source = spans.source.map { [$0.lowerBound, $0.upperBound] }
      cue = spans.cue.map { [$0.lowerBound, $0.upperBound] }
      content = spans.content.map { [$0.lowerBound, $0.upperBound] }
      confidence = spans.confidence
      rule = spans.rule
    }
  }

  let id: String
  let statements: [Statement]
}

/// How often statements of a confidence are right.
struct Reliability {
  private var counts = [(count: Int, right: Int, sum: Double)](repeating: (0, 0, 0), count: 10)

  mutating func add(_ confidence: Double, _ isRight: Bool) {
    let place = min(9, Int(confidence * 10))
    counts[place].count += 1
    counts[place].right += isRight ? 1 : 0
    counts[place].sum += confidence
  }

  var table: String {
    var lines = ["| confidence | statements | mean | right |", "| --- | --- | --- | --- |"]
    for (place, row) in counts.enumerated() where row.count > 0 {
      let mean = String(format: "%.3f", row.sum / Double(row.count))
      let right = String(format: "%.3f", Double(row.right) / Double(row.count))
      lines.append("| .\(place) | \(row.count) | \(mean) | \(right) |")
    }
    return lines.joined(separator: "\n")
  }
}
