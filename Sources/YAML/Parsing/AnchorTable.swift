/// The anchors met so far, and what their aliases have cost.
struct AnchorTable {
  /// What an anchor names.
  enum Value {
    /// A list or mapping whose end is not yet read; the anchor stands at the mark.
    case open(Mark)
    case complete(Composer.Composed)
  }

  private var values: [String: Value] = [:]
  private var charged = 0

  /// The anchor whose name is nearest to one that is not there; none is looked for among very many.
  func nearestName(to name: String) -> String? {
    values.count <= 1_000 ? SpellingSuggestion.nearest(to: name, among: values.keys) : nil
  }

  /// What an alias of `name` stands for here, or nil when no such anchor came before.
  func value(of name: String) -> Value? { values[name] }

  /// Notes an anchor on a list or mapping that is about to be read. An anchor may be defined anew.
  mutating func open(_ name: String, at mark: Mark) {
    values[name] = .open(mark)
  }

  /// Completes an anchor, unless a later one inside the value has taken the name.
  mutating func close(_ name: String, openedAt mark: Mark, as composed: Composer.Composed) {
    if case .open(mark) = values[name] { values[name] = .complete(composed) }
  }

  /// Notes an anchor on a scalar.
  mutating func define(_ name: String, as composed: Composer.Composed) {
    values[name] = .complete(composed)
  }

  /// Adds the values an alias stands for, and says whether all aliases so far keep within `limit`.
  mutating func charge(_ count: Int, limit: Int) -> Bool {
    charged += count
    return charged <= limit
  }
}
