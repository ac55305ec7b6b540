import GRDB

extension Journal {
  /// Each migration runs once, in order; a shipped one is never edited.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: recipes, actions, stages, runs, captures") { database in
      try database.execute(
        sql: """
          CREATE TABLE recipe (
            digest BLOB PRIMARY KEY, components TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE action (
            key BLOB PRIMARY KEY, recipe BLOB NOT NULL, result TEXT NOT NULL, run INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE stage_result (
            key BLOB PRIMARY KEY, result TEXT NOT NULL, run INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE run (
            id INTEGER PRIMARY KEY AUTOINCREMENT, pipeline TEXT NOT NULL, started TEXT NOT NULL,
            ended TEXT, status TEXT NOT NULL, report TEXT
          ) STRICT;
          CREATE TABLE run_stage (
            run INTEGER NOT NULL REFERENCES run(id), position INTEGER NOT NULL, stage TEXT NOT NULL,
            recipe BLOB NOT NULL, key BLOB NOT NULL, record TEXT NOT NULL,
            PRIMARY KEY (run, position)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX run_stage_by_stage ON run_stage (stage, run);
          CREATE TABLE capture (
            pipeline TEXT NOT NULL, stage TEXT NOT NULL, run INTEGER NOT NULL, ledger BLOB NOT NULL,
            result TEXT NOT NULL, PRIMARY KEY (pipeline, stage, run)
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE publication (
            pipeline TEXT NOT NULL, run INTEGER NOT NULL, key BLOB NOT NULL, name TEXT NOT NULL,
            record TEXT NOT NULL, PRIMARY KEY (pipeline, run)
          ) STRICT, WITHOUT ROWID;
          PRAGMA user_version = 1;
          """)
    }
    migrator.registerMigration("capture logs") { database in
      try database.execute(
        sql: """
          CREATE TABLE capture_log (
            pipeline TEXT NOT NULL, stage TEXT NOT NULL, run INTEGER NOT NULL, log BLOB NOT NULL,
            PRIMARY KEY (pipeline, stage, run)
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("runs as of a time, pins, what waits to be collected") { database in
      try database.execute(
        sql: """
          ALTER TABLE run ADD COLUMN as_of TEXT;
          CREATE TABLE pin (run INTEGER PRIMARY KEY REFERENCES run(id), name TEXT NOT NULL UNIQUE) STRICT;
          CREATE TABLE condemned (digest BLOB PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;
          PRAGMA user_version = 2;
          """)
    }
    migrator.registerMigration("2: results of blocks of chunks") { database in
      try database.execute(
        sql: """
          CREATE TABLE block (
            key BLOB PRIMARY KEY, recipe BLOB NOT NULL, result TEXT NOT NULL, run INTEGER NOT NULL
          ) STRICT, WITHOUT ROWID;
          """)
    }
    migrator.registerMigration("3: sums of rows") { database in
      for table in RowSum.columns.keys.sorted() {
        try database.execute(sql: "ALTER TABLE \(table) ADD COLUMN sum INTEGER")
      }
    }
    migrator.registerMigration("4: runs whose details wait to be collected") { database in
      try database.execute(
        sql: "CREATE TABLE expired (run INTEGER PRIMARY KEY, since INTEGER NOT NULL) STRICT")
    }
    return migrator
  }
}
