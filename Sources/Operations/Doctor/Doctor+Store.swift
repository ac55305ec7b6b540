import CLinux
import Engine
import Glibc
import PipelineFile
import Records
import Store

extension Doctor {
  var storeFindings: [Finding] {
    do throws(StoreError) {
      try Files.makeFolder(store)
    } catch {
      return [.problem("store", "\(error)", "make the folder, and let \(Self.user) write there")]
    }
    guard access(store, W_OK) == 0 else {
      return [
        .problem("store", "\(store) cannot be written", "chown -R \(Self.user) \(UnitFiles.shellWord(store))")
      ]
    }
    return [place, lock, history].compactMap(\.self)
  }

  private var place: Finding {
    switch clinux_file_system(store) {
    case 0x6969, 0xFF53_4D42, 0xFE53_4D42, 0x517B:
      .warning(
        "store", "\(store) is on a network file system",
        "put it on a local disk: --store, or the pipeline file in a local folder; locks may not hold there")
    case 0x0102_1994:
      .warning(
        "store", "\(store) is in memory and gone with the next start of the machine",
        "put it on a disk: --store, or the pipeline file in another folder")
    default: .good("store", store)
    }
  }

  private var lock: Finding {
    do throws(StoreError) {
      try StoreLock(store: store, holder: "doctor of pipeline '\(pipeline.name)'").release()
      return .good("lock", "free")
    } catch {
      if case .locked(let holder) = error {
        return .warning("lock", "held by \(holder)", "wait for that run to end, or stop it")
      }
      return .problem("lock", "\(error)", "let \(Self.user) write \(store)/lock")
    }
  }

  private var history: Finding? {
    let runs: [RunRow]
    do throws(StoreError) {
      runs = try Session.open(store: store) { _ in }.journal.runs(of: pipeline.name, limit: 1)
    } catch {
      return .problem("history", "\(error)", "demarche fsck \(pipeline.file) tells more")
    }
    guard let last = runs.first else {
      return .warning("history", "the pipeline has not run yet", "demarche run \(pipeline.file)")
    }
    let text = "run \(last.id) began \(last.started): \(last.status)"
    if ["failed", "refused", "killed", "running", "stopped"].contains(last.status) {
      return .warning(
        "history", text,
        "demarche show \(pipeline.file) \(last.id) tells why; the next run goes on from there")
    }
    let age = DateText.parse(last.started)?.instant.map { now.secondsSinceEpoch - $0.secondsSinceEpoch } ?? 0
    guard age < 2 * 86_400 else {
      return .warning(
        "history", "\(text), \(age / 86_400) days ago",
        "see whether the timer is on: systemctl list-timers 'demarche-*', or crontab -l")
    }
    return .good("history", text)
  }

  var clock: [Finding] {
    let last = (try? Session.open(store: store) { _ in })?.journal
    let started = (try? last?.runs(of: pipeline.name, limit: 1))?.first?.started
    if let started, let time = DateText.parse(started)?.instant, time > now {
      return [
        .problem(
          "clock", "it says \(now), which is before the last run (\(started))",
          "set the clock; days of what is captured, and what gc removes, depend on it")
      ]
    }
    guard clinux_clock_is_kept() != 0 else {
      return [
        .warning(
          "clock", "\(now); no time service keeps it",
          "apt-get install systemd-timesyncd, or see to it on the machine that hosts this one")
      ]
    }
    return [.good("clock", "\(now), kept by a time service")]
  }

  static var user: String {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? String(getuid())
  }
}
