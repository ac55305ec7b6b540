import Hashing
import PipelineFile
import Postgres
import Publishing
import Records
import StageKit
import Store

extension Publisher {
  /// Loads the tables into the pipeline's database server, unless it holds them already; says why it could not.
  ///
  /// The folder is published all the same: the next run finds the server behind and loads it then.
  func load(
    _ tables: [(table: PublishedTable, datasets: [DatasetReference])], key: Digest, run: String
  ) -> String? {
    guard let server = target.postgres else { return nil }
    let address: String
    do throws(SecretProblem) {
      address = try server.address.value()
    } catch {
      return "the server's address is not at hand: \(error)"
    }
    do {
      let load = try PostgresLoad(address, schema: server.schema)
      if try load.holds(key.hex, of: pipeline.name) { return nil }
      try load.begin()
      for (table, datasets) in tables {
        var chunks = try datasets.flatMap { try workspace.dataset($0.root).chunks }.makeIterator()
        try load.load(table.name, table.schema) {
          try chunks.next().map { try workspace.lines(of: $0) }
        }
      }
      try load.finish(key.hex, of: pipeline.name, run: run)
      return nil
    } catch {
      return String(describing: error)
    }
  }
}
