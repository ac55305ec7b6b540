/// Runs work for many hosts at once and for each host one piece after the other.
enum HostLanes {
  /// Runs `work` on the items, those of one host in their order, and gives each outcome to `take` when it is there, one
  /// at a time. At most `limit` pieces run at once, so no more outcomes than that wait in memory.
  static func run<Item: Sendable, Outcome: Sendable>(
    _ items: [Item], host: (Item) -> String, limit: Int,
    work: @escaping @Sendable (Item) async throws -> Outcome,
    take: (_ index: Int, _ outcome: Outcome) throws -> Void
  ) async throws {
    var lanes: [[Int]] = []
    var places: [String: Int] = [:]
    for (index, item) in items.enumerated() {
      let place = places[host(item)] ?? lanes.count
      if place == lanes.count {
        lanes.append([])
        places[host(item)] = place
      }
      lanes[place].append(index)
    }
    try await withThrowingTaskGroup(of: (place: Int, index: Int, outcome: Outcome).self) { group in
      var positions = [Int](repeating: 0, count: lanes.count)
      var opened = 0
      func start(_ place: Int) {
        let index = lanes[place][positions[place]]
        let item = items[index]
        positions[place] += 1
        group.addTask { (place, index, try await work(item)) }
      }
      while opened < min(limit, lanes.count) {
        start(opened)
        opened += 1
      }
      while let (place, index, outcome) = try await group.next() {
        try take(index, outcome)
        if positions[place] < lanes[place].count {
          start(place)
        } else if opened < lanes.count {
          start(opened)
          opened += 1
        }
      }
    }
  }
}
