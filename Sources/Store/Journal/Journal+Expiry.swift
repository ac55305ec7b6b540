import GRDB

/// What a run decided for a stage, with where the row is.
package struct PlacedStageRow: Sendable {
  package let run: Int
  package let position: Int
  package let stage: String
  /// Nil if the row is not as it was written.
  package let row: StageRow?
}

/// What a collection needs to see of the history of runs, and how it makes it shorter.
extension Journal {
  /// What all runs of a pipeline decided for their stages, oldest first.
  package func allStages(pipeline: String) throws(StoreError) -> [PlacedStageRow] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT run_stage.* FROM run_stage JOIN run ON run.id = run_stage.run
          WHERE run.pipeline = ? ORDER BY run_stage.run, run_stage.position
          """, arguments: [pipeline]
      ).map {
        PlacedStageRow(run: $0["run"], position: $0["position"], stage: $0["stage"], row: Self.stageRow($0))
      }
    }
  }

  /// Runs whose details nothing needed when a collection last looked, each with the time, in seconds since 1970,
  /// since when that is so.
  package func expiredRuns() throws(StoreError) -> [Int: Int] {
    try read { database in
      Dictionary(
        try Row.fetchAll(database, sql: "SELECT run, since FROM expired").map { ($0["run"], $0["since"]) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  /// Notes runs whose details nothing needs since now, and takes back those that something needs again.
  package func expire(_ runs: [Int], since: Int, pardoning: [Int]) throws(StoreError) {
    guard !runs.isEmpty || !pardoning.isEmpty else { return }
    try write { database in
      for run in runs {
        try database.execute(
          sql: "INSERT OR IGNORE INTO expired (run, since) VALUES (?, ?)", arguments: [run, since])
      }
      for run in pardoning {
        try database.execute(sql: "DELETE FROM expired WHERE run = ?", arguments: [run])
      }
    }
  }

  /// Takes out what a collection found of old runs, and recipes that no row names any more.
  static func forget(_ history: ForgottenHistory, _ database: Database) throws {
    guard !history.isEmpty else { return }
    for row in history.stages {
      try database.execute(
        sql: "DELETE FROM run_stage WHERE run = ? AND position = ?", arguments: [row.run, row.position])
    }
    for summary in history.summaries {
      try database.execute(
        sql: "UPDATE run SET report = ? WHERE id = ?", arguments: [summary.report, summary.run])
    }
    for run in history.runs {
      // What refers to a run that a later program does not know of keeps it.
      try database.execute(
        sql: """
          DELETE FROM run WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM run_stage WHERE run = ?1)
            AND NOT EXISTS (SELECT 1 FROM pin WHERE run = ?1)
            AND NOT EXISTS (SELECT 1 FROM capture WHERE run = ?1)
            AND NOT EXISTS (SELECT 1 FROM capture_log WHERE run = ?1)
          """, arguments: [run])
    }
    for run in history.settled {
      try database.execute(sql: "DELETE FROM expired WHERE run = ?", arguments: [run])
    }
    try database.execute(
      sql: """
        DELETE FROM recipe WHERE digest NOT IN (
          SELECT recipe FROM run_stage UNION SELECT recipe FROM action UNION SELECT recipe FROM block)
        """)
  }

  /// The pages that the file has, and those of them that hold nothing.
  package func pages() throws(StoreError) -> (all: Int, empty: Int) {
    try read { database in
      (
        try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0,
        try Int.fetchOne(database, sql: "PRAGMA freelist_count") ?? 0
      )
    }
  }

  /// Gives the disk back what rows that went have left empty, if that is most of the file. Pages that are empty are
  /// filled again before the file grows, so this is for a journal that was much larger once.
  package func shrink() throws(StoreError) {
    let (all, empty) = try pages()
    guard empty > 256, empty * 2 > all else { return }
    do { try database.vacuum() } catch { throw Self.storeError(error, path: database.path) }
  }
}

/// What a collection takes out of the history of runs.
package struct ForgottenHistory: Sendable {
  package var stages: [(run: Int, position: Int)] = []
  /// Runs of which a line is all that stays, with what is left of their reports.
  package var summaries: [(run: Int, report: String)] = []
  /// Runs of which nothing stays.
  package var runs: [Int] = []
  /// Runs that no longer wait, because what waited goes.
  package var settled: [Int] = []

  package init() {}

  var isEmpty: Bool { stages.isEmpty && summaries.isEmpty && runs.isEmpty && settled.isEmpty }
}
