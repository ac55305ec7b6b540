import ArgumentParser
import Engine
import PipelineFile
import Records
import Store

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells how the published rows of two runs differ, and what that comes from.",
    discussion: "+ a row that came, - one that is gone, ~ one that changed, with its fields.")

  @OptionGroup var arguments: PipelineArguments

  @Argument(help: ArgumentHelp("The run to compare with.", valueName: "run"))
  var old: Int

  @Argument(help: ArgumentHelp("The run that is compared.", valueName: "run"))
  var new: Int

  @Option(help: "Only this table.")
  var table: String?

  @Option(help: "Rows to show of each table; 0 for the numbers alone.")
  var limit = 20

  @Flag(help: "Print JSON Lines: causes, tables, and every row that differs (--limit does not count).")
  var json = false

  func run() throws {
    let pipeline = try arguments.load()
    let diff = try RunDiff(
      pipeline: pipeline, workspace: try arguments.open(pipeline), old: old, new: new)
    let known = PublishedTables.of(pipeline).map(\.name)
    if let table, !known.contains(table) {
      throw CommandFailure(
        message: "error: there is no table '\(table)'; there are \(known.joined(separator: ", "))", status: 64
      )
    }
    let tables = try diff.tables().filter { table == nil || $0.name == table }
    if json { return try printJSON(diff, tables) }
    if tables.isEmpty { return Console.print("runs \(old) and \(new) have the same rows") }
    for cause in try diff.causes() { Console.print("because \(cause.text)") }
    for table in tables {
      Console.print(
        "\(table.name): \(table.counts.text); \(table.rowsBefore) rows before, \(table.rowsAfter) after")
      var left = limit
      guard left > 0 else { continue }
      try diff.forEachRow(of: table.name) { row in
        for line in DiffText.lines(row, stage: try diff.stageOfChange(row)) { Console.print(line) }
        left -= 1
        return left > 0
      }
      let more = table.counts.added + table.counts.removed + table.counts.changed - limit
      if more > 0 { Console.print("  and \(more) more") }
    }
  }

  private func printJSON(_ diff: RunDiff, _ tables: [RunDiff.Table]) throws {
    Console.print(DiffText.json(try diff.causes()))
    for table in tables {
      Console.print(DiffText.json(table))
      try diff.forEachRow(of: table.name) { row in
        Console.print(DiffText.json(row, table: table.name))
        return true
      }
    }
  }
}
