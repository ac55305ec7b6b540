import Engine

/// Plans in words.
enum PlanText {
  static func lines(_ plan: StagePlan) -> [String] {
    let padded = plan.name + String(repeating: " ", count: max(1, 14 - plan.name.count))
    return [padded + state(plan)] + plan.reasons.map { "              because " + $0 }
  }

  private static func state(_ plan: StagePlan) -> String {
    switch plan.state {
    case .upToDate: "up to date" + (plan.records.map { ", \($0) records" } ?? "")
    case .runs(let missing, let total): "will run: \(missing) of \(total) chunks"
    case .waits(let names): "depends on what comes of \(names.joined(separator: ", "))"
    }
  }
}
