import Records
import StageKit
import YAML

/// Finds the stage and the output that feed each input of each stage.
struct InputResolver {
  let drafts: [StageDraft]
  var problems: ProblemList
  private let index: [String: Int]

  init(drafts: [StageDraft], problems: ProblemList) {
    self.drafts = drafts
    self.problems = problems
    index = Dictionary(drafts.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The inputs of each stage, in the order of its module's input ports; incomplete if there are problems.
  mutating func resolve() -> [[StageInput]] {
    var result: [[StageInput]] = []
    for draft in drafts where !problems.isFull { result.append(inputs(of: draft)) }
    return result
  }

  /// The stages that a stage names, of those that there are.
  func stagesRead(by draft: StageDraft) -> [Int] { draft.references.compactMap { index[$0.stage] } }

  private mutating func inputs(of draft: StageDraft) -> [StageInput] {
    guard let ports = draft.inputPorts else {
      for reference in draft.references { _ = source(reference) }
      return []
    }
    if ports.isEmpty {
      if !draft.references.isEmpty { problems.add(draft.inputs.mark, .takesNoInputs(stage: draft.name)) }
      return []
    }
    var feeding = Feeding(isBroken: draft.inputs.isBroken)
    switch draft.inputs.form {
    case .list(let references):
      for reference in references { feed(&feeding, reference, ports, draft) }
    case .named(let entries):
      for entry in entries { feed(&feeding, entry, ports, draft) }
    }
    if !feeding.isBroken {
      for port in ports where feeding.inputs[port.name] == nil {
        problems.add(
          draft.inputs.mark,
          .missingInput(port, stage: draft.name, candidates: stages(yielding: port.record, not: draft)))
      }
    }
    return ports.compactMap { feeding.inputs[$0.name] }
  }

  private struct Feeding {
    var inputs: [String: StageInput] = [:]
    /// Whether a reference was of no use, so that an input without one is probably what it was meant for.
    var isBroken: Bool
  }

  /// Feeds the first free port that takes what the stage yields.
  private mutating func feed(
    _ feeding: inout Feeding, _ reference: StageReference, _ ports: [InputPort], _ draft: StageDraft
  ) {
    guard let output = source(reference) else {
      feeding.isBroken = true
      return
    }
    let fitting = ports.filter { $0.record == output.schema.record }
    let yielded = YieldedRecord(reference: reference.text, record: output.schema.record)
    if let port = fitting.first(where: { feeding.inputs[$0.name] == nil }) {
      feeding.inputs[port.name] = StageInput(port: port.name, stage: reference.stage, output: output.name)
    } else if let port = fitting.last, let first = feeding.inputs[port.name] {
      problems.add(reference.mark, .inputTakenTwice(yielded, input: port, first: first.stage))
    } else {
      feeding.isBroken = true
      let candidates = ports.count == 1 ? stages(yielding: ports[0].record, not: draft) : []
      problems.add(
        reference.mark,
        .noInputTakes(yielded, stage: draft.name, inputs: ports, candidates: candidates))
    }
  }

  /// Feeds the port that is named.
  private mutating func feed(
    _ feeding: inout Feeding, _ entry: NamedInput, _ ports: [InputPort], _ draft: StageDraft
  ) {
    let output = source(entry.reference)
    guard let port = ports.first(where: { $0.name == entry.port }) else {
      feeding.isBroken = true
      problems.add(
        entry.mark,
        .unknownInput(
          entry.port, stage: draft.name, known: ports.map(\.name),
          nearest: SpellingSuggestion.nearest(to: entry.port, among: ports.map(\.name))))
      return
    }
    // Even one that is wrong is there: it is not reported as missing too.
    feeding.inputs[port.name] = StageInput(
      port: port.name, stage: entry.reference.stage, output: output?.name ?? "")
    guard let output, output.schema.record != port.record else { return }
    problems.add(
      entry.reference.mark,
      .inputTakesOther(
        YieldedRecord(reference: entry.reference.text, record: output.schema.record), input: port,
        candidates: stages(yielding: port.record, not: draft)))
  }

  /// The output that a reference means; nil if it is unknown, be it that its stage's module is.
  private mutating func source(_ reference: StageReference) -> OutputPort? {
    guard let place = index[reference.stage] else {
      let known = drafts.map(\.name)
      problems.add(
        reference.mark,
        .unknownStage(
          reference.stage, known: known,
          nearest: problems.isFull ? nil : SpellingSuggestion.nearest(to: reference.stage, among: known)))
      return nil
    }
    guard let outputs = drafts[place].outputPorts else { return nil }
    guard let name = reference.output else { return outputs.first }
    if let output = outputs.first(where: { $0.name == name }) { return output }
    let known = outputs.map(\.name)
    problems.add(
      reference.mark,
      .unknownOutput(
        name, stage: reference.stage, known: known,
        nearest: SpellingSuggestion.nearest(to: name, among: known)))
    return nil
  }

  /// How to name the stages that yield a record type, at most three, in the order of the file.
  private func stages(yielding record: String, not reader: StageDraft) -> [String] {
    guard !problems.isFull else { return [] }
    var result: [String] = []
    for draft in drafts where draft.name != reader.name && result.count < 3 {
      guard let outputs = draft.outputPorts else { continue }
      guard let place = outputs.firstIndex(where: { $0.schema.record == record }) else { continue }
      result.append(place == 0 ? draft.name : draft.name + "." + outputs[place].name)
    }
    return result
  }
}
