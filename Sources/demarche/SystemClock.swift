import Glibc
import Records

/// The clock on the wall; asked once a run, at the edge of the program.
enum SystemClock {
  static var now: Instant { Instant(secondsSinceEpoch: time(nil)) }

  /// Bytes of the machine's memory.
  static var memory: Int { max(0, sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))) }

  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
