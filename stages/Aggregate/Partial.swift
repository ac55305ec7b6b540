import Records

/// The sums of the groups of all tables over some of the statements, in the order of their keys.
///
/// The outputs of a stage are chunked as its inputs are, so all statements of an article stand in one chunk, next
/// to each other: partials count their articles apart.
struct Partial: Sendable {
  private(set) var groups: [(key: GroupKey, sums: Sums)] = []

  init() {}

  /// Counts the statements of one chunk.
  init(counting statements: [CountedStatement], in tables: [SummaryTable]) {
    var slots: [GroupKey: Slot] = [:]
    var article = 0
    for (index, statement) in statements.enumerated() {
      if index > 0, statements[index - 1].articleID != statement.articleID { article += 1 }
      for (number, table) in tables.enumerated() {
        for (place, values) in table.groups(statement).enumerated() {
          let key = GroupKey(table: number, values: values)
          slots[key, default: Slot()].add(statement, isFirst: place == 0, article: article)
        }
      }
    }
    groups = slots.map { (key: $0, sums: $1.sums) }.sorted { $0.key < $1.key }
  }

  /// The sums of two partials over different statements.
  init(_ a: Partial, _ b: Partial) {
    groups.reserveCapacity(max(a.groups.count, b.groups.count))
    var (left, right) = (0, 0)
    while left < a.groups.count, right < b.groups.count {
      let (first, second) = (a.groups[left], b.groups[right])
      if first.key == second.key {
        var sums = first.sums
        sums.add(second.sums)
        groups.append((first.key, sums))
        left += 1
        right += 1
      } else if first.key < second.key {
        groups.append(first)
        left += 1
      } else {
        groups.append(second)
        right += 1
      }
    }
    groups += a.groups[left...]
    groups += b.groups[right...]
  }

  /// The sums of any number of partials, merged two by two so that each group is looked at a logarithm of times.
  static func merging(_ partials: [Partial]) -> Partial {
    var level = partials
    while level.count > 1 {
      level = stride(from: 0, to: level.count, by: 2).map { index in
        index + 1 < level.count ? Partial(level[index], level[index + 1]) : level[index]
      }
    }
    return level.first ?? Partial()
  }

  /// Adds a group that comes after those that are there.
  mutating func append(_ key: GroupKey, _ sums: Sums) { groups.append((key, sums)) }
}

/// A group while its chunk is counted.
private struct Slot {
  var sums = Sums()
  /// The article that was counted last.
  private var article = -1

  mutating func add(_ statement: CountedStatement, isFirst: Bool, article: Int) {
    sums.add(statement, isFirst: isFirst, isNewArticle: article != self.article)
    self.article = article
  }
}
