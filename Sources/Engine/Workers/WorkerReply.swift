import Hashing
import Records
import StageKit
import Store

/// What a worker answers: one line of JSON.
enum WorkerReply: Sendable {
  /// An action is done and its objects are on the disk.
  case done(ActionAnswer)
  /// About to look at a record of the chunk, by its place.
  case record(Int)
  /// All records were looked at: what comes now is no single one's doing.
  case recordsDone
  /// The action cannot be done.
  case failed(WorkerFailure)

  func write(to writer: inout JSONWriter) {
    writer.beginArray()
    switch self {
    case .done(let answer):
      writer.string(answer.isProvisional ? "provisional" : "done")
      writer.string(answer.result.encoded)
    case .record(let index):
      writer.string("record")
      writer.integer(index)
    case .recordsDone:
      writer.string("records done")
      writer.null()
    case .failed(let failure):
      writer.string("failed")
      failure.words.write(to: &writer)
    }
    writer.endArray()
    writer.endLine()
  }

  static func read(_ line: [UInt8]) throws(JSONError) -> WorkerReply {
    var reader = JSONReader(line)
    var first = true
    try reader.beginArray()
    _ = try reader.nextElement(first: &first)
    let word = try reader.string()
    _ = try reader.nextElement(first: &first)
    switch word {
    case "record": return .record(try reader.integer())
    case "records done": return .recordsDone
    case "failed": return .failed(WorkerFailure(words: try [String].read(from: &reader)))
    case "done", "provisional":
      guard let result = ActionResult(encoded: try reader.string()) else { break }
      return .done(ActionAnswer(result: result, isProvisional: word == "provisional"))
    default: break
    }
    throw JSONError(.expected(.value), at: reader.position)
  }
}

/// The result of an action and how far it may be relied on.
struct ActionAnswer: Hashable, Sendable {
  let result: ActionResult
  /// Whether doing it again may give more: then it is used in this run and not kept.
  let isProvisional: Bool
  /// How long it took; no part of the answer.
  var milliseconds = 0
}

/// An error as it crosses from a worker: what the engine acts on keeps its kind, the rest is text.
struct WorkerFailure: Sendable {
  let words: [String]

  init(words: [String]) { self.words = words }

  init(_ error: any Error) {
    words =
      switch error {
      case StoreError.missing(let digest): ["missing", digest.hex]
      case StoreError.corrupt(let digest): ["corrupt", digest.hex]
      case StoreError.system(let operation, let path, let errno): ["system", operation, path, "\(errno)"]
      default: ["stage", "\(error)"]
      }
  }

  /// The error, of a stage named so.
  func error(stage: String) -> any Error {
    switch (words.first, words.count) {
    case ("missing", 2): if let digest = Digest(hex: words[1]) { return StoreError.missing(digest) }
    case ("corrupt", 2): if let digest = Digest(hex: words[1]) { return StoreError.corrupt(digest) }
    case ("system", 4):
      return StoreError.system(operation: words[1], path: words[2], errno: Int32(words[3]) ?? 0)
    default: break
    }
    return EngineError.stageFailed(stage: stage, problem: words.last ?? "")
  }
}
