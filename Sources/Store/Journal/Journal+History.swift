import Foundation
import GRDB
package import Hashing

/// A run that is kept whatever its age, under a name.
package struct PinRow: Hashable, Sendable {
  package let run: Int
  package let name: String
}

extension Journal {
  /// What stood for a stage when a run had ended: what that run decided, or the last one before it that came to
  /// the stage. Runs as of another time count only for themselves.
  package func stage(
    _ stage: String, pipeline: String, atRun run: Int
  ) throws(StoreError) -> (run: Int, row: StageRow)? {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT run_stage.* FROM run_stage JOIN run ON run.id = run_stage.run
          WHERE run_stage.stage = ? AND run.pipeline = ? AND run.id <= ? AND (run.as_of IS NULL OR run.id = ?)
          ORDER BY run_stage.run DESC LIMIT 1
          """, arguments: [stage, pipeline, run, run])
      return row.flatMap { row in Self.stageRow(row).map { (row["run"], $0) } }
    }
  }

  /// The results of a recipe's actions that name an object.
  package func actions(recipe: Digest, naming digest: Digest) throws(StoreError) -> [ActionRow] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT key, result FROM action WHERE recipe = ? AND instr(result, ?) > 0",
        arguments: [Data(recipe.bytes), digest.hex]
      ).compactMap { row in
        Digest(bytes: row["key"] as Data).map { ActionRow(key: $0, recipe: recipe, result: row["result"]) }
      }
    }
  }

  /// The run that recorded the whole stage's result of a key.
  package func runOfStageResult(_ key: Digest) throws(StoreError) -> Int? {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT run FROM stage_result WHERE key = ?", arguments: [Data(key.bytes)])
    }
  }

  /// All snapshots of a stage with the times of their runs, newest first.
  package func captures(
    pipeline: String, stage: String
  ) throws(StoreError) -> [(started: String, row: CaptureRow)] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT capture.*, run.started FROM capture JOIN run ON run.id = capture.run
          WHERE capture.pipeline = ? AND capture.stage = ? ORDER BY capture.run DESC
          """, arguments: [pipeline, stage]
      ).compactMap { row -> (started: String, row: CaptureRow)? in
        guard RowSum.holds(row, of: "capture") else { return nil }
        return Digest(bytes: row["ledger"] as Data).map {
          (row["started"], CaptureRow(run: row["run"], ledger: $0, result: row["result"]))
        }
      }
    }
  }

  /// What a pipeline published, newest first.
  package func publications(pipeline: String) throws(StoreError) -> [PublicationRow] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM publication WHERE pipeline = ? ORDER BY run DESC", arguments: [pipeline]
      ).compactMap(Self.publicationRow)
    }
  }
}

extension Journal {
  /// The pins, by run.
  package func pins() throws(StoreError) -> [PinRow] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT run, name FROM pin ORDER BY run").map {
        PinRow(run: $0["run"], name: $0["name"])
      }
    }
  }

  /// Pins a run under a name; a pin that the run has, or that has the name, gives way.
  package func pin(_ run: Int, name: String) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO pin (run, name) VALUES (?, ?)", arguments: [run, name])
    }
  }

  /// Takes a pin away; false if the run has none.
  package func unpin(_ run: Int) throws(StoreError) -> Bool {
    try write { database in
      try database.execute(sql: "DELETE FROM pin WHERE run = ?", arguments: [run])
      return database.changesCount > 0
    }
  }
}
