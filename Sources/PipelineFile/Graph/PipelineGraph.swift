import StageKit

/// Draws a pipeline as text: stages in the order of the pipeline, with the record type on each way.
package enum PipelineGraph {
  /// The graph in the DOT language of Graphviz, without the last line end.
  package static func dot(_ pipeline: Pipeline) -> String {
    var lines = [
      "digraph \(quoted(pipeline.name)) {", "  rankdir=LR;",
      "  node [shape=box, style=rounded, fontname=\"sans-serif\"];",
      "  edge [fontname=\"sans-serif\", fontsize=10];",
    ]
    for stage in pipeline.stages {
      lines.append("  \(quoted(stage.name)) [label=\(quoted(label(stage, lineEnd: "\\n")))];")
    }
    for edge in edges(pipeline) {
      lines.append("  \(quoted(edge.source)) -> \(quoted(edge.reader)) [label=\(quoted(edge.record))];")
    }
    return (lines + ["}"]).joined(separator: "\n")
  }

  /// The graph in the language of Mermaid, without the last line end.
  ///
  /// Nodes are numbered, because names such as "end" mean something else there.
  package static func mermaid(_ pipeline: Pipeline) -> String {
    let numbers = Dictionary(
      pipeline.stages.enumerated().map { ($1.name, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    var lines = ["flowchart LR"]
    for (index, stage) in pipeline.stages.enumerated() {
      lines.append("  s\(index + 1)(\(quoted(label(stage, lineEnd: "<br/>"))))")
    }
    for edge in edges(pipeline) {
      guard let source = numbers[edge.source], let reader = numbers[edge.reader] else { continue }
      lines.append("  s\(source) -->|\(edge.record)| s\(reader)")
    }
    return lines.joined(separator: "\n")
  }

  private struct Edge {
    let source: String
    let reader: String
    let record: String
  }

  private static func edges(_ pipeline: Pipeline) -> [Edge] {
    pipeline.stages.flatMap { stage in
      stage.inputs.map { input in
        let port = stage.module.inputs(stage.parameters).first { $0.name == input.port }
        return Edge(source: input.stage, reader: stage.name, record: port?.record ?? input.output)
      }
    }
  }

  /// The stage's name, and its module's where that is another.
  private static func label(_ stage: PipelineStage, lineEnd: String) -> String {
    let module = stage.descriptor.name
    return module == stage.name ? stage.name : "\(stage.name)\(lineEnd)uses \(module)"
  }

  /// Names and labels hold neither quotes nor other backslashes than those of a line end.
  private static func quoted(_ text: String) -> String { "\"\(text)\"" }
}
