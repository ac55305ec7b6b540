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

  /// What features add to the logit.
  func logit(_ f: FeatureBuffer) -> Float {
    var sum: Float = 0
    for place in 0..<f.count {
      let id = f.ids[place]
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
    return sum
  }
}
