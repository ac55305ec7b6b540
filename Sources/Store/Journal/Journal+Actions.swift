import Foundation
import GRDB
package import Hashing

/// The result of one action, as the journal keeps it.
package struct ActionRow: Hashable, Sendable {
  package let key: Digest
  package let recipe: Digest
  /// Canonical JSON that names the result's objects.
  package let result: String

  package init(key: Digest, recipe: Digest, result: String) {
    self.key = key
    self.recipe = recipe
    self.result = result
  }
}

extension Journal {
  /// The results known for the keys of actions.
  package func results(of keys: [Digest]) throws(StoreError) -> [Digest: String] {
    try results(of: keys, in: "action")
  }

  /// The results known for the keys of blocks of chunks.
  package func blockResults(of keys: [Digest]) throws(StoreError) -> [Digest: String] {
    try results(of: keys, in: "block")
  }

  private func results(of keys: [Digest], in table: String) throws(StoreError) -> [Digest: String] {
    try read { database in
      let statement = try database.cachedStatement(sql: "SELECT key, result, sum FROM \(table) WHERE key = ?")
      var found: [Digest: String] = [:]
      for key in keys {
        let row = try Row.fetchOne(statement, arguments: [Data(key.bytes)])
        // One that is not as it was written is a result that is not known.
        if let row, RowSum.holds(row, of: table) { found[key] = row["result"] }
      }
      return found
    }
  }

  /// Makes results of actions exist, all or none. Their objects must have been flushed before.
  package func record(_ actions: [ActionRow], run: Int) throws(StoreError) {
    try record(actions, in: "action", run: run)
  }

  /// Makes results of blocks of chunks exist, all or none. Their objects must have been flushed before.
  package func record(blocks: [ActionRow], run: Int) throws(StoreError) {
    try record(blocks, in: "block", run: run)
  }

  private func record(_ rows: [ActionRow], in table: String, run: Int) throws(StoreError) {
    try write { database in
      let statement = try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO \(table) (key, recipe, result, run, sum) VALUES (?, ?, ?, ?, ?)")
      for action in rows {
        let key = Data(action.key.bytes)
        try statement.execute(arguments: [
          key, Data(action.recipe.bytes), action.result, run, RowSum.of(table, [key, action.result]),
        ])
      }
    }
  }

  /// Keeps the components of a recipe, from which reruns are explained.
  package func record(recipe: Digest, components: String) throws(StoreError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO recipe (digest, components) VALUES (?, ?)",
        arguments: [Data(recipe.bytes), components])
    }
  }

  /// The components of a recipe that was recorded.
  package func components(of recipe: Digest) throws(StoreError) -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT components FROM recipe WHERE digest = ?", arguments: [Data(recipe.bytes)])
    }
  }

  /// The whole stage's result for a stage key.
  package func stageResult(of key: Digest) throws(StoreError) -> String? {
    try read { database in
      let row = try Row.fetchOne(
        database, sql: "SELECT key, result, sum FROM stage_result WHERE key = ?",
        arguments: [Data(key.bytes)])
      return row.flatMap { RowSum.holds($0, of: "stage_result") ? $0["result"] : nil }
    }
  }

  /// Makes a whole stage's result exist.
  package func record(stageResult: String, key: Digest, run: Int) throws(StoreError) {
    try write { database in
      let key = Data(key.bytes)
      try database.execute(
        sql: "INSERT OR REPLACE INTO stage_result (key, result, run, sum) VALUES (?, ?, ?, ?)",
        arguments: [key, stageResult, run, RowSum.of("stage_result", [key, stageResult])])
    }
  }
}

extension Journal {
  /// Disowns every result that names an object, and all those of blocks and whole stages, which are cheap to find
  /// again.
  package func forgetResults(naming digest: Digest) throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM stage_result")
      try database.execute(sql: "DELETE FROM block")
      try database.execute(sql: "DELETE FROM action WHERE result LIKE ?", arguments: ["%\(digest.hex)%"])
    }
  }
}
