/// How runs of a pipeline are made, watched and cleared up after. Nothing of it is in a key: who changes it has
/// nothing rerun.
package struct RunPolicy: Sendable {
  /// Whether stages that need nothing of one that failed are run all the same.
  package var keepsGoing = false
  /// How long a run may take.
  package var timeLimit: TimeLength?
  /// What must be free on the disks, beyond what the last publication takes, for a run to begin.
  package var minimumFree = RunPolicy.defaultMinimumFree
  /// Absolute path of the file of metrics; nil for none.
  package var metrics: String?
  package var notifications: [NotificationRule] = []
  /// What is collected after a run that published; nil for nothing.
  package var collection: CollectionPolicy?

  package static let defaultMinimumFree = ByteSize(bytes: 100_000_000)

  package init() {}
}

/// What a collection keeps.
package struct CollectionPolicy: Hashable, Sendable {
  /// Runs that ended well, from the last one back.
  package var runs = 10
  package var age: TimeLength?
  package var size: ByteSize?
  /// How old snapshots of the sources may become; nil to keep them all.
  package var captures: TimeLength?
  package var grace = TimeLength(seconds: 86_400)

  package init() {}
}

/// How a stage is tried again, and how long it may take. Never part of a key.
package struct StagePolicy: Hashable, Sendable {
  /// Tries after the first one.
  package var retries = 0
  /// Before the second try; before each later one, twice as long, up to an hour.
  package var delay = TimeLength(seconds: 30)
  /// For all of the stage, its tries together; a capture ends in time with what it has.
  package var timeLimit: TimeLength?

  package init() {}

  /// Seconds to wait after a try, counted from 1.
  package func pause(after attempt: Int) -> Int { min(delay.seconds << min(attempt - 1, 20), 3600) }
}
