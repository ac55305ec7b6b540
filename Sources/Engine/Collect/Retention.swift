package import Records

/// What a collection keeps.
package struct Retention: Hashable, Sendable {
  /// Runs that ended well, from the last one back. At least one is kept, whatever the other limits say.
  package var runs: Int
  /// Runs that began before are not kept; nil for no limit.
  package var after: Instant?
  /// Bytes on the disk that the results of runs may take; older ones go first. Nil for no limit.
  package var bytes: Int?
  /// Snapshots of the sources from before are not kept, but for those of the runs that are; nil to keep them all:
  /// what the network said cannot be made again.
  package var capturesAfter: Instant?
  /// Runs of which the history has a line at least.
  package var lines: Int
  /// Seconds for which an object must have been needed by nothing before it goes.
  package var grace: Int

  package init(
    runs: Int = 10, after: Instant? = nil, bytes: Int? = nil, capturesAfter: Instant? = nil,
    lines: Int = 1000, grace: Int = 86_400
  ) {
    self.runs = runs
    self.after = after
    self.bytes = bytes
    self.capturesAfter = capturesAfter
    self.lines = lines
    self.grace = grace
  }
}
