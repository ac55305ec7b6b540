package import Hashing

/// What can go wrong with the store: facts; the text is made in `StoreError+Text.swift`.
package enum StoreError: Error, Hashable, Sendable {
  /// A system call failed.
  case system(operation: String, path: String, errno: Int32)
  /// Another run holds the lock; the text that it left, if any.
  case locked(holder: String)
  /// An object is not there.
  case missing(Digest)
  /// An object's content does not have the digest that names it.
  case corrupt(Digest)
  /// The journal's file does not hold what was written to it.
  case journalDamaged(String)
  /// What the journal holds cannot be read.
  case journal(String)
  /// The store was made by a later version of the program.
  case newerSchema(found: Int, known: Int)
}
