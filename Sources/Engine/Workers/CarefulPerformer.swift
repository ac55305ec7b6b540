import Records
import StageKit
import Store

/// Performs a step of a chunk record by record, so that a record which stops the process is told from the others.
///
/// Only for steps that take records one at a time by their contract: the output is the same as the whole chunk's,
/// but for the culprits, which are set aside with the reason.
struct CarefulPerformer {
  let performer: ActionPerformer
  /// Told of each record before it is looked at, and when all were.
  let announce: (WorkerReply) -> Void

  /// Whether a step can be done so.
  static func canPerform(_ step: ActionStep) -> Bool { step == .map || step == .partial }

  func perform(_ step: ActionStep, _ inputs: [ActionInput], care: RecordCare) throws -> ActionAnswer {
    let chunk = try performer.objects.lines(inputs[0].digest)
    var output = StageOutput()
    var rest: [UInt8] = []
    var index = 0
    try chunk.forEachLine { range in
      defer { index += 1 }
      if let fault = care.culprits[index] { return output.reject(reject(chunk.bytes[range], fault)) }
      announce(.record(index))
      let line = Array(chunk.bytes[range]) + [0x0A]
      switch performer.body {
      case .map(let map): try map.map(ChunkLines(line), into: &output)
      case .fold(let fold):
        _ = try fold.partial(of: ChunkLines(line))
        rest += line
      case .capture, .link: break
      }
    }
    announce(.recordsDone)
    var result = try performer.objects.store(output, ports: performer.ports)
    if case .fold(let fold) = performer.body {
      let partial = try performer.objects.put(try fold.partial(of: ChunkLines(rest)))
      result = ActionResult(chunks: result.chunks, objects: [partial])
    }
    return ActionAnswer(
      result: result,
      isProvisional: output.isProvisional || care.culprits.values.contains(where: \.isTransient))
  }

  private func reject(_ line: ArraySlice<UInt8>, _ fault: RecordFault) -> Reject {
    let label = RecordLabel(line: line)
    return Reject(
      stage: performer.module, recordID: label.id, day: label.day, source: label.source,
      locator: label.locator,
      reason: fault.rawValue, detail: fault.detail)
  }
}
