import Testing

@testable import Publishing

@Suite("Run graph")
struct RunGraphTests {
  private let edges = [
    ReportEdge(from: "fetch", to: "normalize"), ReportEdge(from: "normalize", to: "extract"),
    ReportEdge(from: "normalize", to: "deduplicate"), ReportEdge(from: "extract", to: "deduplicate"),
  ]
  private let stages = ["fetch", "normalize", "extract", "deduplicate"].map { stage($0) }

  @Test("A stage stands behind the last of those that it reads")
  func ranks() {
    let graph = RunGraph(stages: stages, edges: edges)
    #expect(stages.map { graph.places[$0.name]?.rank } == [0, 1, 2, 3])
    #expect((graph.ranks, graph.slots) == (4, 1))
  }

  @Test("Stages of a rank stand beside each other")
  func slots() {
    let graph = RunGraph(
      stages: ["a", "b", "c"].map { stage($0) },
      edges: [ReportEdge(from: "a", to: "b"), ReportEdge(from: "a", to: "c")])
    #expect(graph.places["b"] == RunGraph.Place(rank: 1, slot: 0))
    #expect(graph.places["c"] == RunGraph.Place(rank: 1, slot: 1))
  }

  @Test("An edge that names no stage, or comes twice, is not drawn twice or to nowhere")
  func edgesOnce() {
    let graph = RunGraph(stages: stages, edges: edges + edges + [ReportEdge(from: "fetch", to: "gone")])
    #expect(graph.edges == edges)
  }

  @Test("A box tells time, records and cache hits in words", arguments: ["across", "down"])
  func facts(direction: String) throws {
    let graph = RunGraph(stages: stages, edges: edges)
    let drawing = RunGraphDrawing(graph: graph, direction: try #require(.init(rawValue: direction)))
    let svg = drawing.svg.html
    #expect(svg.ranges(of: "<g class=\"box ran\">").count == 4)
    #expect(svg.ranges(of: "<path class=\"edge\"").count == 4)
    #expect(svg.contains(">\u{25B6} ran, 2.5 s</text>"))
    #expect(svg.contains(">1,204 records</text>"))
    #expect(svg.contains(">9 of 12 cached</text>"))
  }

  @Test(
    "Times are told in the unit that people would use",
    arguments: [(0, "0 ms"), (999, "999 ms"), (1000, "1.0 s"), (59_999, "59.9 s"), (62_251, "1 min 2 s")])
  func durations(milliseconds: Int, text: String) {
    #expect(milliseconds.duration == text)
  }
}
