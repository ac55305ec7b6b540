import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// Actions of one stage that a node of a cluster performs in one go, as they are written for it: lines of JSON, the
/// first with the form's version, the second with the stage, each other one with an action.
struct ClusterTask: Sendable {
  private static let version = 1

  let ticket: StageTicket
  let actions: [Action]

  var encoded: [UInt8] {
    var writer = JSONWriter()
    writer.beginArray()
    writer.string("task")
    writer.integer(Self.version)
    writer.endArray()
    writer.endLine()
    ticket.write(to: &writer)
    writer.endLine()
    for action in actions {
      writer.beginArray()
      writer.string(action.recipe.hex)
      writer.string(action.step.rawValue)
      action.inputs.flatMap { [$0.name, $0.digest.hex] }.write(to: &writer)
      writer.endArray()
      writer.endLine()
    }
    return writer.take()
  }

  /// Reads what `encoded` gave; the files that parameters name come out of the store.
  init(encoded bytes: [UInt8], files: ObjectStore) throws {
    let lines = try Self.lines(of: bytes)
    var reader = JSONReader(Array(lines.ticket))
    ticket = try StageTicket.read(from: &reader, files: files)
    actions = try lines.actions.map { try Self.action(Array($0)) }
  }

  init(ticket: StageTicket, actions: [Action]) {
    self.ticket = ticket
    self.actions = actions
  }

  /// The keys of a task's actions, without a look at its stage; none if it cannot be read.
  static func keys(encoded bytes: [UInt8]) -> [Digest] {
    (try? lines(of: bytes).actions.map { try action(Array($0)).key }) ?? []
  }

  private static func lines(
    of bytes: [UInt8]
  ) throws(JSONError) -> (ticket: ArraySlice<UInt8>, actions: ArraySlice<ArraySlice<UInt8>>) {
    let lines = bytes.split(separator: 0x0A)
    guard lines.count >= 2, lines[0].elementsEqual("[\"task\",\(version)]".utf8) else {
      throw JSONError(.missing("task"), at: 0)
    }
    return (lines[1], lines[2...])
  }

  private static func action(_ line: [UInt8]) throws -> Action {
    var reader = JSONReader(line)
    var first = true
    try reader.beginArray()
    _ = try reader.nextElement(first: &first)
    let recipe = Digest(hex: try reader.string())
    _ = try reader.nextElement(first: &first)
    let step = ActionStep(rawValue: try reader.string())
    _ = try reader.nextElement(first: &first)
    let names = try [String].read(from: &reader)
    guard let recipe, let step else { throw JSONError(.expected(.value), at: reader.position) }
    let inputs = try stride(from: 0, to: names.count - 1, by: 2).map { place in
      guard let digest = Digest(hex: names[place + 1]) else {
        throw JSONError(.expected(.string), at: reader.position)
      }
      return ActionInput(names[place], digest)
    }
    return Action(step, recipe: recipe, inputs: inputs)
  }
}
