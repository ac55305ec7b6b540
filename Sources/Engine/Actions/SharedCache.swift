import Hashing
package import Store
import Synchronization

/// Results that other stores have come to, in a folder that several machines or users see: read where the journal knows
/// nothing, written after it does.
///
///     <folder>/results/ab/<rest of the key>   the result and a checksum
///     <folder>/objects/ab/<rest>.zst          as in a store
///
/// It has no journal and no lock: each file is written whole and named by what it answers. An object counts only with
/// the content that its name says, and is copied into the store first; a result counts only with its checksum and all
/// of its objects. What is damaged or not there is made anew, and mends the folder.
package final class SharedCache: Sendable {
  private let folder: String
  private let objects: ObjectStore
  private let notice: @Sendable (String) -> Void
  private let hasComplained = Atomic(false)

  /// Opens the folder; makes it if it is not there. `notice` is told, once, that it cannot be written to.
  package init(folder: String, notice: @escaping @Sendable (String) -> Void) throws(StoreError) {
    self.notice = notice
    self.folder = folder
    objects = try ObjectStore(store: folder)
  }

  /// The result of an action, its objects copied into the store; nil if it is not known whole.
  func take(_ key: Digest, into store: ObjectStore) throws(StoreError) -> ActionResult? {
    guard let result = result(of: key) else { return nil }
    for digest in result.references where !store.contains(digest) {
      do throws(StoreError) {
        _ = try store.put(try objects.get(digest))
      } catch {
        switch error {
        case .missing, .corrupt: return nil
        case .system(_, let path, _) where path.hasPrefix(folder): return nil
        default: throw error
        }
      }
    }
    return result
  }

  /// Offers results to others. Their objects are in the store.
  func offer(_ results: [(key: Digest, result: ActionResult)], from store: ObjectStore) throws(StoreError) {
    for digest in results.flatMap(\.result.references) {
      if objects.contains(digest) {
        if try objects.isIntact(digest) { continue }
        try objects.remove(digest)
      }
      _ = try objects.put(try store.get(digest))
    }
    try objects.flush()
    for (key, result) in results {
      let path = path(of: key)
      if self.result(of: key) == result { continue }
      let temporary = objects.nextTemporaryPath()
      try Files.makeFolder("\(folder)/results/\(key.hex.prefix(2))")
      try Files.writeDurably(Array(Self.text(of: result.encoded, key: key).utf8), to: temporary)
      try Files.rename(temporary, to: path)
    }
  }

  func complain(_ error: StoreError) {
    guard !hasComplained.exchange(true, ordering: .relaxed) else { return }
    notice("the shared store in \(folder) gets no new results: \(error)")
  }

  private func result(of key: Digest) -> ActionResult? {
    guard let bytes = try? Files.read(path(of: key)) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let encoded = text.split(separator: "\n").first.map(String.init),
      text == Self.text(of: encoded, key: key)
    else { return nil }
    return ActionResult(encoded: encoded)
  }

  private func path(of key: Digest) -> String {
    "\(folder)/results/\(key.hex.prefix(2))/\(key.hex.dropFirst(2))"
  }

  private static func text(of encoded: String, key: Digest) -> String {
    encoded + "\n" + Digest.of(Array((key.hex + encoded).utf8)).hex + "\n"
  }
}
