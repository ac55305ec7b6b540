import Hashing
import PipelineFile
import Records
import StageKit
import Store

/// What some runs need: the objects of their results, and the actions and blocks from which the next run goes on.
struct LiveSet {
  private(set) var objects: Set<Digest> = []
  /// Keys of actions and blocks.
  private(set) var keys: Set<Digest> = []
  /// Recipes of which not all keys that are needed are known.
  private(set) var obscureRecipes: Set<Digest> = []

  private let pipeline: Pipeline
  private let workspace: Workspace
  private var seenRoots: Set<Digest> = []
  private var seenStages: Set<Digest> = []
  private var seenLicences: Set<Digest> = []
  private let bodies: StageBodies

  init(pipeline: Pipeline, workspace: Workspace) {
    self.pipeline = pipeline
    self.workspace = workspace
    bodies = StageBodies(of: pipeline)
  }

  /// Adds what a run of the pipeline needs.
  mutating func add(run: Int) async throws {
    for row in try workspace.journal.standing(pipeline: pipeline.name, atRun: run) {
      guard let record = StageRecord(encoded: row.record) else { continue }
      add(result: record.result)
      for root in record.inputs.values { add(dataset: root) }
      // A stage that was reused night after night has one key, and one trail.
      if seenStages.insert(row.key).inserted { try await addActions(of: row, record) }
    }
    try addFragments(atRun: run)
    try addLicences(atRun: run)
  }

  mutating func add(object: Digest) { objects.insert(object) }

  mutating func add(ledger: Digest) { objects.formUnion(workspace.objects(ofLedger: ledger)) }

  mutating func add(result: StageResult) {
    for root in result.roots { add(dataset: root) }
  }

  mutating func add(action row: ActionRow) {
    keys.insert(row.key)
    if let result = ActionResult(encoded: row.result) { objects.formUnion(workspace.objects(of: result)) }
  }

  private mutating func add(dataset root: Digest) {
    guard seenRoots.insert(root).inserted else { return }
    objects.formUnion(workspace.objects(ofDataset: root))
  }

  private mutating func add(_ trail: ActionTrail.Trail) {
    for action in trail.actions {
      keys.insert(action.action.key)
      objects.formUnion(action.result.references)
    }
    for block in trail.blocks {
      keys.insert(block.key)
      objects.formUnion(block.result.references)
    }
  }

  /// The actions that the stage's result was put together from: the next run finds most of them again.
  private mutating func addActions(of row: StageRow, _ record: StageRecord) async throws {
    let wasObscure = !obscureRecipes.insert(row.recipe).inserted
    guard let stage = pipeline[row.stage], stage.descriptor.shape != .capture,
      let recipe = try workspace.journal.components(of: row.recipe).flatMap({ try? Recipe(encoded: $0) })
    else { return }
    let inputs = stage.inputs.compactMap { input in
      record.inputs[input.port].map { (port: input.port, root: $0) }
    }
    guard inputs.count == stage.inputs.count else { return }
    // What is lost is no reason to stop: it only means that less is known to be needed.
    let body = try bodies.body(stage.name)
    let trail = try? await ActionTrail(workspace: workspace).trail(
      of: stage, body, recipe: recipe, inputs: inputs)
    guard let trail else { return }
    add(trail)
    if trail.isWhole, !wasObscure { obscureRecipes.remove(row.recipe) }
  }

  /// The fragments of the files that the run published: the next one takes over what it has in common with them.
  private mutating func addFragments(atRun run: Int) throws {
    for line in pipeline.publicationLines {
      for row in try workspace.journal.publications(pipeline: line.name) where row.run == run {
        for file in PublicationRecord(encoded: row.record)?.files ?? [] {
          for root in file.content?.roots ?? [] { add(dataset: root) }
        }
      }
    }
  }

  /// What is known of the licences of the articles that the run published, which is the same for most of them, so that
  /// no object which goes would take it along.
  private mutating func addLicences(atRun run: Int) throws {
    let rows = PublishedRows(pipeline: pipeline, workspace: workspace)
    for table in PublishedTables.of(pipeline) where Publisher.hasLicences(table) {
      for dataset in try rows.datasets(of: table, atRun: run).compactMap(\.self)
      where seenLicences.insert(dataset.root).inserted {
        let lookup = BlockLookup(
          step: .render, recipe: Publisher.licenceRecipe, port: Publisher.licencePort, workspace: workspace)
        try? workspace.forEachNode(of: dataset.root) { digest, node in
          keys.insert(lookup.key(digest))
          if case .chunks(let chunks) = node {
            keys.formUnion(chunks.map { lookup.action(on: $0.digest).key })
          }
        }
      }
    }
  }
}
