package import PipelineFile

/// Too little is free on a disk for a run to begin.
package struct SpaceShortage: Error, Hashable, Sendable, CustomStringConvertible {
  let path: String
  let free: Int
  let needed: Int
  /// What the last publication takes, of what is needed.
  let publication: Int
  /// Set if it is not bytes but files that are short.
  let freeFiles: Int?

  package var description: String {
    if let freeFiles {
      return "the file system of \(path) has room for \(freeFiles) more files, and a run needs "
        + "\(SpaceCheck.files); remove some, and run again: nothing has begun"
    }
    let parts = publication > 0 ? ", \(Self.text(publication)) of it for results beside the present ones" : ""
    return
      "\(Self.text(free)) are free on the disk of \(path), and a run needs \(Self.text(needed))\(parts); "
      + "free some, or set min_free under 'run', and run again: nothing has begun"
  }

  private static func text(_ bytes: Int) -> String { ByteSize(bytes: bytes).text }
}

/// Whether a run finds the space that it needs: looked at before anything begins, so that a full disk stops a night
/// at once and not in its middle.
package struct SpaceCheck: Sendable {
  /// Files that a run may make.
  static let files = 1000

  let store: String
  let outputs: String?
  let minimumFree: Int
  /// How a disk is asked.
  package var space: @Sendable (String) -> DiskSpace? = { DiskSpace(of: $0) }

  package init(store: String, pipeline: Pipeline) {
    self.store = store
    outputs = pipeline.publication?.folder
    minimumFree = pipeline.policy.minimumFree.bytes
  }

  /// What is free where, for the places that a run writes to.
  package var free: [(place: String, bytes: Int)] {
    [("store", store), ("outputs", outputs)].compactMap { place, path in
      path.flatMap { space($0) }.map { (place, $0.free) }
    }
  }

  /// Throws if too little is free. What the system does not tell is not held against it.
  package func check() throws(SpaceShortage) {
    let publication = outputs.flatMap(FolderSize.bytes) ?? 0
    let storeSpace = space(store)
    let outputSpace = outputs.flatMap(space)
    // Results are built whole beside the present ones.
    let isShared = storeSpace?.device == outputSpace?.device
    if let storeSpace { try check(storeSpace, publication: isShared ? publication : 0) }
    if let outputSpace, !isShared { try check(outputSpace, publication: publication) }
  }

  private func check(_ space: DiskSpace, publication: Int) throws(SpaceShortage) {
    let needed = minimumFree + publication
    guard space.free >= needed else {
      throw SpaceShortage(
        path: space.path, free: space.free, needed: needed, publication: publication, freeFiles: nil)
    }
    guard minimumFree > 0, let files = space.freeFiles, files < Self.files else { return }
    throw SpaceShortage(
      path: space.path, free: space.free, needed: needed, publication: publication, freeFiles: files)
  }
}
