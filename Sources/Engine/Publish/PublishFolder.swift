import Store

/// The folder of published runs and the link that readers open.
///
/// A run is built whole beside the others, forced to the disk, and then one rename points the link at it:
/// readers see the old run or the new one, never a mixture.
struct PublishFolder: Sendable {
  /// The link.
  let link: String
  /// `.runs` beside it.
  let runsFolder: String
  private let linkName: String

  init(link: String) {
    let parts = link.split(separator: "/", omittingEmptySubsequences: true)
    linkName = parts.last.map(String.init) ?? "outputs"
    let parent = "/" + parts.dropLast().joined(separator: "/")
    self.link = "\(parent)/\(linkName)"
    runsFolder = "\(parent)/.runs"
  }

  /// Path of the run that the link points at; nil if there is no link or it points elsewhere.
  var current: String? {
    guard let target = Files.link(at: link), target.hasPrefix(".runs/") else { return nil }
    return runsFolder + "/" + target.dropFirst(".runs/".count)
  }

  /// Refuses to go on if something that is not ours stands where the link goes: a folder, a file, or a link that
  /// leads elsewhere.
  func check() throws {
    if Files.exists(link), current == nil { throw EngineError.outputsInTheWay(path: link) }
  }

  /// An empty folder to build a run in.
  func begin(run: Int) throws(StoreError) -> String {
    try Files.makeFolder(runsFolder)
    let building = "\(runsFolder)/.building-\(linkName)"
    try Files.remove(building)
    try Files.makeFolder(building)
    return building
  }

  /// Adds a file to a run that is being built, and the folders that its name holds.
  func write(_ bytes: [UInt8], named name: String, to building: String) throws(StoreError) {
    let path = "\(building)/\(name)"
    let parent = path[..<(path.lastIndex(of: "/") ?? path.endIndex)]
    try Files.makeFolder(String(parent))
    try Files.writeDurably(bytes, to: path)
    try Files.syncFolder(String(parent))
  }

  /// Makes a built run the current one.
  func publish(_ building: String, as name: String) throws(StoreError) {
    try Files.syncFolder(building)
    try Files.rename(building, to: "\(runsFolder)/\(name)")
    try Files.syncFolder(runsFolder)
    try point(to: name)
  }

  /// Points the link at a run that is there.
  func point(to name: String) throws(StoreError) {
    // Made where everything is ours: beside the link, its name might be somebody's.
    let temporary = "\(runsFolder)/.link-\(linkName)"
    try Files.remove(temporary)
    try Files.makeLink(at: temporary, to: ".runs/" + name)
    try Files.rename(temporary, to: link)
    try Files.syncFolder(String(link.dropLast(linkName.utf8.count + 1)))
  }

  /// Names of the runs that are kept, oldest first.
  var runNames: [String] {
    Files.names(in: runsFolder).filter { name in
      name.hasPrefix(linkName + "-") && name.dropFirst(linkName.utf8.count + 1).allSatisfy(\.isNumber)
    }
  }

  /// A name for a run's folder that no kept run has: a store that was deleted counts its runs from 1 again, and
  /// what readers have open must not be replaced under them.
  func freeName(ofRun run: Int) -> String {
    let last = runNames.last.flatMap { Int($0.dropFirst(linkName.utf8.count + 1)) } ?? 0
    return name(ofRun: max(run, last + 1))
  }

  /// Name of a run's folder; sorts by run.
  func name(ofRun run: Int) -> String {
    let digits = String(run)
    return "\(linkName)-" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }

  /// The runs that pruning removes.
  func prunable(keeping count: Int, pinned: Set<String>) -> [String] {
    let current = current
    return runNames.dropLast(max(1, count)).filter {
      current != "\(runsFolder)/\($0)" && !pinned.contains($0)
    }
  }

  /// Removes all but the last runs, the current one and those that are pinned.
  func prune(keeping count: Int, pinned: Set<String>) throws(StoreError) {
    for name in prunable(keeping: count, pinned: pinned) {
      try Files.remove("\(runsFolder)/\(name)")
    }
  }
}
