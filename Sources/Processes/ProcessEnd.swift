import Glibc

/// How a process ended.
package enum ProcessEnd: Hashable, Sendable {
  case exited(status: Int32)
  case signalled(Int32)

  /// Whether it ended by itself and says that all went well.
  package var isSuccess: Bool { self == .exited(status: 0) }
}

/// A process that could not be started: the number that the system gave for it.
package struct SpawnError: Error, Hashable, Sendable, CustomStringConvertible {
  package let program: String
  package let errno: Int32

  package var description: String { "cannot start \(program): \(String(cString: strerror(errno)))" }
}
