import Records
import StageKit

/// When a page that was captured is asked for again.
struct RevisitRule: Hashable, Sendable {
  /// Seconds that a page is left alone after it was asked for.
  let interval: Int
  /// Days after its own for which a page that no list shows any more is asked for again.
  let days: Int

  init?(_ parameters: Parameters) {
    guard parameters.has("revisit") else { return nil }
    interval = Int(parameters.number("revisit") * 3600)
    days = parameters.integer("revisit_days")
  }

  /// Whether a page that was asked for at a time is due. One that is not known to have been asked for is; so is one
  /// that was asked for in the future, as then a clock was wrong.
  func isDue(_ page: LedgerPage, now: Instant) -> Bool {
    guard let asked = page.asked else { return true }
    return !(0..<interval).contains(now.secondsSinceEpoch - asked)
  }

  /// Whether a page is young enough to be asked for though no list shows it.
  func isRecent(_ page: LedgerPage, now: Instant) -> Bool {
    guard let day = page.last.flatMap({ CivilDate(iso: $0.key.day) }) else { return false }
    return now.date.daysSinceEpoch - day.daysSinceEpoch <= days
  }
}
