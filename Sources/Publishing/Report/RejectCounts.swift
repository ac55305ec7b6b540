import Records

/// The records that stages set aside, by stage and reason, with the first few of them.
struct RejectCounts: Sendable {
  static let mostExamples = 20

  struct Reason: Hashable, Comparable, Sendable {
    let stage: String
    let reason: String

    static func < (a: Reason, b: Reason) -> Bool { (a.stage, a.reason) < (b.stage, b.reason) }
  }

  private var counts: [Reason: Int] = [:]
  private(set) var examples: [Reject] = []

  mutating func add(_ reject: Reject) {
    counts[Reason(stage: reject.stage, reason: reject.reason), default: 0] += 1
    if examples.count < Self.mostExamples { examples.append(reject) }
  }

  var total: Int { counts.values.reduce(0, +) }

  /// Most first.
  var reasons: [(reason: Reason, count: Int)] {
    counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }.map { ($0.key, $0.value) }
  }
}
