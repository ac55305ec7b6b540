import Engine
import PipelineFile
import Records

/// What a collection found, in words and in JSON.
enum CollectionText {
  static func lines(_ report: CollectionReport, isDry: Bool, grace: TimeLength) -> [String] {
    var lines = [
      "kept: runs \(report.runs.map(String.init).joined(separator: ", ")); \(report.keptObjects) objects, "
        + ByteSize(bytes: report.keptBytes).text
    ]
    for line in report.lines {
      let padded = line.stage + String(repeating: " ", count: max(1, 14 - line.stage.count))
      lines.append(
        "\(padded)\(line.objects) objects unneeded, \(ByteSize(bytes: line.bytes).text); \(isDry ? "would go" : "gone") now: "
          + "\(line.goingObjects), \(ByteSize(bytes: line.goingBytes).text)")
    }
    for output in report.outputs { lines.append("\(isDry ? "would go" : "gone"): \(output)") }
    if report.oldRuns > 0 {
      lines.append(
        "\(isDry ? "would be" : "are") a line from now on: \(report.oldRuns) old runs in the history")
    }
    let waiting = report.deadObjects - report.goingObjects
    if report.lines.isEmpty { lines.append("nothing is unneeded") }
    if waiting > 0 {
      lines.append("\(waiting) objects wait for the grace time (\(grace.text)) to pass")
    }
    return lines
  }

  static func json(_ report: CollectionReport) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.name("runs")
    report.runs.write(to: &writer)
    for (name, value) in [
      ("kept_objects", report.keptObjects), ("kept_bytes", report.keptBytes),
      ("unneeded_objects", report.deadObjects), ("unneeded_bytes", report.deadBytes),
      ("removed_objects", report.goingObjects), ("removed_bytes", report.goingBytes),
      ("shortened_runs", report.oldRuns),
    ] {
      writer.name(name)
      writer.integer(value)
    }
    writer.name("stages")
    writer.beginArray()
    for line in report.lines {
      writer.beginObject()
      writer.name("stage")
      writer.string(line.stage)
      for (name, value) in [
        ("objects", line.objects), ("bytes", line.bytes), ("removed_objects", line.goingObjects),
        ("removed_bytes", line.goingBytes),
      ] {
        writer.name(name)
        writer.integer(value)
      }
      writer.endObject()
    }
    writer.endArray()
    writer.name("outputs")
    report.outputs.write(to: &writer)
    writer.endObject()
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
