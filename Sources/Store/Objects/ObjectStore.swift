package import Hashing
import Synchronization

/// Content-addressed objects: each a zstd file named by the SHA-256 of what it holds.
///
/// A write goes to a temporary file, is forced to the disk and renamed; `flush` forces the folders. Only after
/// that may the journal name the object. A read checks the digest: a bad object is never used.
package final class ObjectStore: Sendable {
  /// Largest object that is read: a guard against a damaged size field.
  private static let sizeLimit = 1 << 34

  /// The store's folder.
  package let store: String
  let folder: String
  private let temporaryFolder: String
  /// Where an object may be that is not here; nothing is ever written there.
  private let base: ObjectStore?
  private let state = Mutex(State())

  private struct State {
    var counter = 0
    var foldersToSync: Set<String> = []
  }

  /// Opens the objects below a store's folder; makes the folders.
  package init(store: String) throws(StoreError) {
    self.store = store
    base = nil
    folder = store + "/objects"
    temporaryFolder = store + "/tmp"
    try Files.makeFolder(folder)
    try Files.makeFolder(temporaryFolder)
  }

  /// A store of what `base` does not have, in a folder among its temporary ones: for work of which nothing is to stay.
  /// Its owner removes it; what a process that died left of it, the next run does.
  package init(over base: ObjectStore) throws(StoreError) {
    self.base = base
    store = base.nextTemporaryPath()
    folder = store + "/objects"
    temporaryFolder = store + "/tmp"
    try Files.makeFolder(folder)
    try Files.makeFolder(temporaryFolder)
  }

  /// Removes a store over another with all that it holds; any other stays.
  package func removeScratch() throws(StoreError) {
    if base != nil { try Files.remove(store) }
  }

  /// Stores bytes and gives their digest. Storing what is there costs no write.
  package func put(_ bytes: [UInt8]) throws(StoreError) -> Digest {
    let digest = Digest.of(bytes)
    let path = path(of: digest)
    if Files.exists(path) || base?.contains(digest) ?? false { return digest }
    let temporary = nextTemporaryPath()
    try Files.writeDurably(Compression.compress(bytes), to: temporary)
    let shard = folder + "/" + digest.hex.prefix(2)
    try Files.makeFolder(shard)
    try Files.rename(temporary, to: path)
    state.withLock { _ = $0.foldersToSync.insert(shard) }
    return digest
  }

  /// The bytes that a digest names. Throws `missing` or `corrupt`; a corrupt object is moved out of the way, so
  /// that making it again mends the store.
  package func get(_ digest: Digest) throws(StoreError) -> [UInt8] {
    guard let stored = try Files.read(path(of: digest)) else {
      guard let base else { throw .missing(digest) }
      return try base.get(digest)
    }
    guard let bytes = content(stored, of: digest) else {
      try? Files.remove(path(of: digest))
      throw .corrupt(digest)
    }
    return bytes
  }

  /// Whether an object is there; says nothing of its content.
  package func contains(_ digest: Digest) -> Bool {
    Files.exists(path(of: digest)) || base?.contains(digest) ?? false
  }

  /// Notes that another process stored an object here, so that `flush` forces its name to the disk too.
  package func noteStored(_ digest: Digest) {
    let shard = folder + "/" + digest.hex.prefix(2)
    state.withLock { _ = $0.foldersToSync.insert(shard) }
  }

  /// Forces the names of all objects stored so far to the disk.
  package func flush() throws(StoreError) {
    let folders = state.withLock { state in
      defer { state.foldersToSync = [] }
      return state.foldersToSync.sorted()
    }
    for path in folders { try Files.syncFolder(path) }
    if !folders.isEmpty { try Files.syncFolder(folder) }
  }

  /// Removes what dead processes left half written. Only the holder of the lock may. With `mayBeShared`, what may be
  /// another machine's is left alone for a day.
  package func removeTemporaries(mayBeShared: Bool = false) throws(StoreError) {
    for name in Files.names(in: temporaryFolder) {
      let path = temporaryFolder + "/" + name
      let parts = name.split(separator: ".", maxSplits: 2)
      let owner = parts.first.flatMap { Int32($0) }
      let isOurs = parts.count == 3 && parts[2] == hostName
      if mayBeShared, !isOurs, Files.age(of: path).map({ $0 < 86_400 }) ?? true { continue }
      if let owner, owner != processIdentifier, Files.isRunning(owner) { continue }
      try Files.remove(path)
    }
  }

  /// A path for a temporary file that no other call gets.
  package func nextTemporaryPath() -> String {
    let number = state.withLock { state in
      state.counter += 1
      return state.counter
    }
    // Two machines may have processes of one number.
    return "\(temporaryFolder)/\(processIdentifier).\(number).\(hostName)"
  }

  /// What a stored object holds; nil if that is not what its name says.
  func content(_ stored: [UInt8], of digest: Digest) -> [UInt8]? {
    guard let bytes = Compression.decompress(stored, limit: Self.sizeLimit), Digest.of(bytes) == digest else {
      return nil
    }
    return bytes
  }

  func path(of digest: Digest) -> String {
    let hex = digest.hex
    return "\(folder)/\(hex.prefix(2))/\(hex.dropFirst(2)).zst"
  }
}
