import Extract
import Foundation
import Gzip
import Hashing

/// An article of the training data with its attributions aligned to tokens.
final class TrainingArticle {
  let id: String
  let text: PreparedText
  let gold: Gold
  /// 0 to 4, by a hash of the id.
  let fold: Int

  init(id: String, text: String, attributions: [Corpus.Attribution]) {
    self.id = id
    self.text = PreparedText(text)
    gold = Gold(attributions, self.text)
    fold = Int(Digest.of(id).hex.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }) % Corpus.folds
  }
}

/// Training data: JSON Lines of `{"id", "text", "attributions": [{"source", "cue", "content"}]}`, each part a list of
/// `{"start", "end"}` in code points, gzipped or not.
struct Corpus {
  static let folds = 5

  struct Attribution: Decodable {
    struct Span: Decodable {
      let start: Int
      let end: Int
    }
    let source: [Span]
    let cue: [Span]
    let content: [Span]
  }

  private struct Line: Decodable {
    let id: String
    let text: String
    let attributions: [Attribution]
  }

  let articles: [TrainingArticle]

  /// Articles in the order of their ids.
  init(path: String) throws {
    var bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    if bytes.starts(with: [0x1F, 0x8B]) { bytes = try Inflater.inflate(bytes, .gzip, limit: 1 << 30) }
    let decoder = JSONDecoder()
    var lines: [Line] = []
    for (number, line) in bytes.split(separator: 0x0A).enumerated() {
      do {
        lines.append(try decoder.decode(Line.self, from: Data(line)))
      } catch {
        throw CorpusError(path: path, line: number + 1, cause: "\(error)")
      }
    }
    articles = lines.sorted { $0.id < $1.id }.map {
      TrainingArticle(id: $0.id, text: $0.text, attributions: $0.attributions)
    }
  }

  func articles(in folds: Set<Int>) -> [TrainingArticle] { articles.filter { folds.contains($0.fold) } }
}

/// A line of the training data that is not of its form.
struct CorpusError: Error, CustomStringConvertible {
  let path: String
  let line: Int
  let cause: String

  var description: String { "\(path):\(line): error: not an article with attributions: \(cause)" }
}
