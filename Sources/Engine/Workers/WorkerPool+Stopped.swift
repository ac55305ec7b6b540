import Records
import Store

extension WorkerPool {
  /// The error of an action that stops its worker whatever is done: what it was about, in words.
  func stopped(_ action: Action, of stage: String, _ how: String) -> EngineError {
    .stageStopped(stage: stage, step: action.step.rawValue, work: work(of: action), how: how)
  }

  private func work(of action: Action) -> String {
    let inputs = action.inputs
    switch action.step {
    case .map, .partial, .sign, .join, .render: return records(of: inputs.first)
    case .combine: return "\(inputs.count) partial results"
    case .finish: return "the result of all records"
    case .settle:
      let own = inputs.first { $0.name.hasPrefix(LinkInput.own) }.map {
        $0.name.dropFirst(LinkInput.own.count)
      }
      let block = own.map(String.init) ?? inputs.first.flatMap { LinkInput.neighbour($0.name)?.block } ?? ""
      return "the links of block '\(block)' and of its neighbours"
    case .resolve: return "the links that blocks leave open (\(inputs.count) lists)"
    case .merge, .link, .linkAcross:
      let own = inputs.filter { $0.name.hasPrefix(LinkInput.own) }
      let block = own.first?.name.dropFirst(LinkInput.own.count) ?? ""
      return
        "the records of block '\(block)' (\(own.count) parts, with \(inputs.count - own.count) of others)"
    }
  }

  /// The records of a chunk, from which to which.
  private func records(of input: ActionInput?) -> String {
    guard let input, let chunk = try? ObjectStore(store: store).lines(input.digest) else { return "a chunk" }
    var labels: [String] = []
    var count = 0
    var last: Range<Int>?
    func note(_ line: Range<Int>?) {
      guard let line else { return }
      let id = RecordLabel(line: chunk.bytes[line]).id
      if !id.isEmpty { labels.append("'\(id)'") }
    }
    chunk.forEachLine { line in
      if count == 0 { note(line) }
      count += 1
      last = line
    }
    if count > 1 { note(last) }
    return "\(count) record\(count == 1 ? "" : "s") of '\(input.name)', " + labels.joined(separator: " to ")
  }
}
