import Glibc
import Synchronization

/// What concerns this process itself.
package enum OwnProcess {
  /// The group of the child that was started last; zero for none. Handlers of signals read it.
  static let childGroup = Atomic<Int32>(0)

  /// The path by which this very program can be started again, even if its file was replaced since.
  package static let program = "/proc/self/exe"

  /// Ends this process, the rest of its group and the child it started last with its group, when the signal comes.
  package static func dieWithGroup(on number: Int32) {
    // A handler must find it made: making it is nothing that a handler may do.
    childGroup.store(0, ordering: .relaxed)
    signal(number) { _ in
      let group = OwnProcess.childGroup.load(ordering: .relaxed)
      if group > 0 { kill(-group, SIGKILL) }
      kill(0, SIGKILL)
    }
  }
}
