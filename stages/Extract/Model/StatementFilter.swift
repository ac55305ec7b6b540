/// Tells which of the statements found are statements: a logistic regression over what the passes, the rules and the
/// text around say of each. Its probability is the statement's confidence.
struct StatementFilter {
  static let slots = 1 << 15

  struct Entry {
    var id: UInt32
    var weight: Float
  }

  let table: UnsafePointer<Entry>
  let bias: Float

  func probability(_ ids: [UInt32]) -> Double {
    var sum = bias
    for id in ids {
      var slot = Int(id) & (Self.slots - 1)
      while true {
        let entry = table[slot]
        if entry.id == id {
          sum += entry.weight
          break
        }
        if entry.id == 0 { break }
        slot = (slot + 1) & (Self.slots - 1)
      }
    }
    return Logistic.probability(Double(sum))
  }
}
