import Testing

@testable import Deduplicate

@Suite struct ShinglesTests {
  @Test("a shingle's hash depends on its words and their order, not on where it stands")
  func rolling() {
    let words = WordScanner.words(Prose.text(seed: 1, words: 60))
    let shingles = Shingles.list(of: words, width: 5)
    #expect(shingles.count == 56)
    #expect(shingles[20] == Shingles.list(of: Array(words[20..<25]), width: 5)[0])
    #expect(shingles[20] != Shingles.list(of: words[20..<25].reversed(), width: 5)[0])
  }

  @Test("a text shorter than a shingle is one shingle, an empty one none")
  func short() {
    #expect(Shingles.set(of: WordScanner.words("one two"), width: 5).count == 1)
    #expect(Shingles.set(of: [], width: 5) == [])
  }

  @Test("sorting by leading bits gives the order of any numbers", arguments: [0, 1, 24, 25, 300, 5000])
  func order(count: Int) {
    var prose = Prose(seed: count)
    for bound in [3, 1 << 10, 1 << 32] {
      var values = (0..<count).map { _ in UInt32(truncatingIfNeeded: prose.number(below: bound)) }
      let sorted = values.sorted()
      UniformOrder.sort(&values)
      #expect(values == sorted)
    }
  }

  @Test("runs of equal keys come with ascending indices")
  func runs() {
    let keys: [UInt64] = [9, 1 << 63, 9, 4, 1 << 63, 9]
    var runs: [[Int]] = []
    Runs.forEach(keys) { runs.append($0) }
    #expect(runs == [[3], [0, 2, 5], [1, 4]])
  }

  @Test(
    "pairs of Jaccard .6 and more meet in a band, also where the sets are small", arguments: [16, 60, 400])
  func proposals(size: Int) {
    var prose = Prose(seed: size)
    for _ in 0..<300 {
      let common = (0..<size).map { _ in UInt32(truncatingIfNeeded: prose.number(below: 1 << 32)) }
      let own = (0..<size / 3).map { _ in UInt32(truncatingIfNeeded: prose.number(below: 1 << 32)) }
      let (a, b) = (MinHash(Set(common + own).sorted()), MinHash(Set(common + own.map { ~$0 }).sorted()))
      #expect((0..<MinHash.bandCount).contains { a.key(ofBand: $0) == b.key(ofBand: $0) })
    }
  }
}
