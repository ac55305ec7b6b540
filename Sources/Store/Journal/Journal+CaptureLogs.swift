import Foundation
import GRDB
package import Hashing

/// The log that one capture left.
package struct CaptureLogRow: Hashable, Sendable {
  package let run: Int
  package let stage: String
  /// The object that holds its lines.
  package let log: Digest
}

extension Journal {
  /// Records what a capture asked and was answered. Its object must have been flushed before. Nothing that was recorded
  /// is changed or taken away again.
  package func record(
    captureLog log: Digest, pipeline: String, stage: String, run: Int
  ) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO capture_log (pipeline, stage, run, log) VALUES (?, ?, ?, ?)",
        arguments: [pipeline, stage, run, Data(log.bytes)])
    }
  }

  /// The logs of a pipeline's captures, oldest first.
  package func captureLogs(pipeline: String) throws(StoreError) -> [CaptureLogRow] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM capture_log WHERE pipeline = ? ORDER BY run, stage",
        arguments: [pipeline]
      ).compactMap { row in
        Digest(bytes: row["log"] as Data).map { CaptureLogRow(run: row["run"], stage: row["stage"], log: $0) }
      }
    }
  }
}
