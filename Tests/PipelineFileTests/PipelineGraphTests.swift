import PipelineFile
import Testing

@Suite("Graphs of pipelines")
struct PipelineGraphTests {
  private static let text = stages(
    """
      normalize: { inputs: [fetch] }
      end: { uses: extract, inputs: [normalize] }
      deduplicate: { inputs: [normalize, end] }

    """)

  @Test("DOT has a node for each stage and the record type on each way")
  func dot() throws {
    #expect(
      PipelineGraph.dot(try pipeline(Self.text)) == """
        digraph "p" {
          rankdir=LR;
          node [shape=box, style=rounded, fontname="sans-serif"];
          edge [fontname="sans-serif", fontsize=10];
          "fetch" [label="fetch"];
          "normalize" [label="normalize"];
          "end" [label="end\\nuses extract"];
          "deduplicate" [label="deduplicate"];
          "fetch" -> "normalize" [label="Document"];
          "normalize" -> "end" [label="Article"];
          "normalize" -> "deduplicate" [label="Article"];
          "end" -> "deduplicate" [label="Statement"];
        }
        """)
  }

  @Test("Mermaid has the same, with numbers for names that mean something there")
  func mermaid() throws {
    #expect(
      PipelineGraph.mermaid(try pipeline(Self.text)) == """
        flowchart LR
          s1("fetch")
          s2("normalize")
          s3("end<br/>uses extract")
          s4("deduplicate")
          s1 -->|Document| s2
          s2 -->|Article| s3
          s2 -->|Article| s4
          s3 -->|Statement| s4
        """)
  }
}
