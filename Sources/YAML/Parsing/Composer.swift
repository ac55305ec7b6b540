/// Builds nodes from events, with the bounds and checks that libyaml does not have.
///
/// The recursion is as deep as the document is nested, which `YAMLLimits.depth` bounds.
struct Composer: ~Copyable {
  private var reader: EventReader
  let limits: YAMLLimits
  var anchors = AnchorTable()
  var diagnostics: [YAMLDiagnostic] = []

  init(reader: consuming EventReader, limits: YAMLLimits) {
    self.reader = reader
    self.limits = limits
  }

  /// A node with what its expansion costs: all values in it, and its levels of lists and mappings.
  struct Composed {
    var node: YAMLNode
    var count: Int
    var height: Int
    /// Whether this only stands where an alias has no value, so that reading can go on.
    var isMissing = false
  }

  /// Reads the stream to its end, or to the first diagnostic that cannot be passed over.
  mutating func compose() -> YAMLDocument {
    do throws(YAMLDiagnostic) {
      let root = try document()
      return YAMLDocument(root: root, diagnostics: diagnostics)
    } catch {
      return YAMLDocument(root: nil, diagnostics: diagnostics + [error])
    }
  }

  /// Notes a diagnostic that reading can go on after; the last one that may be collected ends it.
  mutating func report(_ mark: Mark, _ problem: YAMLProblem) throws(YAMLDiagnostic) {
    let diagnostic = YAMLDiagnostic(mark: mark, problem: problem)
    if diagnostics.count + 1 >= limits.diagnostics { throw diagnostic }
    diagnostics.append(diagnostic)
  }

  private mutating func document() throws(YAMLDiagnostic) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      let event = try reader.next()
      switch event.content {
      case .streamEnd: return root
      case .streamStart, .documentEnd: continue
      case .documentStart:
        if root != nil { throw YAMLDiagnostic(mark: event.start, problem: .secondDocument) }
      default: root = try node(event, depth: 0).node
      }
    }
  }

  /// The node that starts with `event`, inside `depth` lists and mappings.
  private mutating func node(_ event: YAMLEvent, depth: Int) throws(YAMLDiagnostic) -> Composed {
    switch event.content {
    case .alias(let name): return try alias(name, at: event.start, depth: depth)
    case .scalar(let text, let style, let tag, let anchor):
      let composed = try scalar(text, style, tag: tag, at: event.start)
      if let anchor { anchors.define(anchor, as: composed) }
      return composed
    case .sequenceStart(let tag, let anchor):
      try enter(tag, anchor, isList: true, at: event.start, depth: depth)
      let composed = try sequence(at: event.start, depth: depth + 1)
      if let anchor { anchors.close(anchor, openedAt: event.start, as: composed) }
      return composed
    case .mappingStart(let tag, let anchor):
      try enter(tag, anchor, isList: false, at: event.start, depth: depth)
      let composed = try mapping(at: event.start, depth: depth + 1)
      if let anchor { anchors.close(anchor, openedAt: event.start, as: composed) }
      return composed
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      throw YAMLDiagnostic(mark: event.start, problem: .syntax(.valueExpected))
    }
  }

  private mutating func enter(
    _ tag: String?, _ anchor: String?, isList: Bool, at mark: Mark, depth: Int
  ) throws(YAMLDiagnostic) {
    guard depth < limits.depth else {
      throw YAMLDiagnostic(mark: mark, problem: .tooDeep(limit: limits.depth))
    }
    if let problem = TagRule.problem(ofCollection: tag, isList: isList) { try report(mark, problem) }
    if let anchor { anchors.open(anchor, at: mark) }
  }

  private mutating func scalar(
    _ text: String, _ style: YAMLScalar.Style, tag: String?, at mark: Mark
  ) throws(YAMLDiagnostic) -> Composed {
    let (kind, problem) = TagRule.kind(of: text, style, tag: tag)
    if let problem { try report(mark, problem) }
    let scalar = YAMLScalar(text: text, style: style, tag: tag, kind: kind)
    return Composed(node: YAMLNode(mark: mark, content: .scalar(scalar)), count: 1, height: 0)
  }

  private mutating func sequence(at mark: Mark, depth: Int) throws(YAMLDiagnostic) -> Composed {
    var nodes: [YAMLNode] = []
    var count = 1
    var height = 0
    while true {
      let event = try reader.next()
      if case .sequenceEnd = event.content { break }
      let item = try node(event, depth: depth)
      nodes.append(item.node)
      count += item.count
      height = max(height, item.height)
    }
    return Composed(node: YAMLNode(mark: mark, content: .sequence(nodes)), count: count, height: height + 1)
  }

  private mutating func mapping(at mark: Mark, depth: Int) throws(YAMLDiagnostic) -> Composed {
    var builder = MappingBuilder()
    var count = 1
    var height = 0
    while true {
      let event = try reader.next()
      if case .mappingEnd = event.content { break }
      let key = try node(event, depth: depth)
      let value = try node(try reader.next(), depth: depth)
      count += key.count + value.count
      height = max(height, key.height, value.height)
      if !key.isMissing, let finding = builder.add(key.node, value.node) {
        try report(finding.mark, finding.problem)
      }
    }
    let node = YAMLNode(mark: mark, content: .mapping(builder.mapping()))
    return Composed(node: node, count: count, height: height + 1)
  }

  /// The value that an alias stands for, charged against the bounds as if it were written out.
  private mutating func alias(_ name: String, at mark: Mark, depth: Int) throws(YAMLDiagnostic) -> Composed {
    switch anchors.value(of: name) {
    case .complete(let composed):
      guard anchors.charge(composed.count, limit: limits.aliasedNodes) else {
        throw YAMLDiagnostic(mark: mark, problem: .aliasesTooLarge(limit: limits.aliasedNodes))
      }
      guard depth + composed.height <= limits.depth else {
        throw YAMLDiagnostic(mark: mark, problem: .tooDeep(limit: limits.depth))
      }
      return composed
    case .open(let anchor): try report(mark, .aliasInsideItself(name, anchor: anchor))
    case nil: try report(mark, .undefinedAlias(name, nearest: anchors.nearestName(to: name)))
    }
    // An empty mapping, because that is right for a merge key too: one mistake makes one diagnostic.
    let empty = YAMLNode(mark: mark, content: .mapping(YAMLMapping(entries: [])))
    return Composed(node: empty, count: 1, height: 0, isMissing: true)
  }
}
