import Foundation
import GRDB
package import Hashing

/// A whole stage's result, as the journal keeps it.
package struct StageResultRow: Hashable, Sendable {
  package let key: Digest
  package let result: String
  package let run: Int
}

/// What a collection takes out of the journal, in one transaction.
package struct Forgetting: Sendable {
  package var actions: [Digest] = []
  package var blocks: [Digest] = []
  package var stageResults: [Digest] = []
  package var captures: [(pipeline: String, stage: String, run: Int)] = []
  package var publications: [(pipeline: String, run: Int)] = []
  /// Objects that are no longer waiting, because they go.
  package var condemned: [Digest] = []
  package var history = ForgottenHistory()

  package init() {}
}

/// What a collection needs to see of the journal, and what it takes out.
extension Journal {
  /// Calls `body` with each known result of an action and the run that recorded it.
  package func forEachAction(_ body: (ActionRow, Int) -> Void) throws(StoreError) {
    try forEachRow(of: "action", body)
  }

  /// The same for blocks of chunks.
  package func forEachBlock(_ body: (ActionRow, Int) -> Void) throws(StoreError) {
    try forEachRow(of: "block", body)
  }

  private func forEachRow(of table: String, _ body: (ActionRow, Int) -> Void) throws(StoreError) {
    try read { database in
      let rows = try Row.fetchCursor(database, sql: "SELECT key, recipe, result, run, sum FROM \(table)")
      while let row = try rows.next() {
        guard let key = Digest(bytes: row["key"] as Data), let recipe = Digest(bytes: row["recipe"] as Data)
        else { continue }
        // What is not as it was written says nothing.
        let result: String = RowSum.holds(row, of: table) ? row["result"] : ""
        body(ActionRow(key: key, recipe: recipe, result: result), row["run"])
      }
    }
  }

  /// The known results of whole stages.
  package func stageResults() throws(StoreError) -> [StageResultRow] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT key, result, run FROM stage_result").compactMap { row in
        Digest(bytes: row["key"] as Data).map {
          StageResultRow(key: $0, result: row["result"], run: row["run"])
        }
      }
    }
  }

  /// All runs, newest first.
  package func allRuns() throws(StoreError) -> [RunRow] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id DESC").map(Self.runRow)
    }
  }

  /// What stood for each stage when a run had ended: see `stage(_:pipeline:atRun:)`.
  package func standing(pipeline: String, atRun run: Int) throws(StoreError) -> [StageRow] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT run_stage.* FROM run_stage JOIN (
            SELECT run_stage.stage AS stage, MAX(run_stage.run) AS run
            FROM run_stage JOIN run ON run.id = run_stage.run
            WHERE run.pipeline = ? AND run.id <= ? AND (run.as_of IS NULL OR run.id = ?)
            GROUP BY run_stage.stage
          ) AS last ON last.stage = run_stage.stage AND last.run = run_stage.run
          ORDER BY run_stage.position
          """, arguments: [pipeline, run, run]
      ).compactMap(Self.stageRow)
    }
  }

  /// All snapshots of all pipelines, with the times of their runs.
  package func allCaptures() throws(StoreError) -> [(
    pipeline: String, stage: String, started: String, row: CaptureRow
  )] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT capture.*, run.started FROM capture JOIN run ON run.id = capture.run"
      ).compactMap { row in
        Digest(bytes: row["ledger"] as Data).map { ledger in
          (
            row["pipeline"], row["stage"], row["started"],
            CaptureRow(run: row["run"], ledger: ledger, result: row["result"])
          )
        }
      }
    }
  }

  /// Objects that nothing needed when a collection last looked, each with the time, in seconds since 1970, since
  /// when that is so.
  package func condemned() throws(StoreError) -> [Digest: Int] {
    try read { database in
      var result: [Digest: Int] = [:]
      for row in try Row.fetchAll(database, sql: "SELECT digest, since FROM condemned") {
        if let digest = Digest(bytes: row["digest"] as Data) { result[digest] = row["since"] }
      }
      return result
    }
  }

  /// Notes what nothing needs since now, and takes back what something needs again.
  package func condemn(_ digests: [Digest], since: Int, pardoning: [Digest]) throws(StoreError) {
    try write { database in
      for digest in digests {
        try database.execute(
          sql: "INSERT OR IGNORE INTO condemned (digest, since) VALUES (?, ?)",
          arguments: [Data(digest.bytes), since])
      }
      for digest in pardoning {
        try database.execute(
          sql: "DELETE FROM condemned WHERE digest = ?", arguments: [Data(digest.bytes)])
      }
    }
  }

  /// Takes rows out, all or none. Only after this may the objects go that they name.
  package func forget(_ what: Forgetting) throws(StoreError) {
    try write { database in
      for (table, column, digests) in [
        ("action", "key", what.actions), ("block", "key", what.blocks),
        ("stage_result", "key", what.stageResults),
        ("condemned", "digest", what.condemned),
      ] {
        let statement = try database.makeStatement(sql: "DELETE FROM \(table) WHERE \(column) = ?")
        for digest in digests { try statement.execute(arguments: [Data(digest.bytes)]) }
      }
      for capture in what.captures {
        try database.execute(
          sql: "DELETE FROM capture WHERE pipeline = ? AND stage = ? AND run = ?",
          arguments: [capture.pipeline, capture.stage, capture.run])
      }
      for publication in what.publications {
        try database.execute(
          sql: "DELETE FROM publication WHERE pipeline = ? AND run = ?",
          arguments: [publication.pipeline, publication.run])
      }
      try Self.forget(what.history, database)
    }
  }

  /// What SQLite finds wrong with the file; empty if nothing.
  package func damages() throws(StoreError) -> [String] {
    try read { database in
      try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    }
  }
}
