import Extract
import Foundation
import Gzip
import Hashing

/// Sentences with the class of their event: JSON Lines of `{"id", "text", "event"}`, gzipped or not.
struct EventCorpus {
  static let folds = 5

  struct Sentence {
    let id: String
    let features: [UInt32]
    let event: Int
    /// 0 to 4, by a hash of the id.
    let fold: Int
  }

  private struct Line: Decodable {
    let id: String
    let text: String
    let event: String
  }

  /// In the order of their ids.
  let sentences: [Sentence]

  init(path: String) throws {
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    if bytes.starts(with: [0x1F, 0x8B]) { bytes = try Inflater.inflate(bytes, .gzip, limit: 1 << 30) }
    let coder = EventCoder(model: nil)
    var sentences: [Sentence] = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() {
      do {
        let line = try JSONDecoder().decode(Line.self, from: Data(line))
        guard let event = EventClass(rawValue: line.event) else { throw UnknownClass(name: line.event) }
        let digest = Digest.of(line.id).hex.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
        sentences.append(
          Sentence(
            id: line.id, features: coder.features(line.text), event: Int(event.index),
            fold: digest % Self.folds))
      } catch {
        throw EventCorpusError(path: path, line: number + 1, cause: "\(error)")
      }
    }
    self.sentences = sentences.sorted { $0.id < $1.id }
  }

  private struct UnknownClass: Error, CustomStringConvertible {
    let name: String
    var description: String { "unknown event '\(name)'" }
  }
}

/// A line of the training data that is not of its form.
struct EventCorpusError: Error, CustomStringConvertible {
  let path: String
  let line: Int
  let cause: String

  var description: String { "\(path):\(line): error: not a sentence with an event: \(cause)" }
}
