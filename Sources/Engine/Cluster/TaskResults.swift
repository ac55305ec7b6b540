import Hashing
import Records
import Store

/// What a task has come to so far: the truth about it, whatever a scheduler says. A line of JSON for each action that
/// is done, for each notice, and for the error that ended it.
struct TaskResults: Sendable {
  enum Entry: Sendable {
    case answer(key: Digest, ActionAnswer)
    case notice(String)
    case failure(WorkerFailure)
  }

  private(set) var entries: [Entry] = []

  mutating func add(_ entry: Entry) { entries.append(entry) }

  /// The answers by the keys of their actions.
  var answers: [Digest: ActionAnswer] {
    var result: [Digest: ActionAnswer] = [:]
    for case .answer(let key, let answer) in entries { result[key] = answer }
    return result
  }

  var encoded: [UInt8] {
    var writer = JSONWriter()
    for entry in entries {
      switch entry {
      case .answer(let key, let answer):
        [answer.isProvisional ? "provisional" : "done", key.hex, answer.result.encoded].write(to: &writer)
      case .notice(let text): ["notice", text].write(to: &writer)
      case .failure(let failure): (["failed"] + failure.words).write(to: &writer)
      }
      writer.endLine()
    }
    return writer.take()
  }

  init() {}

  /// Reads what `encoded` gave. A line that is none counts as work that is not done.
  init(encoded bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A) {
      var reader = JSONReader(Array(line))
      guard let words = try? [String].read(from: &reader), let kind = words.first else { continue }
      switch (kind, words.count) {
      case ("done", 3), ("provisional", 3):
        guard let key = Digest(hex: words[1]), let result = ActionResult(encoded: words[2]) else { continue }
        add(.answer(key: key, ActionAnswer(result: result, isProvisional: kind == "provisional")))
      case ("notice", 2): add(.notice(words[1]))
      case ("failed", 2...): add(.failure(WorkerFailure(words: Array(words.dropFirst()))))
      default: continue
      }
    }
  }
}

extension ObjectStore {
  /// Notes that another process stored a result's objects.
  func noteStored(_ result: ActionResult) { for digest in result.references { noteStored(digest) } }
}
