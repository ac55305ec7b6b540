import Hashing
import Records
import StageKit

/// One capture of all sources: who gave which document, what was set aside, what failed.
///
/// Sources are captured one after the other in the order of the pipeline file, and of two documents with one
/// identifier the first counts. A source that has not changed is not looked into, as long as nothing that comes or
/// goes elsewhere has to do with its documents; then it is disturbed, and looked at item by item.
final class CaptureSession {
  let context: any CaptureContext
  let settings: FetchSettings
  /// What the last capture left.
  let ledger: Ledger
  private(set) var failures: [SourceFailure] = []
  /// A piece of the ledger that was asked for and is lost; the capture must not count.
  private(set) var loss: (any Error)?

  private let givers: GiverIndex
  private let order: [String: Int]
  private var disturbed: Set<String> = []
  private var current = ""
  private var currentPlace = 0
  /// Whether documents that the current source gave before count as given though they were not looked at.
  private(set) var isTrusting = false
  /// What was given under a number that is another source's in the ledger.
  private var taken: [DocumentNumber: RecordKey] = [:]
  /// Marks set for the current source, with what they were before.
  private var undo: [(number: DocumentNumber, mark: GiverMark?)] = []
  private var rejects: [Reject] = []
  /// Documents that sources from the network are about to give: source by identifier.
  private var reservations: [String: String] = [:]
  private var lastParts: (piece: Digest, parts: [LedgerPart])?
  /// What the current source gave, unless it is read line by line.
  private var captured: [RecordKey]?

  init(context: any CaptureContext, settings: FetchSettings, sources: [Source]) throws {
    self.context = context
    self.settings = settings
    let ledger = context.previousLedger.flatMap { Ledger($0, context: context) }
    if ledger == nil, context.previousLedger != nil { context.startOver() }
    self.ledger = ledger ?? Ledger(context: context)
    givers =
      try self.ledger.givers.map { try GiverIndex($0, context: context) } ?? GiverIndex(context: context)
    order = Dictionary(
      sources.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    try dismissFormerSources()
  }

  /// Begins a source of files of lines. `trusting`: see `isTrusting`.
  func begin(_ source: Source, trusting: Bool) {
    captured = nil
    start(source)
    isTrusting = trusting && !disturbed.contains(source.name)
  }

  /// Begins a source that is looked at item by item; `settle` ends it.
  func begin(_ source: Source) {
    captured = []
    start(source)
  }

  private func start(_ source: Source) {
    current = source.name
    currentPlace = givers.place(of: source.name)
    isTrusting = false
    (undo, rejects) = ([], [])
  }

  /// Whether what was captured of the source before may not be what would be captured now, though it is as it was.
  func isDisturbed(_ source: Source) -> Bool { disturbed.contains(source.name) }

  /// Begins the current source again, looking at everything: it was disturbed by its own documents.
  func beginAgain() {
    for (number, mark) in undo.reversed() { givers.set(number, mark) }
    isTrusting = false
    (undo, rejects) = ([], [])
  }

  /// Ends the current source: its rejects count. Gives them.
  func end() throws -> [Reject] {
    if let loss { throw loss }
    for reject in rejects { try context.reject(reject) }
    return rejects
  }

  /// Removes from the snapshot what the source gave before, or gave now and could not go on with, and what its new
  /// entry does not have.
  func settle(from old: LedgerSource?, to new: LedgerSource) throws {
    let now = Set(new.outcomes.compactMap(\.recordKey))
    let before = (old?.outcomes ?? []).compactMap(\.recordKey) + (captured ?? [])
    for key in before where !now.contains(key) { try release(key) }
    try dismissBlocks(of: old, except: nil)
  }

  /// Takes out of the snapshot all that the current source gave before, but for what a file of lines gave.
  func dismiss(_ source: LedgerSource?, except path: String? = nil) throws {
    for key in (source?.outcomes ?? []).compactMap(\.recordKey) { try release(key) }
    try dismissBlocks(of: source, except: path)
  }

  private func dismissBlocks(of source: LedgerSource?, except path: String?) throws {
    for (name, file) in source?.files ?? [:] where name != path { try dismiss(file.blocks) }
  }

  /// The parts of a block of the ledger. Those of the last block asked for are at hand.
  func parts(of block: LedgerBlock) throws -> [LedgerPart] {
    if let lastParts, lastParts.piece == block.piece { return lastParts.parts }
    let parts = try ledger.parts(of: block)
    lastParts = (block.piece, parts)
    return parts
  }

  /// Takes out of the snapshot what is in blocks of a file.
  func dismiss(_ blocks: [LedgerBlock]) throws {
    for block in blocks {
      for part in try parts(of: block) {
        for key in (part.list ?? []).compactMap(\.recordKey) { try release(key) }
      }
    }
  }

  /// Takes out of the snapshot what the current source gave before. `isReplayed`: it stands in something that has not
  /// changed, and may have been given by its twin.
  func release(_ key: RecordKey, isReplayed: Bool = false) throws {
    let number = DocumentNumber(id: key.id)
    let fresh = givers.freshMark(number)
    let isGiven = fresh?.source == currentPlace && !isTrusting
    if let other = taken[number] {
      if other != key { try context.remove(key) }
    } else if !isGiven || !isReplayed {
      try context.remove(key)
    }
    guard !isGiven || captured != nil && taken[number] == nil,
      let mark = fresh ?? earlierMark(number), mark.source == currentPlace
    else { return }
    givers.set(number, .nobody)
    if mark.hasDuplicate { disturb(from: current) }
  }

  /// The source that has given the document with the identifier, if one has.
  func giver(of id: String) -> String? { mark(of: DocumentNumber(id: id))?.source.map(givers.name) }

  /// The source that has given the document, or is about to.
  func claimant(of id: String) -> String? { giver(of: id) ?? reservations[id] }

  /// Notes that a source is about to give a document.
  func reserve(_ id: String, for source: String) { reservations[id] = source }

  func dropReservations() { reservations = [:] }

  /// From now on, it is asked who has given a document when this source's turn comes.
  func look(from source: Source) { start(source) }

  /// Notes that a document that the context has got already is the current source's.
  func give(_ record: CapturedRecord, source: String) { give(record.key, isCaptured: true) }

  /// Puts a document into the snapshot, or sets it aside if its identifier is taken. `line` is the line it
  /// stands in, if it stands in one.
  func capture(_ document: Document, line: SourceLine? = nil) throws -> LedgerOutcome {
    if let giver = giver(of: document.id) {
      return setAside(
        .duplicate(source: giver), id: document.id, day: document.day, locator: document.locator,
        source: document.source, line: line)
    }
    give(document.key, isCaptured: true)
    return .record(try context.capture(document))
  }

  /// Sets something aside.
  @discardableResult
  func setAside(
    _ problem: CaptureProblem, id: String, day: String = "", locator: String, source: String,
    line: SourceLine? = nil
  ) -> LedgerOutcome {
    let reject = LedgerReject(
      id: id, day: day, locator: locator, reason: problem.reason, detail: problem.detail, line: line?.offset)
    report(reject, source: source, partLine: line.map { $0.number - $0.offset })
    return .reject(reject)
  }

  /// Reports what became of something that has not changed since the last capture. False, and nothing is
  /// reported, if it would not become the same now, because other documents came to take the identifiers or
  /// went and left them.
  func replay(_ outcomes: [LedgerOutcome], source: String, partLine: Int? = nil) -> Bool {
    var given: Set<String> = []
    for outcome in outcomes {
      switch outcome {
      case .record(let record):
        guard giver(of: record.key.id) == nil else { return false }
        // The usual part has one outcome; only then is the set not worth its price.
        guard outcomes.count == 1 || given.insert(record.key.id).inserted else { return false }
      case .reject(let reject):
        guard !reject.isDuplicate || giver(of: reject.id) != nil || given.contains(reject.id) else {
          return false
        }
      }
    }
    for outcome in outcomes {
      switch outcome {
      case .record(let record): give(record.key, isCaptured: false)
      case .reject(let reject): report(reject, source: source, partLine: partLine)
      }
    }
    return true
  }

  /// Reports again what was set aside.
  func report(_ reject: LedgerReject, source: String, partLine: Int?) {
    let problem = reject.isDuplicate ? duplicate(reject.id) : nil
    var detail = problem?.detail ?? reject.detail
    if let line = reject.line, let partLine {
      detail = "line \(partLine + line)" + (detail.map { ": " + $0 } ?? "")
    }
    rejects.append(
      Reject(
        stage: Fetch.name, recordID: reject.id, day: reject.day, source: source, locator: reject.locator,
        reason: reject.reason, detail: detail))
  }

  /// Notes that a source could not be captured, and reports it among the rejects too.
  func fail(_ source: Source, locator: String, _ problem: CaptureProblem) {
    note(source, locator: locator, problem)
    setAside(problem, id: Identifier.document(locator: locator), locator: locator, source: source.name)
  }

  /// Notes that a source could not be captured.
  func note(_ source: Source, locator: String, _ problem: CaptureProblem, others: Int = 0) {
    let more = others > 0 ? " (and \(others) more)" : ""
    failures.append(SourceFailure(source: source.name, reason: "\(locator): \(problem.text)\(more)"))
  }

  /// Stores who gave what.
  func storeGivers() throws -> (piece: Digest, all: [Digest]) { try givers.store() }
}

extension CaptureSession {
  /// What the ledger before knows of sources that are asked no more goes; if sources changed places, so may have
  /// who gives a document, and all are looked at.
  private func dismissFormerSources() throws {
    let former = ledger.heads.map(\.name)
    let places = former.compactMap { order[$0] }
    if places != places.sorted() { disturbed = Set(order.keys) }
    for name in former where order[name] == nil {
      current = name
      currentPlace = givers.place(of: name)
      try dismiss(try ledger.source(name))
    }
  }

  private func disturb(from name: String) {
    let place = order[name] ?? 0
    for (name, other) in order where other >= place { disturbed.insert(name) }
    isTrusting = false
  }

  private func give(_ key: RecordKey, isCaptured: Bool) {
    let number = DocumentNumber(id: key.id)
    let earlier = earlierMark(number)
    if let source = earlier?.source {
      if isCaptured || source != currentPlace { taken[number] = key }
      if source != currentPlace { disturbed.insert(givers.name(of: source)) }
    }
    if isTrusting { undo.append((number, givers.freshMark(number))) }
    if isCaptured { captured?.append(key) }
    givers.set(
      number, GiverMark(source: currentPlace, hasDuplicate: earlier?.hasDuplicate ?? false))
  }

  /// Who has given the document in this capture: as far as it has come, or before, where that still holds.
  private func mark(of number: DocumentNumber) -> GiverMark? {
    if let mark = givers.freshMark(number) { return mark.source == nil ? nil : mark }
    guard let mark = earlierMark(number), let source = mark.source else { return nil }
    if source == currentPlace { return isTrusting ? mark : nil }
    guard let place = order[givers.name(of: source)], let own = order[current] else { return nil }
    return place < own ? mark : nil
  }

  private func earlierMark(_ number: DocumentNumber) -> GiverMark? {
    do { return try givers.earlierMark(number) } catch { loss = loss ?? error }
    return nil
  }

  /// Notes that the document was given twice; who gave it first.
  private func duplicate(_ id: String) -> CaptureProblem? {
    let number = DocumentNumber(id: id)
    guard let mark = mark(of: number), let source = mark.source else { return nil }
    if !mark.hasDuplicate {
      if isTrusting { undo.append((number, givers.freshMark(number))) }
      givers.set(number, GiverMark(source: source, hasDuplicate: true))
    }
    return .duplicate(source: givers.name(of: source))
  }
}

/// Where a line stands.
struct SourceLine: Sendable {
  /// In its file, from 1.
  let number: Int
  /// In its part of the file, from 0.
  let offset: Int
}
