import Extract

/// Which features a table keeps, and in which of its rows: those seen often enough, the most frequent ones first.
struct FeatureSlots {
  let bits: Int
  /// The mark of the feature in each row, -1 for a free row.
  private(set) var marks: [Int16]

  private var shift: UInt32 { UInt32(32 - bits) }

  init(_ ids: [UInt32], bits: Int, minimum: Int) {
    self.bits = bits
    marks = [Int16](repeating: -1, count: 1 << bits)
    var counts = [UInt8](repeating: 0, count: 1 << (bits + 8))
    let shift = UInt32(32 - bits)
    for id in ids {
      let place = Int(id >> shift) << 8 | Int(id & 0xFF)
      if counts[place] < 255 { counts[place] += 1 }
    }
    var byCount = [[UInt32]](repeating: [], count: 256)
    for place in counts.indices where counts[place] >= minimum {
      byCount[Int(counts[place])].append(UInt32(place))
    }
    for places in byCount.reversed() { for place in places { put(Int(place >> 8), Int16(place & 0xFF)) } }
  }

  private mutating func put(_ slot: Int, _ mark: Int16) {
    if marks[slot] == mark || marks[slot ^ 1] == mark { return }
    if marks[slot] < 0 { marks[slot] = mark } else if marks[slot ^ 1] < 0 { marks[slot ^ 1] = mark }
  }

  var used: Int { marks.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) } }

  /// The rows of ids, in a batch's form: those without a row are left out.
  func rows(_ batch: SequenceBatch) -> (rows: [UInt32], offsets: [Int]) {
    var rows: [UInt32] = []
    rows.reserveCapacity(batch.ids.count)
    var offsets = [0]
    offsets.reserveCapacity(batch.offsets.count)
    for token in 0..<batch.offsets.count - 1 {
      for place in batch.offsets[token]..<batch.offsets[token + 1] {
        let id = batch.ids[place]
        let slot = Int(id >> shift)
        let mark = Int16(id & 0xFF)
        if marks[slot] == mark {
          rows.append(UInt32(slot))
        } else if marks[slot ^ 1] == mark {
          rows.append(UInt32(slot ^ 1))
        }
      }
      offsets.append(rows.count)
    }
    return (rows, offsets)
  }
}
