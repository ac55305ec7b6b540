import Hashing
import Records
import Store

/// What the engine asks of a worker: one line of JSON.
enum WorkerRequest: Sendable {
  /// Make a stage ready; the requests that follow are for it.
  case prepare(StageTicket)
  /// Perform an action. With `care`, record by record, telling of each before it is looked at.
  case perform(ActionStep, [ActionInput], care: RecordCare?)

  func write(to writer: inout JSONWriter) {
    writer.beginArray()
    switch self {
    case .prepare(let ticket):
      writer.string("prepare")
      ticket.write(to: &writer)
    case .perform(let step, let inputs, let care):
      writer.string("perform")
      writer.string(step.rawValue)
      inputs.flatMap { [$0.name, $0.digest.hex] }.write(to: &writer)
      if let care {
        writer.beginArray()
        for (index, fault) in care.culprits.sorted(by: { $0.key < $1.key }) {
          writer.integer(index)
          writer.string(fault.rawValue)
        }
        writer.endArray()
      }
    }
    writer.endArray()
    writer.endLine()
  }

  static func read(_ line: [UInt8], files: ObjectStore) throws -> WorkerRequest {
    var reader = JSONReader(line)
    var first = true
    try reader.beginArray()
    _ = try reader.nextElement(first: &first)
    let word = try reader.string()
    _ = try reader.nextElement(first: &first)
    if word == "prepare" { return .prepare(try StageTicket.read(from: &reader, files: files)) }
    guard let step = ActionStep(rawValue: try reader.string()), try reader.nextElement(first: &first) else {
      throw JSONError(.expected(.value), at: reader.position)
    }
    let names = try [String].read(from: &reader)
    let inputs = try stride(from: 0, to: names.count - 1, by: 2).map { place in
      guard let digest = Digest(hex: names[place + 1]) else {
        throw JSONError(.expected(.string), at: reader.position)
      }
      return ActionInput(names[place], digest)
    }
    guard try reader.nextElement(first: &first) else { return .perform(step, inputs, care: nil) }
    var care = RecordCare()
    var firstCulprit = true
    try reader.beginArray()
    while try reader.nextElement(first: &firstCulprit) {
      let index = try reader.integer()
      _ = try reader.nextElement(first: &firstCulprit)
      care.culprits[index] = RecordFault(rawValue: try reader.string())
    }
    return .perform(step, inputs, care: care)
  }
}

/// A chunk whose records are to be handled one by one, since one of them stops its worker.
struct RecordCare: Hashable, Sendable {
  /// Records that are known to stop a worker, by their place in the chunk: they are set aside unseen.
  var culprits: [Int: RecordFault] = [:]
}

/// How a record stopped a worker: the reason in `rejects`.
package enum RecordFault: String, Hashable, Sendable {
  case crashed = "stage_crashed"
  case timedOut = "stage_timed_out"
  case outOfMemory = "out_of_memory"

  /// Whether it may go otherwise the next time: then the result is not kept, and the next run tries again. A trap
  /// is a property of the record and the stage.
  var isTransient: Bool { self != .crashed }

  var detail: String {
    switch self {
    case .crashed: "the stage stopped its process on this record"
    case .timedOut: "the stage did not come to an end with this record within its time limit"
    case .outOfMemory: "the stage needed more memory for this record than its limit"
    }
  }
}
