import Foundation
import Records
import StageKit
import Synchronization

/// Things that go wrong so many times, by the name of a test's world.
enum Trouble {
  private static let left = Mutex<[String: Int]>([:])
  private static let calls = Mutex<[String: Int]>([:])

  static func set(_ name: String, _ count: Int) { left.withLock { $0[name] = count } }

  /// Whether it goes wrong this time.
  static func strikes(_ name: String) -> Bool {
    calls.withLock { $0[name, default: 0] += 1 }
    return left.withLock { left in
      guard let count = left[name], count > 0 else { return false }
      left[name] = count - 1
      return true
    }
  }

  /// How often it was asked since this was read last.
  static func calls(_ name: String) -> Int { calls.withLock { $0.removeValue(forKey: name) ?? 0 } }
}

/// Captures texts; the source fails as often as its trouble has it.
enum FlakyCapture: StageModule {
  static let descriptor = StageDescriptor(
    name: "texts", meaning: "Captures texts.", shape: .capture, inputs: [],
    outputs: [OutputPort("documents", Document.schema.table)],
    parameters: [
      Parameter(required: "world", .text, "Of whose trouble it has."),
      Parameter("texts", .list(of: .text), default: .list([.text("one")]), "The texts."),
    ], codeDigest: "texts-1")

  static func make(_ parameters: Parameters) throws -> StageBody {
    .capture(Body(world: parameters.text("world"), texts: parameters.texts("texts")))
  }

  struct Body: CaptureStage {
    let world: String
    let texts: [String]

    func capture(_ context: any CaptureContext) async throws -> CaptureOutcome {
      context.startOver()
      for text in texts {
        var document = Document()
        document.id = Identifier.document(locator: text)
        document.locator = text
        document.body = Payload(Array(text.utf8))
        _ = try context.capture(document)
      }
      let failures = Trouble.strikes(world) ? [SourceFailure(source: "mfa", reason: "nobody answers")] : []
      return CaptureOutcome(ledger: [1], log: Array("{}\n".utf8), failures: failures)
    }
  }
}

/// Makes articles; fails as often as its trouble has it, and takes its time.
enum FlakyMap: StageModule {
  static let descriptor = StageDescriptor(
    name: "flaky", meaning: "Makes articles.", shape: .map, inputs: [InputPort("documents", "Document")],
    outputs: [OutputPort("articles", Article.schema.table)],
    parameters: [
      Parameter("world", .text, default: .text(""), "Of whose trouble it has."),
      Parameter("pause", .number(min: 0), default: .number(0), "Seconds for each record."),
    ], codeDigest: "flaky-1")

  static func make(_ parameters: Parameters) throws -> StageBody {
    .map(Body(world: parameters.text("world"), pause: parameters.number("pause")))
  }

  struct Failure: Error, CustomStringConvertible {
    let description = "the model is not there"
  }

  struct Body: MapStage {
    let world: String
    let pause: Double

    func map(_ chunk: ChunkLines, into output: inout StageOutput) throws {
      if Trouble.strikes(world) { throw Failure() }
      Thread.sleep(forTimeInterval: pause)
      for document in try chunk.records(Document.self) {
        var article = Article()
        article.id = Identifier.article(document: document.id)
        article.text = String(decoding: document.body.bytes, as: UTF8.self)
        output.append(article, to: "articles")
      }
    }
  }
}
