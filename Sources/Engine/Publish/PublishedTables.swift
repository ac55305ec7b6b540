package import PipelineFile
package import Records
import StageKit

/// A table to publish and the datasets that make it up, in order.
package struct PublishedTable: Hashable, Sendable {
  /// File name without its extension.
  package let name: String
  package let schema: TableSchema
  /// Stage and port of each dataset.
  package let sources: [Source]

  package struct Source: Hashable, Sendable {
    package let stage: String
    package let port: String
  }
}

/// Which tables a pipeline publishes: of each record type the datasets of the most downstream stages, and the
/// rejects of all stages. Captured pages are not published.
package enum PublishedTables {
  package static func of(_ pipeline: Pipeline) -> [PublishedTable] {
    var tables: [PublishedTable] = []
    for stage in pipeline.stages {
      for port in stage.outputs where port.schema.record != Document.schema.table.record {
        guard !isSuperseded(stage.name, record: port.schema.record, table: port.schema.table, in: pipeline)
        else {
          continue
        }
        let isTaken = tables.contains { $0.name == port.schema.table }
        tables.append(
          PublishedTable(
            name: isTaken ? "\(port.schema.table)_\(stage.name)" : port.schema.table, schema: port.schema,
            sources: [.init(stage: stage.name, port: port.name)]))
      }
    }
    let rejects = pipeline.stages.map { PublishedTable.Source(stage: $0.name, port: rejectsPort) }
    tables.append(
      PublishedTable(name: Reject.schema.table.table, schema: Reject.schema.table, sources: rejects))
    return tables
  }

  /// Whether a later stage, reading this one however indirectly, yields the same table.
  private static func isSuperseded(_ name: String, record: String, table: String, in pipeline: Pipeline)
    -> Bool
  {
    var reached: Set<String> = [name]
    for stage in pipeline.stages where stage.inputs.contains(where: { reached.contains($0.stage) }) {
      reached.insert(stage.name)
      let yieldsIt = stage.outputs.contains {
        $0.schema.record == record && $0.schema.table == table
      }
      if yieldsIt { return true }
    }
    return false
  }
}

extension PublishedTables {
  /// The tables that the modules of a registry can publish, each once, in the order of the data.
  package static func schemas(of registry: StageRegistry) -> [TableSchema] {
    var seen: Set<String> = [Document.schema.table.table]
    let tables =
      registry.modules.flatMap { $0.descriptor.outputs.map(\.schema) }
      + [Reject.schema.table, TableChange.schema.table]
    return tables.filter { seen.insert($0.table).inserted }
  }
}
