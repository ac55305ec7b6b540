package import Hashing
package import PipelineFile
import Records
import StageKit
import Store

/// Something in the store or in the published folders that is not as it was written.
package enum StoreDamage: Hashable, Sendable {
  case journal(String)
  /// An object whose content does not have its digest; what names it.
  case corrupt(Digest, owner: String)
  /// An object that a row names and that is not there.
  case missing(Digest, owner: String)
  /// A row that cannot be read.
  case unreadable(row: String)
  case stranger(path: String)
  case published(path: String, problem: String)
}

/// Checks everything that the store and the published folders hold against its digest.
package struct StoreCheck: Sendable {
  let pipeline: Pipeline
  let workspace: Workspace

  package init(pipeline: Pipeline, workspace: Workspace) {
    self.pipeline = pipeline
    self.workspace = workspace
  }

  /// What a check found.
  package struct Findings: Sendable {
    package let objects: Int
    package let rows: Int
    package let files: Int
    package let damages: [StoreDamage]
  }

  /// Looks at every object, every row and every published file. Changes nothing.
  package func check() throws -> Findings {
    var damages = try workspace.journal.damages().map { StoreDamage.journal($0) }
    let (sizes, strangers) = workspace.objects.inventory()
    damages += strangers.map { .stranger(path: $0) }
    var corrupt: Set<Digest> = []
    for digest in sizes.keys.sorted() where try !workspace.objects.isIntact(digest) { corrupt.insert(digest) }
    let named = try namedObjects()
    damages += named.unreadable.map { .unreadable(row: $0) }
    damages += corrupt.sorted().map { .corrupt($0, owner: named.owners[$0] ?? "nothing") }
    let missing = named.owners.keys.filter { sizes[$0] == nil }.sorted()
    damages += missing.map { .missing($0, owner: named.owners[$0] ?? "nothing") }
    let published = try PublishedCheck(pipeline: pipeline, journal: workspace.journal).check()
    return Findings(
      objects: sizes.count, rows: named.rows, files: published.files, damages: damages + published.damages)
  }

  /// Takes out of the store what is damaged, and forgets what named it: the next run makes it anew. Needs the lock.
  package func repair(_ findings: Findings) throws {
    var lost: [Digest] = []
    var forgetting = Forgetting()
    for damage in findings.damages {
      switch damage {
      case .corrupt(let digest, _):
        lost.append(digest)
      case .missing(let digest, _): lost.append(digest)
      case .published(let path, _):
        forgetting.publications += try PublishedCheck(pipeline: pipeline, journal: workspace.journal)
          .publications(holding: path)
      case .journal, .unreadable, .stranger: continue
      }
    }
    for digest in lost { try workspace.journal.forgetResults(naming: digest) }
    let unreadable = try namedObjects().unreadableActions
    forgetting.actions += unreadable
    try workspace.journal.forget(forgetting)
    for digest in lost { try workspace.objects.remove(digest) }
  }

  private struct Named {
    var owners: [Digest: String] = [:]
    var rows = 0
    var unreadable: [String] = []
    var unreadableActions: [Digest] = []
  }

  /// Every object that a row of the journal names, with who names it. History keeps the rows of runs whose results
  /// were collected; what only those name is not missed.
  private func namedObjects() throws -> Named {
    var named = Named()
    try workspace.journal.forEachAction { row, _ in
      named.rows += 1
      guard let result = ActionResult(encoded: row.result) else {
        named.unreadable.append("action \(row.key.hex.prefix(12))")
        named.unreadableActions.append(row.key)
        return
      }
      for digest in result.references { named.owners[digest] = "a known result" }
    }
    var blocks: [ActionResult] = []
    try workspace.journal.forEachBlock { row, _ in
      named.rows += 1
      if let result = ActionResult(encoded: row.result) { blocks.append(result) }
    }
    for result in blocks {
      for digest in workspace.objects(of: result) {
        named.owners[digest] = "what is known of a block of chunks"
      }
    }
    for row in try workspace.journal.stageResults() {
      named.rows += 1
      guard let result = StageResult(encoded: row.result) else {
        named.unreadable.append("result of a stage of run \(row.run)")
        continue
      }
      for digest in workspace.objects(of: result) {
        named.owners[digest] = "a stage's result, made in run \(row.run)"
      }
    }
    for row in try workspace.journal.captureLogs(pipeline: pipeline.name) {
      named.rows += 1
      named.owners[row.log] = "the log of what '\(row.stage)' asked in run \(row.run)"
    }
    let captures = try workspace.journal.allCaptures()
    let last = Dictionary(
      captures.map { ("\($0.pipeline) \($0.stage)", $0.row.run) }, uniquingKeysWith: { max($0, $1) })
    for capture in captures {
      named.rows += 1
      let owner = "the snapshot of '\(capture.stage)' in run \(capture.row.run)"
      // Earlier ledgers are never read again.
      if last["\(capture.pipeline) \(capture.stage)"] == capture.row.run {
        for digest in workspace.objects(ofLedger: capture.row.ledger) { named.owners[digest] = owner }
      }
      guard let result = StageResult(encoded: capture.row.result) else {
        named.unreadable.append(owner)
        continue
      }
      for digest in workspace.objects(of: result) { named.owners[digest] = owner }
    }
    return named
  }
}
