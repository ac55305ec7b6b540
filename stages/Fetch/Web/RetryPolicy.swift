import Glibc
import Records

/// How often something is tried that may end better the next time.
struct RetryPolicy: Sendable {
  let tries: Int
  /// Before the second try; before each later one, twice as long.
  let pause: Duration
  /// No pause is longer. A host that asks for a longer one is left alone for the rest of the capture.
  var longestPause: Duration = .seconds(60)

  func pause(after attempt: Int) -> Duration { min(pause * (1 << min(attempt - 1, 16)), longestPause) }
}

/// The `Retry-After` field (RFC 9110, section 10.2.3).
enum RetryAfter {
  /// How long to wait, in seconds from now; nil if the field says nothing.
  static func seconds(_ field: String) -> Double? {
    if let seconds = Int(field), seconds >= 0 { return Double(min(seconds, 1 << 30)) }
    guard let date = DateText.parse(field)?.instant else { return nil }
    return Double(max(0, date.secondsSinceEpoch - time(nil)))
  }
}

extension PageResponse {
  /// Whether a `Retry-After` field counts: with 503, and with 429 (RFC 6585, section 4).
  var wantsPause: Bool { status == 503 || status == 429 }
}
