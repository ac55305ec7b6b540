import ArgumentParser
import Extract
import Foundation

/// Trains the model of events, by which acts are judged where the words alone do not decide.
struct TrainActs: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "acts", abstract: "Trains the weights by which the acts of sentences are told.",
    discussion: """
      Reads JSON Lines of {id, text, event}, an event being one of PLOVER's types. The same data gives the same \
      weights, byte for byte.
      """)

  @Argument(help: "Training data, gzipped or not.")
  var data: String

  @Option(help: "Folder of the assembler file that names the weights; they go into its folder 'weights'.")
  var output = "Sources/CEventModel"

  @Option(help: "Do not write weights; predict each fifth from the others and write {id, event} lines here.")
  var crossValidate: String?

  func run() throws {
    let sentences = try EventCorpus(path: data).sentences
    if let crossValidate {
      try Data(predictions(sentences).utf8).write(to: URL(fileURLWithPath: crossValidate))
      return
    }
    let bytes = EventTrainer().model(sentences).bytes
    let name = try WeightsFolder.events(output).replace(with: bytes)
    print("\(name) \(bytes.count) bytes")
  }

  private func predictions(_ sentences: [EventCorpus.Sentence]) -> String {
    var lines = ""
    for fold in 0..<EventCorpus.folds {
      let model = EventTrainer().model(sentences.filter { $0.fold != fold })
      for sentence in sentences where sentence.fold == fold {
        let best = model.ranking(sentence.features).prefix(3).map { "\"\($0.rawValue)\"" }.joined(
          separator: ",")
        lines += "{\"id\":\"\(sentence.id)\",\"event\":[\(best)]}\n"
      }
    }
    return lines
  }
}
