import GRDB
import Glibc

/// What makes results exist: a row of the journal names them. SQLite in WAL mode with `synchronous=FULL`; one
/// process writes (the holder of the store's lock), any may read.
///
/// The journal knows digests, names and canonical JSON; what the JSON says is the engine's affair.
package final class Journal: Sendable {
  /// Version of the tables; bumped on purpose.
  static let schemaVersion = 2

  let database: DatabaseQueue

  /// Opens the journal of a store, makes it if there is none. One that is damaged is moved aside and begun
  /// anew: its loss costs time, never a wrong result. `notice` is told.
  package init(store: String, notice: (String) -> Void) throws(StoreError) {
    try Files.makeFolder(store)
    let path = store + "/journal.sqlite"
    if let database = try Self.open(path) {
      self.database = database
      return
    }
    let aside = try Self.setAside(path)
    guard let database = try Self.open(path) else { throw .journal("a new one cannot be opened either") }
    self.database = database
    takeOver(from: aside, notice: notice)
  }

  /// Moves a journal that was found damaged in the middle of a run out of the way and opens a new one with what can
  /// be taken over. Nothing else may have it open.
  package static func mended(store: String, notice: (String) -> Void) throws(StoreError) -> Journal {
    let path = store + "/journal.sqlite"
    let aside = try setAside(path)
    let journal = try Journal(store: store, notice: notice)
    journal.takeOver(from: aside, notice: notice)
    return journal
  }

  private func takeOver(from aside: String, notice: (String) -> Void) {
    let rows = salvage(from: aside)
    notice(
      "the journal was damaged; it is kept as \(aside), \(rows) rows of history are taken over, and results are "
        + "made anew")
  }

  private static func setAside(_ path: String) throws(StoreError) -> String {
    let aside = freeName(for: path + ".damaged")
    for suffix in ["", "-wal", "-shm"] where Files.exists(path + suffix) {
      try Files.rename(path + suffix, to: aside + suffix)
    }
    return aside
  }

  /// What SQLite says of a file whose content is not what was written. A plain error is one of them: the tables
  /// that are expected are not those that are there.
  private static let damage: [ResultCode] = [
    .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT,
  ]

  /// Nil if the file is damaged.
  private static func open(_ path: String) throws(StoreError) -> DatabaseQueue? {
    var configuration = Configuration()
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL")
      try database.execute(sql: "PRAGMA synchronous = FULL")
    }
    do {
      let database = try DatabaseQueue(path: path, configuration: configuration)
      let found = try database.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
      guard found <= schemaVersion else { throw StoreError.newerSchema(found: found, known: schemaVersion) }
      try migrator.migrate(database)
      return database
    } catch let error as StoreError {
      throw error
    } catch let error as DatabaseError where damage.contains(error.resultCode) {
      return nil
    } catch {
      throw storeError(error, path: path)
    }
  }

  private static func freeName(for path: String) -> String {
    for number in 1... where !Files.exists("\(path)-\(number)") { return "\(path)-\(number)" }
    return path
  }

  /// Runs a reading block; what SQLite reports becomes a `StoreError`.
  func read<Value>(_ block: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try database.read(block)
    } catch let error as StoreError {
      throw error
    } catch {
      throw Self.storeError(error, path: database.path)
    }
  }

  /// Runs a block in one transaction.
  func write<Value>(_ block: (Database) throws -> Value) throws(StoreError) -> Value {
    do { return try database.write(block) } catch { throw Self.storeError(error, path: database.path) }
  }

  /// What the disk or the permissions refuse is told as for any other file, with the same advice.
  static func storeError(_ error: any Error, path: String) -> StoreError {
    switch (error as? DatabaseError)?.resultCode {
    case .SQLITE_FULL: .system(operation: "write", path: path, errno: ENOSPC)
    case .SQLITE_READONLY: .system(operation: "write", path: path, errno: EROFS)
    case .SQLITE_CANTOPEN: .system(operation: "open", path: path, errno: EACCES)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: .journalDamaged("\(error)")
    default: .journal("\(error)")
    }
  }
}
