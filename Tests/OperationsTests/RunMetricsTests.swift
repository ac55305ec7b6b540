import Engine
import Foundation
import Operations
import Testing

@Suite("Metrics of a run")
struct RunMetricsTests {
  private func metrics(_ outcome: RunOutcome) -> RunMetrics {
    RunMetrics(outcome, version: "1.2", publishedBytes: 99, free: [("store", 1000), ("outputs", 2000)])
  }

  @Test("they tell how the run ended, what each stage did, and when one was last well")
  func text() {
    let text = metrics(
      Outcomes.of(.degraded, failures: [("a \"feed\"\nof \\ two lines", "unreachable")])
    ).text
    for line in [
      "demarche_last_run_timestamp_seconds{pipeline=\"press\"} 1760000012",
      "demarche_last_run_duration_seconds{pipeline=\"press\"} 12.345",
      "demarche_last_run_status{pipeline=\"press\",status=\"degraded\"} 1",
      "demarche_last_run_status{pipeline=\"press\",status=\"done\"} 0",
      "demarche_last_success_timestamp_seconds{pipeline=\"press\"} 1760000000",
      "demarche_stage_duration_seconds{pipeline=\"press\",stage=\"fetch\"} 1.5",
      "demarche_stage_records{pipeline=\"press\",stage=\"fetch\",output=\"documents\"} 300",
      "demarche_stage_rejects{pipeline=\"press\",stage=\"fetch\"} 2",
      "demarche_stage_actions{pipeline=\"press\",stage=\"fetch\",result=\"performed\"} 1",
      "demarche_stage_actions{pipeline=\"press\",stage=\"fetch\",result=\"cached\"} 2",
      "demarche_stage_actions{pipeline=\"press\",stage=\"extract\",result=\"cached\"} 3",
      "demarche_stage_new_bytes{pipeline=\"press\",stage=\"fetch\"} 4096",
      "demarche_failed_sources{pipeline=\"press\"} 1",
      #"demarche_source_failed{pipeline="press",source="a \"feed\"\nof \\ two lines"} 1"#,
      "demarche_published_bytes{pipeline=\"press\"} 99",
      "demarche_disk_free_bytes{pipeline=\"press\",place=\"store\"} 1000",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
  }

  @Test("the file is there whole or not at all, and no second one that a collector would read")
  func atomic() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/collector/press.prom"
    for status in [RunOutcome.Status.failed, .done] { try metrics(Outcomes.of(status)).write(to: path) }
    #expect(try folder.read("collector/press.prom") == metrics(Outcomes.of(.done)).text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/collector") == ["press.prom"])
  }

  static let checker: String? = ["/usr/bin/promtool", "/usr/local/bin/promtool"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  @Test(
    "promtool finds nothing wrong with them", .enabled(if: checker != nil, "promtool is not installed"),
    arguments: RunOutcome.Status.allCases)
  func promtool(status: RunOutcome.Status) throws {
    let failures = [(source: "a \"feed\"\nof \\ two lines", reason: "unreachable")]
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.checker))
    process.arguments = ["check", "metrics"]
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, output)
    try process.run()
    input.fileHandleForWriting.write(Data(metrics(Outcomes.of(status, failures: failures)).text.utf8))
    try input.fileHandleForWriting.close()
    let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0 && told.isEmpty, "\(told)")
  }
}
