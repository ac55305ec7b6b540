/// Which stage reads which.
package struct ReportEdge: Hashable, Sendable {
  package let from: String
  package let to: String

  package init(from: String, to: String) {
    self.from = from
    self.to = to
  }
}

/// The stages of a run in ranks: a stage stands one rank behind the last of those that it reads.
struct RunGraph: Sendable {
  struct Place: Hashable, Sendable {
    let rank: Int
    /// Position among the stages of its rank.
    let slot: Int
  }

  let stages: [StageReport]
  /// Of the stages; those that name no stage are left out.
  let edges: [ReportEdge]
  let places: [String: Place]

  /// `stages` come in the order of the run: each after those that it reads.
  init(stages: [StageReport], edges: [ReportEdge]) {
    self.stages = stages
    var places: [String: Place] = [:]
    var filled: [Int: Int] = [:]
    for stage in stages {
      let before = edges.filter { $0.to == stage.name }.compactMap { places[$0.from]?.rank }
      let rank = before.max().map { $0 + 1 } ?? 0
      places[stage.name] = Place(rank: rank, slot: filled[rank, default: 0])
      filled[rank, default: 0] += 1
    }
    self.places = places
    var seen: Set<ReportEdge> = []
    self.edges = edges.filter { places[$0.from] != nil && places[$0.to] != nil && seen.insert($0).inserted }
    ranks = (places.values.map(\.rank).max() ?? -1) + 1
    slots = filled.values.max() ?? 0
  }

  let ranks: Int
  let slots: Int
}
