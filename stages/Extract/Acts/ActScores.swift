import Records

/// By what an act was told: what `explain --statement` names. Ranges are of tokens.
enum ActGround: Sendable {
  /// The verb decides, alone or with what it takes.
  case cue
  /// The noun that the verb takes: "concern".
  case noun(Int)
  /// Mood and subject of the main clause; the place of its verb.
  case mood(Int)
  /// Words of the content.
  case words(Range<Int>)
  /// The statement before, with which this one goes on.
  case continuation
  /// The model of events.
  case events
  /// Nothing told: it is said, no more.
  case nothing
}

/// What speaks for each act: weights, with what gave the greatest.
struct ActScores: Sendable {
  private static let absent = Int16.min
  private var weights = [Int16](repeating: absent, count: Act.allCases.count)
  private var grounds = [ActGround](repeating: .nothing, count: Act.allCases.count)

  private static let numbers = Dictionary(uniqueKeysWithValues: Act.allCases.enumerated().map { ($1, $0) })

  private static func number(_ act: Act) -> Int { numbers[act] ?? 0 }

  /// The weight of an act; nil if nothing speaks for it.
  subscript(_ act: Act) -> Int? {
    let weight = weights[Self.number(act)]
    return weight == Self.absent ? nil : Int(weight)
  }

  /// The act has at least this weight.
  mutating func raise(_ act: Act, to weight: Int, _ ground: ActGround) {
    let number = Self.number(act)
    guard Int16(weight) > weights[number] else { return }
    weights[number] = Int16(weight)
    grounds[number] = ground
  }

  /// Words with a weight: the greatest counts, and each place after the first adds one.
  mutating func add(_ act: Act, _ weight: Int, _ ground: ActGround) {
    let number = Self.number(act)
    let isFirst = weights[number] == Self.absent
    raise(act, to: weight, ground)
    if !isFirst { weights[number] += 1 }
  }

  /// Adds a weight that is there from the start.
  mutating func addPrior(_ act: Act, _ weight: Int, _ ground: ActGround = .cue) {
    let number = Self.number(act)
    if weights[number] <= 0 { grounds[number] = ground }
    weights[number] = Int16(weight) + max(0, weights[number])
  }

  mutating func keep(where isKept: (Act) -> Bool) {
    for (number, act) in Act.allCases.enumerated() where !isKept(act) { weights[number] = Self.absent }
  }

  /// The act of the greatest weight, of equal ones the one that comes later in the vocabulary, and how far the next is
  /// behind.
  var best: (act: Act, weight: Int, margin: Int, ground: ActGround)? {
    var first = -1
    var second = -1
    for number in weights.indices where weights[number] != Self.absent {
      if first < 0 || weights[number] >= weights[first] {
        second = first
        first = number
      } else if second < 0 || weights[number] > weights[second] {
        second = number
      }
    }
    guard first >= 0 else { return nil }
    let weight = Int(weights[first])
    return (Act.allCases[first], weight, weight - (second < 0 ? 0 : Int(weights[second])), grounds[first])
  }
}
