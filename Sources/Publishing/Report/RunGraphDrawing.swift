/// Draws the stages of a run as SVG: from left to right, or from top to bottom for narrow screens.
struct RunGraphDrawing {
  enum Direction: String {
    case across, down
  }

  let graph: RunGraph
  let direction: Direction

  private static let (boxWidth, boxHeight) = (168.0, 92.0)
  private static let (gapAcross, gapDown) = (40.0, 30.0)
  /// Room for the edges that pass other stages by.
  private static let margin = 44.0

  var svg: Markup {
    guard graph.ranks > 0 else { return "" }
    let (width, height) = size
    return """
      <svg class="graph \(direction.rawValue)" viewBox="0 0 \(length: width) \(length: height)" \
      width="\(length: width)" height="\(length: height)" role="img" \
      aria-label="Stages of the pipeline; the table below has the same facts">
      <defs><marker id="tip-\(direction.rawValue)" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" \
      markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" class="tip"/></marker></defs>
      \(graph.edges.map(edge).joined())\(graph.stages.map(box).joined())</svg>

      """
  }

  private var size: (Double, Double) {
    let pitch = pitch
    let (ranks, slots) = (Double(graph.ranks), Double(graph.slots))
    return switch direction {
    case .across: (ranks * pitch.x - Self.gapAcross + 4, slots * pitch.y - Self.gapDown + Self.margin)
    case .down: (slots * pitch.x - Self.gapAcross + Self.margin, ranks * pitch.y - Self.gapDown + 4)
    }
  }

  private var pitch: (x: Double, y: Double) {
    (Self.boxWidth + Self.gapAcross, Self.boxHeight + Self.gapDown)
  }

  private func corner(_ stage: String) -> (x: Double, y: Double) {
    guard let place = graph.places[stage] else { return (0, 0) }
    let (rank, slot) = (Double(place.rank), Double(place.slot))
    return switch direction {
    case .across: (2 + rank * pitch.x, 2 + slot * pitch.y)
    case .down: (2 + slot * pitch.x, 2 + rank * pitch.y)
    }
  }

  private func edge(_ edge: ReportEdge) -> Markup {
    let (from, to) = (corner(edge.from), corner(edge.to))
    let (width, height) = (Self.boxWidth, Self.boxHeight)
    let passes = (graph.places[edge.to]?.rank ?? 0) - (graph.places[edge.from]?.rank ?? 0) > 1
    let path: Markup =
      switch (direction, passes) {
      case (.across, false):
        curve(from.x + width, from.y + height / 2, to.x - 2, to.y + height / 2, bend: (20, 0))
      case (.across, true):
        curve(from.x + width / 2, from.y + height, to.x + width / 2, to.y + height + 2, bend: (0, 52))
      case (.down, false):
        curve(from.x + width / 2, from.y + height, to.x + width / 2, to.y - 2, bend: (0, 15))
      case (.down, true):
        curve(from.x + width, from.y + height / 2, to.x + width + 2, to.y + height / 2, bend: (52, 0))
      }
    return "<path class=\"edge\" marker-end=\"url(#tip-\(direction.rawValue))\" d=\"\(path)\"/>"
  }

  /// A cubic curve that leaves along `bend`, and arrives against it, or along it where it comes back.
  private func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, bend: (x: Double, y: Double))
    -> Markup
  {
    let comesBack = bend.x + bend.y > 40
    let side = comesBack ? 1.0 : -1.0
    return """
      M\(length: x1) \(length: y1)C\(length: x1 + bend.x) \(length: y1 + bend.y) \
      \(length: x2 + side * bend.x) \(length: y2 + side * bend.y) \(length: x2) \(length: y2)
      """
  }

  private func box(_ stage: StageReport) -> Markup {
    let (x, y) = corner(stage.name)
    let actions = stage.actionsRun + stage.actionsCached
    let cached: Markup = actions > 0 ? "\(stage.actionsCached) of \(actions) cached" : "nothing to do"
    return """
      <g class="box \(stage.decision.rawValue)"><title>\(stage.reasons.joined(separator: "; "))</title>\
      <rect x="\(length: x)" y="\(length: y)" width="\(length: Self.boxWidth)" \
      height="\(length: Self.boxHeight)" rx="8"/>\
      \(line(x, y + 22, "name", "\(Self.shortened(stage.name))"))\
      \(line(x, y + 42, "state", "\(stage.decision.sign) \(stage.decision.rawValue), \(duration(stage))"))\
      \(line(x, y + 60, "fact", "\(stage.shownRecords) records"))\
      \(line(x, y + 78, "fact", cached))</g>
      """
  }

  private func line(_ x: Double, _ y: Double, _ kind: String, _ text: Markup) -> Markup {
    "<text class=\"\(kind)\" x=\"\(length: x + 12)\" y=\"\(length: y)\">\(text)</text>"
  }

  private func duration(_ stage: StageReport) -> Markup { "\(stage.milliseconds.duration)" }

  private static func shortened(_ name: String) -> String {
    name.count > 18 ? name.prefix(17) + "\u{2026}" : name
  }
}

extension StageReport {
  /// Records of its largest output.
  var shownRecords: Int { records.values.max() ?? 0 }
}

extension StageReport.Decision {
  /// Tells decisions apart without colour.
  var sign: String {
    switch self {
    case .unchanged: "="
    case .ran: "\u{25B6}"
    case .skipped: "\u{2013}"
    case .failed: "\u{2715}"
    }
  }
}

extension Int {
  /// Milliseconds as people say them: `340 ms`, `2.5 s`, `3 min 20 s`.
  var duration: String {
    switch self {
    case ..<1000: "\(self) ms"
    case ..<60_000: "\(self / 1000).\(self % 1000 / 100) s"
    default: "\(self / 60_000) min \(self % 60_000 / 1000) s"
    }
  }
}
