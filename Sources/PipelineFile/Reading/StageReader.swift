import StageKit
import YAML

/// Reads one entry of `stages`.
struct StageReader {
  let folder: String
  let registry: StageRegistry
  /// What holds for a stage that says nothing of tries and time.
  let policy: StagePolicy
  var problems: ProblemList

  mutating func read(_ entry: YAMLMapping.Entry) -> StageDraft {
    let name = entry.key
    let mark = entry.keyNode.mark
    if !PipelineName.isValid(name) { problems.add(mark, .badName(name, of: .stage)) }
    var keys: KnownKeys?
    if !entry.valueNode.isNull,
      let mapping = problems.mapping(
        entry.valueNode, of: name, content: FileKey.ofStage.map(\.name).joined(separator: ", "))
    {
      let parameters = parametersOfModule(mapping, stage: name)
      keys = KnownKeys(mapping, known: FileKey.ofStage.map(\.name), problems: &problems) { key in
        parameters.names.contains(key) ? .parameterOutsideWith(key, module: parameters.module) : nil
      }
    } else if !entry.valueNode.isNull {
      // What the stage should hold is unknown, so nothing is said to be missing from it.
      return StageDraft(
        name: name, mark: mark, module: nil, inputs: InputsDraft(mark: mark, form: .list([]), isBroken: true),
        parameters: Parameters([:]), places: [:])
    }
    let module = module(keys?[FileKey.uses.name]?.valueNode, stage: name, at: mark)
    let inputs = inputs(keys?.value(FileKey.inputs.name), at: mark)
    let (parameters, places) = parameters(keys?.value(FileKey.with.name), of: module, at: mark)
    var policy = self.policy
    if let keys { policy = StagePolicyReader.read(keys, from: policy, &problems) }
    return StageDraft(
      name: name, mark: mark, module: module, inputs: inputs, parameters: parameters, places: places,
      policy: policy)
  }

  /// The parameters that a stage could have, read before its keys are checked.
  private func parametersOfModule(_ mapping: YAMLMapping, stage: String) -> (module: String, names: [String])
  {
    var module = stage
    if case .scalar(let scalar)? = mapping[FileKey.uses.name]?.valueNode.content { module = scalar.text }
    return (module, registry[module]?.descriptor.parameters.map(\.name) ?? [])
  }

  private mutating func module(_ node: YAMLNode?, stage: String, at mark: Mark) -> (any StageModule.Type)? {
    var name = stage
    if let node {
      guard let text = problems.text(node, of: FileKey.uses.name) else { return nil }
      name = text
    }
    if let module = registry[name] { return module }
    problems.add(
      node?.mark ?? mark,
      .unknownModule(
        name, known: registry.names, nearest: SpellingSuggestion.nearest(to: name, among: registry.names),
        isStageName: node == nil))
    return nil
  }

  private mutating func inputs(_ node: YAMLNode?, at mark: Mark) -> InputsDraft {
    guard let node else { return InputsDraft(mark: mark, form: .list([]), isBroken: false) }
    switch node.content {
    case .sequence(let items):
      let references = items.map { reference($0, of: FileKey.inputs.name) }
      return InputsDraft(
        mark: node.mark, form: .list(references.compactMap(\.self)),
        isBroken: references.contains { $0 == nil })
    case .mapping(let mapping):
      var isBroken = false
      var named: [NamedInput] = []
      for entry in mapping.entries {
        if let reference = reference(entry.valueNode, of: entry.key) {
          named.append(NamedInput(port: entry.key, mark: entry.keyNode.mark, reference: reference))
        } else {
          isBroken = true
        }
      }
      return InputsDraft(mark: node.mark, form: .named(named), isBroken: isBroken)
    case .scalar(let scalar):
      let advice = scalar.kind == .string ? ValueAdvice.write("[\(scalar.text)]") : nil
      problems.refuse(node, of: FileKey.inputs.name, expected: .inputs, advice: advice)
      return InputsDraft(mark: node.mark, form: .list([]), isBroken: true)
    }
  }

  private mutating func reference(_ node: YAMLNode, of name: String) -> StageReference? {
    problems.text(node, of: name).map { StageReference($0, mark: node.mark) }
  }

  private mutating func parameters(
    _ node: YAMLNode?, of module: (any StageModule.Type)?, at mark: Mark
  ) -> (Parameters, [String: Mark]) {
    var mapping = YAMLMapping(entries: [])
    if let node {
      guard let given = problems.mapping(node, of: FileKey.with.name, content: "parameters") else {
        return (Parameters([:]), [:])
      }
      mapping = given
    }
    guard let declared = module?.descriptor.parameters else { return (Parameters([:]), [:]) }
    var reader = ParameterReader(folder: folder, problems: problems)
    let values = reader.members(declared, of: mapping, at: node?.mark ?? mark, path: "")
    problems = reader.problems
    return (Parameters(values), reader.places)
  }
}
