import Records
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

  @Test("elements of equal keys meet, ascending; lone ones are left out")
  func buckets() {
    let keys: [UInt64] = [9, 1 << 63, 9, 4, 1 << 63, 9]
    var buckets: [[Int32]] = []
    CrowdedBuckets.forEach(keys) { buckets.append(Array($0.elements)) }
    #expect(buckets == [[0, 2, 5], [1, 4]])
  }

  @Test("a crowded bucket costs a bounded number of comparisons an element")
  func crowded() {
    var compared = 0
    CrowdedBuckets.forEach([UInt64](repeating: 7, count: 10_000)) { bucket in
      bucket.forEachPair { a, b in
        compared += 1
        return false
      }
    }
    #expect(compared <= 10_000 * CrowdedBuckets.representatives)
    compared = 0
    CrowdedBuckets.forEach([UInt64](repeating: 7, count: 10_000)) { bucket in
      bucket.forEachPair { a, b in
        compared += 1
        return true
      }
    }
    #expect(compared == 9_999)
  }

  @Test(
    "pairs of Jaccard .6 and more meet in a band, also where the sets are small", arguments: [16, 60, 400])
  func proposals(size: Int) throws {
    var prose = Prose(seed: size)
    for _ in 0..<300 {
      let common = (0..<size).map { _ in UInt32(truncatingIfNeeded: prose.number(below: 1 << 32)) }
      let own = (0..<size / 3).map { _ in UInt32(truncatingIfNeeded: prose.number(below: 1 << 32)) }
      var part = ArticlePart.Writer()
      for set in [Set(common + own), Set(common + own.map { ~$0 })] {
        let card = RecordCard(key: RecordKey(day: "", id: "a1"), published: .unknown, span: nil)
        part.add(
          card, day: nil, wordCount: size, digest: Shingles.setDigest(set.sorted()), shingles: set.sorted())
      }
      let table = try ArticleTable([part.bytes])
      let sketches = MinHash.Sketches(table, [0, 1])
      #expect(
        (0..<MinHash.bandCount).contains { band in
          let keys = sketches.keys(ofBand: band)
          return keys[0] == keys[1]
        })
    }
  }
}
