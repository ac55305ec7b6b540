import Foundation
import GRDB
package import Hashing

/// A run as the journal keeps it.
package struct RunRow: Hashable, Sendable {
  package let id: Int
  package let pipeline: String
  /// RFC 3339, UTC.
  package let started: String
  package let ended: String?
  /// `running`, `done`, `degraded`, `refused`, `stopped`, `failed`; a run that was killed stays `running` until the next one starts.
  package let status: String
  package let report: String?
  /// The time that the run was asked to see the world as of; nil for its own.
  package let asOf: String?
}

/// What a run decided for one stage.
package struct StageRow: Hashable, Sendable {
  package let stage: String
  package let recipe: Digest
  package let key: Digest
  /// Canonical JSON: inputs, outputs, decision, counts.
  package let record: String

  package init(stage: String, recipe: Digest, key: Digest, record: String) {
    self.stage = stage
    self.recipe = recipe
    self.key = key
    self.record = record
  }
}

/// The last snapshot of a capture stage.
package struct CaptureRow: Hashable, Sendable {
  package let run: Int
  package let ledger: Digest
  package let result: String
}

extension Journal {
  /// Begins a run and gives its number. Runs left `running` by a process that died become `killed`.
  package func beginRun(pipeline: String, started: String, asOf: String? = nil) throws(StoreError) -> Int {
    try write { database in
      try database.execute(sql: "UPDATE run SET status = 'killed' WHERE status = 'running'")
      try database.execute(
        sql: "INSERT INTO run (pipeline, started, status, as_of) VALUES (?, ?, 'running', ?)",
        arguments: [pipeline, started, asOf])
      return Int(database.lastInsertedRowID)
    }
  }

  /// Ends a run.
  package func endRun(_ run: Int, status: String, ended: String, report: String) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "UPDATE run SET status = ?, ended = ?, report = ? WHERE id = ?",
        arguments: [status, ended, report, run])
    }
  }

  /// Records what a run decided for some stages.
  package func record(_ rows: [(position: Int, row: StageRow)], run: Int) throws(StoreError) {
    guard !rows.isEmpty else { return }
    try write { database in
      for (position, row) in rows { try Self.insert(row, position: position, run: run, database) }
    }
  }

  /// Records what a run decided for a stage.
  package func record(_ row: StageRow, position: Int, run: Int) throws(StoreError) {
    try write { try Self.insert(row, position: position, run: run, $0) }
  }

  private static func insert(_ row: StageRow, position: Int, run: Int, _ database: Database) throws {
    let (recipe, key) = (Data(row.recipe.bytes), Data(row.key.bytes))
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO run_stage (run, position, stage, recipe, key, record, sum)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        run, position, row.stage, recipe, key, row.record,
        RowSum.of("run_stage", [run, row.stage, recipe, key, row.record]),
      ])
  }

  /// What the last run of the pipeline that came to the stage decided for it.
  package func lastStage(_ stage: String, pipeline: String) throws(StoreError) -> (run: Int, row: StageRow)? {
    try stages(stage, pipeline: pipeline, limit: 1).first
  }

  /// What a run decided, stage by stage.
  package func stages(ofRun run: Int) throws(StoreError) -> [StageRow] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM run_stage WHERE run = ? ORDER BY position", arguments: [run]
      )
      .compactMap(Self.stageRow)
    }
  }

  static func stageRow(_ row: Row) -> StageRow? {
    guard RowSum.holds(row, of: "run_stage"), let recipe = Digest(bytes: row["recipe"] as Data),
      let key = Digest(bytes: row["key"] as Data)
    else { return nil }
    return StageRow(stage: row["stage"], recipe: recipe, key: key, record: row["record"])
  }

  /// The last runs of a pipeline, newest first.
  package func runs(of pipeline: String, limit: Int) throws(StoreError) -> [RunRow] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM run WHERE pipeline = ? ORDER BY id DESC LIMIT ?",
        arguments: [pipeline, limit]
      ).map(Self.runRow)
    }
  }

  /// A run by its number.
  package func run(_ id: Int) throws(StoreError) -> RunRow? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id]).map(Self.runRow)
    }
  }

  static func runRow(_ row: Row) -> RunRow {
    RunRow(
      id: row["id"], pipeline: row["pipeline"], started: row["started"], ended: row["ended"],
      status: row["status"], report: row["report"], asOf: row["as_of"])
  }

  /// Records a snapshot. Its objects must have been flushed before.
  package func record(
    capture result: String, ledger: Digest, pipeline: String, stage: String, run: Int
  ) throws(StoreError) {
    try write { database in
      let ledger = Data(ledger.bytes)
      try database.execute(
        sql:
          "INSERT OR REPLACE INTO capture (pipeline, stage, run, ledger, result, sum) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          pipeline, stage, run, ledger, result, RowSum.of("capture", [pipeline, stage, run, ledger, result]),
        ])
    }
  }

  /// The last snapshot of a stage. One that is not as it was written is damage to the journal: to go on from an earlier
  /// one in silence would lose what only the last one saw.
  package func lastCapture(pipeline: String, stage: String) throws(StoreError) -> CaptureRow? {
    try read { database in
      let row = try Row.fetchOne(
        database,
        sql: "SELECT * FROM capture WHERE pipeline = ? AND stage = ? ORDER BY run DESC LIMIT 1",
        arguments: [pipeline, stage])
      guard let row else { return nil }
      guard RowSum.holds(row, of: "capture"), let ledger = Digest(bytes: row["ledger"] as Data) else {
        throw StoreError.journalDamaged("the row of the last snapshot is not as it was written")
      }
      return CaptureRow(run: row["run"], ledger: ledger, result: row["result"])
    }
  }
}

extension Journal {
  /// What the last runs decided for a stage, newest first. Runs that looked at the world as of another time do
  /// not count: what they saw is not what the next run goes on from.
  package func stages(
    _ stage: String, pipeline: String, limit: Int
  ) throws(StoreError) -> [(run: Int, row: StageRow)] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT run_stage.* FROM run_stage JOIN run ON run.id = run_stage.run
          WHERE run_stage.stage = ? AND run.pipeline = ? AND run.as_of IS NULL
          ORDER BY run_stage.run DESC LIMIT ?
          """, arguments: [stage, pipeline, limit]
      ).compactMap { row in Self.stageRow(row).map { (row["run"], $0) } }
    }
  }
}

/// What was published last, and from what.
package struct PublicationRow: Hashable, Sendable {
  /// Digest of all that the outputs are made from.
  package let key: Digest
  /// Folder of the published run, by name.
  package let name: String
  /// Canonical JSON: the files with their sizes, the tables with their rows.
  package let record: String
  /// The run that published it.
  package let run: Int

  package init(key: Digest, name: String, record: String, run: Int) {
    self.key = key
    self.name = name
    self.record = record
    self.run = run
  }
}

extension Journal {
  /// Records what was published.
  package func record(_ publication: PublicationRow, pipeline: String) throws(StoreError) {
    try write { database in
      let key = Data(publication.key.bytes)
      let sum = RowSum.of(
        "publication", [pipeline, publication.run, key, publication.name, publication.record])
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO publication (pipeline, run, key, name, record, sum) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [pipeline, publication.run, key, publication.name, publication.record, sum])
    }
  }

  /// What the pipeline published last.
  package func lastPublication(pipeline: String) throws(StoreError) -> PublicationRow? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT * FROM publication WHERE pipeline = ? ORDER BY run DESC LIMIT 1",
        arguments: [pipeline])
      return row.flatMap(Self.publicationRow)
    }
  }

  static func publicationRow(_ row: Row) -> PublicationRow? {
    guard RowSum.holds(row, of: "publication") else { return nil }
    return Digest(bytes: row["key"] as Data).map {
      PublicationRow(key: $0, name: row["name"], record: row["record"], run: row["run"])
    }
  }
}
