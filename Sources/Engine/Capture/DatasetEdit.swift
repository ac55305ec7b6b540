import Hashing
import Records
import Store

/// Makes a dataset out of an earlier one and sorted changes. What no change touches is taken over by its name,
/// chunks and whole nodes, so the cost is that of the changes; the result is that of all records put together anew.
struct DatasetEdit {
  private let workspace: Workspace
  /// Whether a record takes the place of one with the same key; if not, both stand.
  private let isKeyed: Bool
  private var changes: SortedChanges
  private var pending: RecordChange?
  private var builder = DatasetBuilder()
  private var open = OpenChunk()
  /// Chunks that were put together.
  private(set) var made = 0

  init(_ changes: SortedChanges, isKeyed: Bool, workspace: Workspace) throws(StoreError) {
    self.changes = changes
    self.isKeyed = isKeyed
    self.workspace = workspace
    pending = try self.changes.next()
  }

  /// The new dataset; `old` is the root of the earlier one.
  mutating func apply(to old: Digest?) throws -> DatasetReference {
    if let old {
      let root = try workspace.node(old)
      try walk(root, level: try height(root) - 1, following: nil)
    }
    while pending != nil { try addPending() }
    try close()
    let workspace = workspace
    var root = try builder.finish { try workspace.store($0) }
    while case .nodes(let nodes) = try workspace.node(root.digest), nodes.count == 1 { root = nodes[0] }
    return DatasetReference(root)
  }

  private func height(_ node: DatasetNode) throws -> Int {
    guard case .nodes(let nodes) = node, let first = nodes.first else { return 1 }
    return try height(try workspace.node(first.digest)) + 1
  }

  private mutating func walk(_ node: DatasetNode, level: Int, following: RecordKey?) throws {
    let workspace = workspace
    switch node {
    case .chunks(let chunks):
      for (index, chunk) in chunks.enumerated() {
        let next = index + 1 < chunks.count ? chunks[index + 1].first : following
        try addPending(before: chunk.first)
        if try isUntouched(chunk.first, chunk.last, next) {
          try builder.append(chunk) { try workspace.store($0) }
        } else {
          try merge(try workspace.lines(of: chunk))
        }
      }
    case .nodes(let nodes):
      for (index, node) in nodes.enumerated() {
        let next = index + 1 < nodes.count ? nodes[index + 1].first : following
        try addPending(before: node.first)
        if builder.takes(node, level: level - 1), try isUntouched(node.first, node.last, next) {
          try builder.append(node, level: level - 1) { try workspace.store($0) }
        } else {
          try walk(try workspace.node(node.digest), level: level - 1, following: next)
        }
      }
    }
  }

  /// Whether what stands from `first` to `last` stays as it is, chunk for chunk: nothing changes within, nothing
  /// before it flows into it, and nothing that comes behind it, before `next`, belongs to its last chunk.
  private mutating func isUntouched(_ first: RecordKey, _ last: RecordKey, _ next: RecordKey?) throws -> Bool
  {
    if let pending {
      guard last < pending.key else { return false }
      if pending.key.day == last.day, next.map({ pending.key < $0 }) ?? true { return false }
    }
    guard let openDay = open.last?.day else { return true }
    guard openDay != first.day else { return false }
    try close()
    return true
  }

  /// Adds the lines of an earlier chunk, with the changes that fall among them.
  private mutating func merge(_ lines: ChunkLines) throws {
    try lines.forEachLine { range in
      let key = try RecordKey(ofLine: lines.bytes, in: range)
      try addPending(before: key)
      if isKeyed, pending?.key == key { return try addPending() }
      try add(lines.bytes[range], key)
    }
  }

  private mutating func addPending(before key: RecordKey) throws {
    while let pending, pending.key < key { try addPending() }
  }

  /// Takes the next change, and those of the same key with it. Where a key stands for one record, the last counts;
  /// else all do, in the order of their bytes.
  private mutating func addPending() throws {
    guard let change = pending else { return }
    var same = [change]
    pending = try changes.next()
    while let next = pending, next.key == change.key {
      same.append(next)
      pending = try changes.next()
    }
    if isKeyed { same = same.suffix(1) }
    for line in same.compactMap(\.line).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      try add(line[...], change.key)
    }
  }

  private mutating func add(_ line: ArraySlice<UInt8>, _ key: RecordKey) throws {
    if let day = open.last?.day, day != key.day { try close() }
    open.append(line, key)
    if ChunkBoundary.ends(after: key, size: line.count) { try close() }
  }

  private mutating func close() throws {
    guard let first = open.first, let last = open.last else { return }
    let digest = try workspace.objects.put(open.bytes)
    let chunk = ChunkReference(
      digest: digest, count: open.count, size: open.bytes.count, first: first, last: last)
    open.removeAll()
    made += 1
    let workspace = workspace
    try builder.append(chunk) { try workspace.store($0) }
  }
}

/// The records since the last chunk's end.
private struct OpenChunk {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0
  private(set) var first: RecordKey?
  private(set) var last: RecordKey?

  mutating func append(_ line: ArraySlice<UInt8>, _ key: RecordKey) {
    bytes.append(contentsOf: line)
    bytes.append(0x0A)
    count += 1
    if first == nil { first = key }
    last = key
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    (count, first, last) = (0, nil, nil)
  }
}

extension RecordKey {
  /// The key of a record's canonical line: its first member is the identifier, and `day` is among them.
  init(ofLine bytes: [UInt8], in range: Range<Int>) throws(JSONError) {
    var reader = JSONReader(bytes, in: range)
    var first = true
    var id: String?
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      if name == "day" {
        self.init(day: try String?.read(from: &reader) ?? "", id: id ?? "")
        return
      }
      if id == nil { id = try reader.string() } else { try reader.skip() }
    }
    self.init(day: "", id: id ?? "")
  }
}
