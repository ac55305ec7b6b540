/// How the statements of a passage's cues lie to one another: what the filter reads beside each one's own features.
struct FilterNeighbours {
  private let found: [StatementCandidate]
  private let passage: Passage
  /// The statement whose content covers each token, the widest one if there are several; -1 for none.
  private var cover: [Int32]

  init(_ found: [StatementCandidate], _ passage: Passage) {
    self.found = found
    self.passage = passage
    cover = [Int32](repeating: -1, count: passage.count)
    let sizes = found.map(\.size)
    let bySize = found.indices.filter { !found[$0].isRival }.sorted {
      sizes[$0] == sizes[$1] ? $0 < $1 : sizes[$0] < sizes[$1]
    }
    for number in bySize {
      for piece in found[number].contents {
        for token in piece { cover[token - passage.first] = Int32(number) }
      }
    }
  }

  func features(of number: Int, into f: inout FeatureBuffer) {
    let own = found[number]
    // Its place among those of the second pass: of two versions that one's.
    let place = own.isRival ? number - 1 : number
    let c = passage.columns
    let head = own.head - passage.first
    // Whether the cue stands in another's content, and of what kind that one is.
    let outer = Int(cover[head])
    let isInside = outer >= 0 && outer != place
    let outerBucket: UInt64 = isInside ? UInt64(c.cueBucket[found[outer].head - passage.first]) + 1 : 0
    f.add(120, outerBucket)
    f.add(121, outerBucket << 8 | UInt64(c.cueClass[head]))
    // How much of the content belongs to a wider one, and whether other cues stand in it.
    var shared = 0
    for piece in own.contents {
      for token in piece where cover[token - passage.first] != Int32(place) { shared += 1 }
    }
    let part = UInt64(shared * 4 / max(1, own.size))
    f.add(122, part)
    f.add(123, part << 4 | outerBucket << 1 | (own.sources.isEmpty ? 0 : 1))
    var inner: UInt64 = 0
    var innerBucket: UInt8 = 0
    for other in found.indices where other != place && !found[other].isRival {
      let head = found[other].head
      guard own.contents.contains(where: { $0.contains(head) }) else { continue }
      inner += 1
      innerBucket = max(innerBucket, c.cueBucket[head - passage.first])
    }
    f.add(124, min(3, inner))
    f.add(125, UInt64(innerBucket) << 3 | UInt64(c.cueBucket[head]))
    content(own, head, &f)
  }

  /// How the content starts, and where it stands to the cue.
  private func content(_ own: StatementCandidate, _ head: Int, _ f: inout FeatureBuffer) {
    let c = passage.columns
    let start = own.start - passage.first
    let cueClass = UInt64(c.cueClass[head])
    let word = c.word[start]
    f.add(130, word)
    f.add(131, UInt64(c.tag[start]) << 6 | cueClass)
    f.add(132, FeatureBuffer.join(word, Int(cueClass)))
    let isAfter = start > head
    let gap = UInt64(distanceBucket(abs(start - head))) << 1 | (isAfter ? 1 : 0)
    f.add(133, gap)
    f.add(134, gap << 6 | cueClass)
    f.add(135, FeatureBuffer.join(c.word[head], Int(gap)))
    f.add(136, FeatureBuffer.join(c.word[head], Int(c.tag[start])))
    f.add(137, UInt64(c.tag[head - 2]) << 12 | UInt64(c.tag[head - 1]) << 6 | UInt64(c.tag[head]))
    f.add(138, UInt64(c.tag[head]) << 12 | UInt64(c.tag[head + 1]) << 6 | UInt64(c.tag[head + 2]))
    f.add(139, FeatureBuffer.join(c.word[head - 1], Int(c.tag[head])))
    if let source = own.sources.first {
      let low = source.lowerBound - passage.first
      let high = source.upperBound - 1 - passage.first
      guard low >= 0, high < passage.count else { return }
      f.add(140, c.word[low])
      f.add(141, FeatureBuffer.join(c.word[high], Int(cueClass)))
      f.add(
        142, UInt64(c.nameClass[high]) << 2 | UInt64(c.isSourceWord[high]) << 1 | UInt64(c.isSourceWord[low]))
      f.add(143, UInt64(c.isQuoted[low]) << 2 | UInt64(c.isQuoted[head]) << 1 | UInt64(c.isQuoted[start]))
      let isBefore = low < head
      f.add(144, (isAfter ? 2 : 0) | (isBefore ? 1 : 0))
    }
  }
}
