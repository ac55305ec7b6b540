import Glibc
import Hashing

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let operation, let path, let errno):
      "cannot \(operation) \(path): \(String(cString: strerror(errno)))" + Self.advice(for: errno)
    case .locked(let holder):
      "another run holds the lock of this store" + (holder.isEmpty ? "" : ": \(holder)")
        + "; wait for it to end, or stop it"
    case .missing(let digest):
      "object \(digest.hex.prefix(12)) is not in the store; run again to make it anew"
    case .corrupt(let digest):
      "object \(digest.hex.prefix(12)) does not have the content that its name says; run again to make it anew"
    case .journalDamaged(let problem): "the store's journal is damaged; run again to mend it: \(problem)"
    case .journal(let problem): "the store's journal cannot be used: \(problem)"
    case .newerSchema(let found, let known):
      "the store has schema \(found), this program knows \(known); use the newer program or another --store"
    }
  }

  private static func advice(for errno: Int32) -> String {
    switch errno {
    case ENOSPC, EDQUOT: "; free some space and run again, nothing is lost"
    case EACCES, EPERM, EROFS: "; check the owner and the permissions"
    default: ""
    }
  }
}
