import ArgumentParser
import Extract
import Foundation
import Hashing

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

  @Option(help: "Folder of the weights and of the assembler file that names them.")
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
    let name = "events-\(Digest.of(bytes).hex.prefix(16)).model"
    let folder = URL(fileURLWithPath: output)
    for old in try FileManager.default.contentsOfDirectory(atPath: output)
    where old.hasPrefix("events-") && old != name {
      try FileManager.default.removeItem(at: folder.appending(path: old))
    }
    try Data(bytes).write(to: folder.appending(path: name), options: .atomic)
    try Data(Self.assembler(including: name).utf8).write(
      to: folder.appending(path: "weights.S"), options: .atomic)
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

  /// The file that puts the weights into the binary. It names them by their digest, so the build sees a change.
  static func assembler(including name: String) -> String {
    """
    // Written by demarche-train acts. The weights become read-only pages of the binary.
        .section .rodata
        .balign 64
        .global demarche_event_model_bytes
        .global demarche_event_model_bytes_end
    demarche_event_model_bytes:
        .incbin "\(name)"
    demarche_event_model_bytes_end:
        .byte 0
        .section .note.GNU-stack,"",%progbits

    """
  }
}
