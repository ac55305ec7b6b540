import Deduplicate
import Foundation
import Records
import StageKit

/// `CopyBench [--rounds N] FILE`: what the functions of the stage deduplicate cost on articles, as `demarche cat FILE
/// normalize` prints them, without what the engine reads, hashes and stores.
@main
struct CopyBench {
  static func main() {
    var rounds = 5
    var files: [String] = []
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      switch argument {
      case "--rounds": rounds = arguments.popFirst().flatMap { Int($0) } ?? rounds
      default: files.append(argument)
      }
    }
    guard let file = files.first, files.count == 1, rounds > 0 else {
      stop("usage: CopyBench [--rounds N] FILE", status: 64)
    }
    do {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
      let chunks = try Chunks(ChunkLines(bytes))
      let costs = try (0..<rounds).map { _ in try Costs(chunks) }
      for line in Costs.least(costs).lines(articles: chunks.count) { print(line) }
    } catch {
      stop("CopyBench: \(file): \(error)", status: 66)
    }
  }

  private static func stop(_ message: String, status: CInt) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}

/// Articles in chunks of about the size that a dataset has.
struct Chunks {
  private(set) var all: [ChunkLines] = []
  /// By identifier, the chunk that an article is in.
  private(set) var places: [String: Int] = [:]

  var count: Int { places.count }

  private static let size = 512

  init(_ lines: ChunkLines) throws {
    var chunk: [UInt8] = []
    var held = 0
    try lines.forEachLine { range in
      var reader = JSONReader(lines.bytes, in: range)
      places[try Article.schema.read(from: &reader).id] = all.count
      chunk += lines.bytes[range] + [0x0A]
      held += 1
      if held == Self.size {
        all.append(ChunkLines(chunk))
        (chunk, held) = ([], 0)
      }
    }
    if held > 0 { all.append(ChunkLines(chunk)) }
  }
}
