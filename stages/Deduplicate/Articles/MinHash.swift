/// MinHash by one permutation (Li, Owen, Zhang 2012): the hash range is cut into bins and the least hash of each
/// is kept; an empty bin takes that of another, chosen by a fixed hash (optimal densification, Shrivastava 2017).
/// Bands of three bins propose pairs: two texts of Jaccard J meet in one with probability 1 - (1 - J^3)^42,
/// that is .996 at .5 and .938 at .4.
struct MinHash {
  static let bins = 128
  static let bandWidth = 3
  static let bandCount = bins / bandWidth

  private var least = [UInt32](repeating: 0, count: bins)
  private var isFilled = [Bool](repeating: false, count: bins)

  /// Takes a sorted set that is not empty.
  init(_ shingles: [UInt32]) {
    // The set is sorted and a bin is the leading seven bits, so the first of a bin is its least.
    for shingle in shingles where !isFilled[Int(shingle >> 25)] {
      isFilled[Int(shingle >> 25)] = true
      least[Int(shingle >> 25)] = shingle
    }
  }

  /// The key of a band: equal for two sets that agree in the band's bins, else different but for accidents.
  func key(ofBand band: Int) -> UInt64 {
    var key = UInt64(band)
    for bin in band * Self.bandWidth..<(band + 1) * Self.bandWidth {
      key = Shingles.mix(key &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(least[donor(of: bin)]) &+ 1)
    }
    return key
  }

  /// The bin itself or, if it is empty, the first filled one of its fixed sequence.
  private func donor(of bin: Int) -> Int {
    var donor = bin
    var attempt: UInt64 = 0
    while !isFilled[donor] {
      attempt += 1
      donor = Int(Shingles.mix(UInt64(bin) << 32 | attempt) % UInt64(Self.bins))
    }
    return donor
  }
}
