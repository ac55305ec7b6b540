/// MinHash by one permutation (Li, Owen, Zhang 2012): the hash range is cut into bins and the least hash of each
/// is kept; an empty bin takes that of another, chosen by a fixed hash (optimal densification, Shrivastava 2017).
/// Bands of two bins propose pairs: two texts of Jaccard J meet in one with probability 1 - (1 - J^2)^24, that is
/// .999 at .5 and .985 at .4.
enum MinHash {
  static let binBits = 6
  static let bins = 1 << binBits
  static let bandWidth = 2
  static let bandCount = 24

  /// The bins that count, of all articles.
  struct Sketches {
    private let used = bandCount * bandWidth
    private let count: Int
    private var least: [UInt32]
    private static let tile = 16

    init(_ articles: ArticleTable, _ candidates: [Int]) {
      count = candidates.count
      least = [UInt32](repeating: 0, count: candidates.count * bandCount * bandWidth)
      var bins = [UInt32](repeating: 0, count: MinHash.bins)
      let (starts, used, candidateCount) = (articles.starts, self.used, candidates.count)
      articles.shingles.withUnsafeBufferPointer { shingles in
        least.withUnsafeMutableBufferPointer { least in
          // Columns are far apart, so some articles' bins are put down together.
          withUnsafeTemporaryAllocation(of: UInt32.self, capacity: used * Self.tile) { tile in
            for first in stride(from: 0, to: candidateCount, by: Self.tile) {
              let width = min(Self.tile, candidateCount - first)
              for place in 0..<width {
                let article = candidates[first + place]
                fill(&bins, shingles[starts[article]..<starts[article + 1]])
                for bin in 0..<used { tile[bin * Self.tile + place] = bins[bin] }
              }
              for bin in 0..<used {
                for place in 0..<width {
                  least[bin * candidateCount + first + place] = tile[bin * Self.tile + place]
                }
              }
            }
          }
        }
      }
    }

    /// The key of a band for each article: equal for two that agree in the band's bins, else different but for
    /// accidents.
    func keys(ofBand band: Int) -> [UInt64] {
      let first = band * bandWidth * count
      return (0..<count).map { index in
        let bins = UInt64(least[first + index]) << 32 | UInt64(least[first + count + index])
        return Shingles.mix(bins &+ UInt64(band) &* 0x9E37_79B9_7F4A_7C15)
      }
    }
  }

  /// The bins of a sorted set that is not empty. A bin is the leading bits, so the first of a bin is its least: the last
  /// to be written, from behind, without a branch on what the bin is.
  static func fill(_ bins: inout [UInt32], _ shingles: Slice<UnsafeBufferPointer<UInt32>>) {
    var filled: UInt64 = 0
    bins.withUnsafeMutableBufferPointer { bins in
      for shingle in shingles.reversed() {
        let bin = shingle >> UInt32(32 - binBits)
        bins[Int(bin)] = shingle
        filled |= 1 << UInt64(bin)
      }
    }
    var empty = ~filled
    while empty != 0 {
      let bin = empty.trailingZeroBitCount
      bins[bin] = bins[donor(of: bin, filled)]
      empty &= empty - 1
    }
  }

  /// The first filled bin of an empty one's fixed sequence.
  private static func donor(of bin: Int, _ filled: UInt64) -> Int {
    var attempt: UInt64 = 1
    while true {
      let donor = Int(Shingles.mix(UInt64(bin) << 32 | attempt) % UInt64(bins))
      if filled >> UInt64(donor) & 1 == 1 { return donor }
      attempt += 1
    }
  }
}
