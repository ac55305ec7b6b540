import Hashing
import Records
import StageKit
import Synchronization

/// Texts by name that a fake capture stage sees, so that tests can change the world between runs.
final class FakeWorld: Sendable {
  static let all = Mutex<[String: FakeWorld]>([:])

  private let texts = Mutex<[String: String]>([:])
  private let fresh = Mutex(0)

  static subscript(name: String) -> FakeWorld {
    all.withLock { worlds in
      if let world = worlds[name] { return world }
      let world = FakeWorld()
      worlds[name] = world
      return world
    }
  }

  subscript(name: String) -> String? {
    get { texts.withLock { $0[name] } }
    set { texts.withLock { $0[name] = newValue } }
  }

  /// How often the world was captured by a stage that did not know what it had seen before.
  var freshCaptures: Int { fresh.withLock { $0 } }

  func noteFreshCapture() { fresh.withLock { $0 += 1 } }

  /// In an order that differs from call to call, as folders give their files.
  var shuffled: [(name: String, text: String)] {
    texts.withLock { Array($0) }.map { ($0.key, $0.value) }.shuffled()
  }
}

/// Captures the texts of a world.
enum FakeCapture: StageModule {
  static let descriptor = StageDescriptor(
    name: "capture", meaning: "Captures a fake world.", shape: .capture, inputs: [],
    outputs: [OutputPort("documents", Document.schema.table)],
    parameters: [Parameter(required: "world", .text, "Its name.")], codeDigest: "capture-1")

  static func make(_ parameters: Parameters) throws -> StageBody {
    .capture(Body(world: parameters.text("world")))
  }

  struct Body: CaptureStage {
    let world: String

    func capture(_ context: any CaptureContext) async throws -> CaptureOutcome {
      if context.previousLedger == nil { FakeWorld[world].noteFreshCapture() }
      let previous = previousDigests(context.previousLedger ?? [])
      var ledger = JSONWriter()
      ledger.beginObject()
      var failures: [SourceFailure] = []
      var seen: Set<String> = []
      for (name, text) in FakeWorld[world].shuffled {
        var document = Document()
        document.id = Identifier.document(locator: name)
        document.locator = name
        document.day = day(of: name)
        document.body = Payload(Array(text.utf8))
        if text == "unreachable" {
          failures.append(SourceFailure(source: name, reason: "nobody answers"))
          continue
        }
        let line = document.canonicalLine
        let record = CapturedRecord(key: document.key, digest: .of(line), size: line.count)
        if previous[name] != record.digest.hex { _ = try context.capture(document) }
        seen.insert(name)
        ledger.name(name)
        ledger.string(record.digest.hex)
      }
      for name in previous.keys where !seen.contains(name) {
        try context.remove(RecordKey(day: day(of: name), id: Identifier.document(locator: name)))
      }
      ledger.endObject()
      return CaptureOutcome(ledger: ledger.take(), failures: failures)
    }

    private func day(of name: String) -> String { name.first == "2" ? String(name.prefix(10)) : "" }

    private func previousDigests(_ ledger: [UInt8]) -> [String: String] {
      var result: [String: String] = [:]
      var reader = JSONReader(ledger)
      var first = true
      guard (try? reader.beginObject()) != nil else { return [:] }
      while let name = try? reader.nextName(first: &first) { result[name] = try? reader.string() }
      return result
    }
  }
}

/// Makes an article of each document; sets aside those whose text is "bad".
enum FakeMap: StageModule {
  static let calls = Atomic(0)

  static let descriptor = StageDescriptor(
    name: "map", meaning: "Makes articles.", shape: .map, inputs: [InputPort("documents", "Document")],
    outputs: [OutputPort("articles", Article.schema.table)],
    parameters: [
      Parameter("suffix", .text, default: .text(""), "What is put behind the text."),
      Parameter("cut", .integer(min: 0), default: .integer(1000), "Characters of the text that count."),
    ], codeDigest: "map-1")

  static func make(_ parameters: Parameters) throws -> StageBody {
    if parameters.text("suffix") == "refused" {
      throw ParameterProblem(parameter: "suffix", "that is no suffix")
    }
    return .map(Body(suffix: parameters.text("suffix"), cut: parameters.integer("cut")))
  }

  struct Body: RecordMapStage {
    static let moduleName = "map"
    let suffix: String
    let cut: Int

    func map(_ record: Document, into output: inout StageOutput) throws(Rejection) {
      var article = Article()
      article.id = Identifier.article(document: record.id)
      article.day = record.day
      // With this suffix the stage is not the pure function that it says it is.
      let drift = suffix == "drifting" ? "\(FakeMap.calls.wrappingAdd(1, ordering: .relaxed).newValue)" : ""
      article.text = drift + String(String(decoding: record.body.bytes, as: UTF8.self).prefix(cut)) + suffix
      output.append(article, to: "articles")
      if article.text.hasPrefix("bad") { throw Rejection("bad", "the text says so") }
    }

    func origin(of record: Document) -> Origin { Origin(source: "fake", locator: record.locator) }
  }
}
