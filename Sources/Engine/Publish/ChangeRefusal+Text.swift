import PipelineFile

extension ChangeRefusal {
  /// What would change, what stays, and what to do.
  var text: String {
    let parts = tables.map { table in
      var changes: [String] = []
      if table.counts.changed > 0 { changes.append("change \(table.counts.changed)") }
      if table.counts.removed > 0 { changes.append("remove \(table.counts.removed)") }
      let share = 100 * (table.counts.changed + table.counts.removed) / max(1, table.rows)
      return "\(changes.joined(separator: " and ")) of the \(table.rows) rows of \(table.name) (\(share)%)"
    }
    return "\(place): error: run \(run) would \(parts.joined(separator: ", ")), more than the "
      + "\(limit.text) that max_change allows; nothing was published, readers see what run \(published) "
      + "published; look at 'demarche diff \(pipelineFile) \(published) \(run)' and, if it is meant, run with "
      + "--accept-change"
  }
}
