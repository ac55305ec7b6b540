import Synchronization

/// Until when a capture may ask.
final class CaptureTime: Sendable {
  private let end = Mutex<ContinuousClock.Instant?>(nil)

  func start(until end: ContinuousClock.Instant?) { self.end.withLock { $0 = end } }

  var isOver: Bool { end.withLock { $0 }.map { $0 <= .now } ?? false }
}
