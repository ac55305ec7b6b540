package import Hashing

extension ObjectStore {
  /// Every object that is there, with its bytes on the disk, and the paths of what is no object.
  package func inventory() -> (sizes: [Digest: Int], strangers: [String]) {
    var sizes: [Digest: Int] = [:]
    var strangers: [String] = []
    for shard in Files.names(in: folder) {
      for name in Files.names(in: "\(folder)/\(shard)") {
        let path = "\(folder)/\(shard)/\(name)"
        guard name.hasSuffix(".zst"), let digest = Digest(hex: shard + name.dropLast(4)),
          let size = Files.size(of: path)
        else {
          strangers.append(path)
          continue
        }
        sizes[digest] = size
      }
    }
    return (sizes, strangers)
  }

  /// Whether an object is there and has the content that its name says. Changes nothing.
  package func isIntact(_ digest: Digest) throws(StoreError) -> Bool {
    guard let stored = try Files.read(path(of: digest)) else { return false }
    return content(stored, of: digest) != nil
  }

  /// Removes an object; one that is not there is fine. Only the holder of the lock may, and only when no row of
  /// the journal names it any more.
  package func remove(_ digest: Digest) throws(StoreError) { try Files.remove(path(of: digest)) }
}
