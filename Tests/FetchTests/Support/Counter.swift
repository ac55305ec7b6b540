import Synchronization

/// Counts from 0, on any thread.
final class Counter: Sendable {
  private let value = Atomic(0)

  /// How often it has counted.
  var count: Int { value.load(ordering: .relaxed) }

  func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
