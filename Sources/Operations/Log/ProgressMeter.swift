package import Engine

/// Where a run stands, in one line: the stage, its chunks, how fast records go, how long it takes still.
package struct ProgressMeter: Sendable {
  private var stage = ""
  private var place = 0
  private var count = 0
  private var began: ContinuousClock.Instant?
  private var unit = "chunks"
  private var done = 0
  private var total = 0
  private var records = 0

  package init() {}

  /// Takes what happened; false if it is nothing that the line shows.
  package mutating func take(_ event: RunEvent, at now: ContinuousClock.Instant) -> Bool {
    switch event {
    case .stageStarted(let name, let place, let count):
      self = ProgressMeter()
      (stage, self.place, self.count, began) = (name, place, count, now)
    case .progress(let name, let done, let total):
      // A capture names what it counts behind its stage.
      let parts = name.split(separator: ":", maxSplits: 1)
      unit = parts.count > 1 ? parts[1].drop { $0 == " " }.description : "chunks"
      (self.done, self.total) = (done, total)
    case .actionEnded(let action): records += action.records
    case .publishing:
      self = ProgressMeter()
      stage = "publishing"
    default: return false
    }
    return true
  }

  package func line(at now: ContinuousClock.Instant) -> String {
    guard count > 0 else { return stage + " ..." }
    var line = "\(stage) [\(place)/\(count)]"
    guard total > 0, let began else { return line + " ..." }
    line += " \(done) of \(total) \(unit)"
    let seconds = (now - began) / .seconds(1)
    guard seconds >= 1, done > 0 else { return line }
    if records > 0 { line += ", \(Int(Double(records) / seconds)) records/s" }
    if done < total {
      line += ", \(Self.duration(Int(seconds / Double(done) * Double(total - done) + 0.5))) left"
    }
    return line
  }

  /// Seconds as people say them.
  static func duration(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\((seconds + 30) / 60) min"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
