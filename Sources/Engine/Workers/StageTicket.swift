import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// A stage by name and parameters: what another process needs to make the same stage, with the files that the
/// parameters name as objects of the store.
struct StageTicket: Hashable, Sendable {
  /// Its name in the pipeline file.
  let stage: String
  /// The module that runs it.
  let module: String
  let parameters: Parameters

  init(of stage: PipelineStage) {
    self.stage = stage.name
    module = stage.descriptor.name
    parameters = stage.parameters
  }

  /// Puts the files that the parameters name into the store.
  func storeFiles(in objects: ObjectStore) throws(StoreError) {
    for value in parameters.values.values { try Self.store(value, in: objects) }
  }

  private static func store(_ value: ParameterValue, in objects: ObjectStore) throws(StoreError) {
    switch value {
    case .file(let file): if !objects.contains(file.digest) { _ = try objects.put(file.bytes) }
    case .list(let items): for item in items { try store(item, in: objects) }
    case .record(let members): for member in members.values { try store(member, in: objects) }
    case .null, .boolean, .integer, .number, .text: break
    }
  }

  func write(to writer: inout JSONWriter) {
    writer.beginArray()
    writer.string(stage)
    writer.string(module)
    ParameterCoding.write(.record(parameters.values), to: &writer)
    writer.endArray()
  }

  /// Reads what `write` wrote; the files come out of the store.
  static func read(from reader: inout JSONReader, files: ObjectStore) throws -> StageTicket {
    var first = true
    try reader.beginArray()
    _ = try reader.nextElement(first: &first)
    let stage = try reader.string()
    _ = try reader.nextElement(first: &first)
    let module = try reader.string()
    _ = try reader.nextElement(first: &first)
    let value = try ParameterCoding.read(from: &reader, files: files)
    guard try !reader.nextElement(first: &first), case .record(let members) = value else {
      throw JSONError(.expected(.object), at: reader.position)
    }
    return StageTicket(stage: stage, module: module, parameters: Parameters(members))
  }

  private init(stage: String, module: String, parameters: Parameters) {
    self.stage = stage
    self.module = module
    self.parameters = parameters
  }
}
