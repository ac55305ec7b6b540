import Hashing

extension StoreDamage {
  /// What is damaged and what becomes of it.
  package var text: String {
    switch self {
    case .journal(let problem): "journal: \(problem)"
    case .corrupt(let digest, let owner):
      "object \(digest.hex.prefix(12)) does not have its content; it belongs to \(owner)"
    case .missing(let digest, let owner): "object \(digest.hex.prefix(12)) is gone; it belongs to \(owner)"
    case .unreadable(let row): "\(row) cannot be read"
    case .stranger(let path): "\(path) is no object"
    case .published(let path, let problem): "\(path): \(problem)"
    }
  }

  /// Whether a run is needed to make good what a repair can only forget.
  package var isMendedByRun: Bool {
    switch self {
    case .corrupt, .missing, .published, .unreadable: true
    case .journal, .stranger: false
    }
  }
}
