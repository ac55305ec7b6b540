import Engine
import Foundation
import Hashing
import Operations
import Records
import Testing

@Suite("What a run tells as it goes")
struct RunLogTests {
  private static let events: [RunEvent] = [
    .runStarted(run: 7), .stageStarted(name: "extract", place: 3, count: 5),
    .actionEnded(
      PerformedAction(stage: "extract", step: "map", chunk: .of([1]), records: 512, milliseconds: 80)),
    .progress(stage: "extract", done: 1, total: 2),
    .recordSetAside(
      StoppedRecord(
        stage: "extract", chunk: .of([1]), record: "a17", reason: "stage_crashed", how: "signal 5")),
    .tryingAgain(stage: "extract", attempt: 2, seconds: 30, problem: "it took too long"),
    .stageEnded(name: "extract", record: Outcomes.record(.ran)), .notice("something"), .publishing,
  ]

  private func told(
    _ form: RunLog.Form, isQuiet: Bool = false, isWatched: Bool = false
  ) -> (lines: [String], progress: [String]) {
    let written = Lines()
    let progress = Lines()
    let rewrite: (@Sendable (String) -> Void)? = isWatched ? { @Sendable in progress.add($0) } : nil
    let log = RunLog(
      form: form, isQuiet: isQuiet, clock: { Outcomes.time }, write: { written.add($0) }, rewrite: rewrite)
    log.begin(pipeline: "press")
    for event in Self.events { log.take(event) }
    log.put(LogEntry.sourceFailed("mfa", reason: "unreachable"))
    log.end()
    return (written.all, progress.all)
  }

  @Test("people get a line for each stage and each warning, and nothing else where nobody watches")
  func text() {
    let stopped =
      "warning: stage 'extract' stopped on record a17, which is set aside as stage_crashed (signal 5)"
    let warnings = [
      stopped, "warning: stage 'extract' did not end well: it took too long; try 2 begins in 30 s",
    ]
    let (lines, progress) = told(.text)
    #expect(
      lines == warnings + [
        "extract       ran 1 of 3 actions, 300 records, 2 rejected (1500 ms)", "warning: something",
        "warning: source 'mfa' failed: unreachable",
      ])
    #expect(progress.isEmpty)
    #expect(
      told(.text, isQuiet: true).lines == warnings + [
        "warning: something", "warning: source 'mfa' failed: unreachable",
      ])
  }

  @Test("JSON lines hold run, stage, chunk, record and duration, each message as people read it")
  func json() throws {
    let parsed = try told(.json, isWatched: true).lines.map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    #expect(parsed.allSatisfy { $0["pipeline"] as? String == "press" && $0["run"] as? Int == 7 })
    #expect(parsed.allSatisfy { $0["time"] as? String == Outcomes.time.description })
    let byEvent = Dictionary(parsed.map { ($0["event"] as? String ?? "", $0) }, uniquingKeysWith: { $1 })
    let action = try #require(byEvent["action_ended"])
    #expect(action["stage"] as? String == "extract" && action["chunk"] as? String == Digest.of([1]).hex)
    #expect(action["records"] as? Int == 512 && action["duration_ms"] as? Int == 80)
    let stopped = try #require(byEvent["record_set_aside"])
    #expect(stopped["record"] as? String == "a17" && stopped["level"] as? String == "warning")
    let ended = try #require(byEvent["stage_ended"])
    #expect(ended["duration_ms"] as? Int == 1500 && ended["records"] as? Int == 300)
    #expect((ended["message"] as? String)?.hasPrefix("extract       ran 1 of 3 actions") == true)
    #expect(byEvent["source_failed"]?["source"] as? String == "mfa")
    #expect(told(.json, isWatched: true).progress.isEmpty, "a terminal gets JSON alone, if that is asked for")
  }

  @Test("a terminal shows stage, chunks, records a second and the time that is left")
  func progress() {
    var meter = ProgressMeter()
    let start = ContinuousClock.now
    _ = meter.take(.stageStarted(name: "extract", place: 3, count: 5), at: start)
    #expect(meter.line(at: start) == "extract [3/5] ...")
    for done in 1...30 {
      let action = PerformedAction(stage: "extract", step: "map", chunk: nil, records: 500, milliseconds: 1)
      _ = meter.take(.actionEnded(action), at: start)
      _ = meter.take(.progress(stage: "extract", done: done, total: 120), at: start)
    }
    #expect(
      meter.line(at: start + .seconds(10)) == "extract [3/5] 30 of 120 chunks, 1500 records/s, 30 s left")
    #expect(
      meter.line(at: start + .seconds(100)) == "extract [3/5] 30 of 120 chunks, 150 records/s, 5 min left")
    _ = meter.take(.stageStarted(name: "fetch", place: 1, count: 5), at: start)
    _ = meter.take(.progress(stage: "fetch: pages (mfa)", done: 10, total: 40), at: start)
    #expect(meter.line(at: start + .seconds(20)) == "fetch [1/5] 10 of 40 pages (mfa), 60 s left")
    let (_, progress) = told(.text, isWatched: true)
    #expect(progress.contains("extract [3/5] ...") && progress.last?.isEmpty == true)
  }
}
