import Hashing

extension LedgerSource {
  /// What became of all that the source had, but for files that are read line by line.
  var outcomes: [LedgerOutcome] {
    var result: [LedgerOutcome] = []
    for (_, page) in pages.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      result += page.outcomes
    }
    for (_, file) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
      for part in file.parts { result += part.list ?? [] }
    }
    return result
  }

  /// The pieces that the source's lines refer to.
  var pieces: [Digest] {
    files.values.flatMap(\.blocks).flatMap { block in [block.piece] + (block.rejects.map { [$0] } ?? []) }
  }
}
