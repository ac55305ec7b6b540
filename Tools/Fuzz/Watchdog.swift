import Foundation

/// Names the input that a parser crashed on or hangs with: on the process's way out, the last thing it says.
final class Watchdog {
  private static let limit: UInt32 = 10

  init(target: String, seed: UInt64) {
    Self.prefix = "Fuzz \(target) --seed \(seed) --count 1 --first "
    for number in [SIGALRM, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT] {
      signal(number) { number in
        Watchdog.tell(number)
        signal(number, SIG_DFL)
        raise(number == SIGALRM ? SIGKILL : number)
      }
    }
  }

  // Set before any input is run; read by a signal's handler, which may take no lock.
  nonisolated(unsafe) private static var prefix = ""
  nonisolated(unsafe) private static var current = 0

  func begin(_ number: Int) {
    Self.current = number
    alarm(Self.limit)
  }

  func end() { alarm(0) }

  private static func tell(_ signal: Int32) {
    let text = (signal == SIGALRM ? "hangs: " : "crashes: ") + prefix + "\(current)\n"
    _ = text.withCString { write(2, $0, strlen($0)) }
  }

  /// Memory of the process that is in use.
  static var residentBytes: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
      let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
