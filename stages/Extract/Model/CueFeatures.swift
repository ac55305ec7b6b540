/// Templates of the second pass: what a token shows when one cue is looked at. They come in four parts, so that what
/// does not depend on the cue, or only on its side, is summed once for all cues of a passage.
struct CueFeatures {
  /// Where a token stands: before the cue, in it, after it.
  enum Side: UInt64 {
    case before, inside, after
  }

  let passage: Passage
  let context: CueContext
  private let c: PassageBuffers
  private let sentences: UnsafeBufferPointer<Passage.SentenceFacts>
  private let cue: Range<Int>
  private let headPlace: Int
  private let signature: UInt64
  private let cueSentence: Int
  private let endBit: UInt64
  let ruleBit: UInt64
  private let own: UnsafeMutablePointer<UInt8>
  private let ruleOwn: UnsafeMutablePointer<UInt8>
  private let starts: UnsafeMutablePointer<Int32>

  /// Of the context's current candidate.
  init(_ passage: Passage, _ context: CueContext) {
    self.passage = passage
    self.context = context
    c = passage.columns
    sentences = passage.sentences
    cue = context.cue
    headPlace = context.head
    signature = context.signature
    cueSentence = context.sentence
    endBit = context.endsSentence ? 1 : 0
    ruleBit = context.hasRule ? 1 : 0
    own = context.own
    ruleOwn = context.ruleOwn
    starts = context.starts
  }

  @inline(__always)
  private func tags(_ first: Int, _ second: Int) -> UInt64 {
    UInt64(c.tag[first]) << 6 | UInt64(c.tag[second])
  }

  /// All features of a token.
  func nodes(_ i: Int, _ side: Side, into f: inout FeatureBuffer) {
    common(i, into: &f)
    sided(i, side, into: &f)
    constant(side, into: &f)
    relation(i, side, into: &f)
  }

  /// Of the token alone.
  func common(_ i: Int, into f: inout FeatureBuffer) {
    let w = c.word[i]
    f.add(1, w)
    f.add(2, c.word[i - 1])
    f.add(3, c.word[i + 1])
    f.add(4, tags(i - 1, i) << 6 | UInt64(c.tag[i + 1]))
    f.addSmall(5, UInt64(c.shape[i]))
    let flat = labels(i)
    f.addSmall(6, flat)
    f.add(7, UInt64(c.flat[i - 2]) << 12 | flat << 3 | UInt64(c.flat[i + 2]))
    f.addSmall(8, rules(i))
  }

  /// Candidates other than this one that start in a range.
  @inline(__always)
  private func others(_ low: Int, _ high: Int) -> Int {
    let all = Int(starts[high] - starts[low])
    return low <= cue.lowerBound && cue.lowerBound < high ? all - 1 : all
  }

  @inline(__always)
  private func labels(_ i: Int) -> UInt64 {
    UInt64(c.flat[i - 1]) << 6 | UInt64(c.flat[i]) << 3 | UInt64(c.flat[i + 1])
  }

  @inline(__always)
  private func rules(_ i: Int) -> UInt64 {
    UInt64(c.rule[i - 1]) << 6 | UInt64(c.rule[i]) << 3 | UInt64(c.rule[i + 1])
  }

  /// Of the token and the cue's side.
  func sided(_ i: Int, _ side: Side, into f: inout FeatureBuffer) {
    let d = side.rawValue
    let w = c.word[i]
    let q = UInt64(c.isQuoted[i])
    let flat = UInt64(c.flat[i])
    f.add(10, FeatureBuffer.join(w, Int(d)))
    f.addSmall(11, UInt64(c.tag[i]) << 2 | d)
    f.addSmall(12, tags(i - 1, i) << 2 | d)
    f.addSmall(13, tags(i, i + 1) << 2 | d)
    f.addSmall(14, UInt64(c.chunk[i]) << 2 | d)
    f.addSmall(15, UInt64(c.isQuoted[i - 1]) << 4 | q << 3 | UInt64(c.isQuoted[i + 1]) << 2 | d)
    f.addSmall(16, flat << 2 | d)
    f.addSmall(17, UInt64(CueStatistics.bucket(c.cueChance[i])) << 2 | d)
    let toStart = UInt64(distanceBucket(i - Int(c.sentenceStart[i])))
    let toEnd = UInt64(distanceBucket(Int(c.sentenceEnd[i]) - i))
    f.addSmall(18, toStart << 2 | d)
    f.addSmall(19, toEnd << 2 | d)
    if c.trigger[i] != 0 || isBoundary(i) {
      f.add(20, FeatureBuffer.join(w, Int(tags(i + 1, i + 2) << 2 | d)))
    }
    f.addSmall(21, UInt64(c.rule[i]) << 5 | flat << 2 | d)
  }

  @inline(__always)
  private func isBoundary(_ i: Int) -> Bool { i == Int(c.rightBoundary[i - 1]) }

  /// Of the cue and the side: the same for all tokens on a side.
  func constant(_ side: Side, into f: inout FeatureBuffer) {
    let d = side.rawValue
    let head = headPlace
    let kind: UInt64 = context.candidate.isLabeled ? 1 : 0
    f.add(30, FeatureBuffer.join(c.word[head], Int(d)))
    f.addSmall(31, UInt64(c.cueClass[head]) << 2 | d)
    f.addSmall(32, tags(cue.lowerBound - 1, min(cue.upperBound, passage.count)) << 2 | d)
    f.add(33, FeatureBuffer.join(c.word[cue.lowerBound - 1], Int(d)))
    f.add(34, FeatureBuffer.join(c.word[cue.upperBound], Int(d)))
    f.addSmall(35, UInt64(c.isQuoted[cue.lowerBound]) << 3 | endBit << 2 | d)
    f.addSmall(36, signature << 2 | d)
    f.addSmall(37, UInt64(CueStatistics.bucket(context.candidate.chance)) << 4 | kind << 3 | ruleBit << 2 | d)
    f.addSmall(38, UInt64(min(4, cue.count)) << 2 | d)
    f.addSmall(39, UInt64(c.tag[head]) << 2 | d)
  }

  /// All features of the token and the cue together.
  func relation(_ i: Int, _ side: Side, into f: inout FeatureBuffer) {
    let between = between(i, side)
    steady(i, side, between, into: &f)
    distance(i, side, between, into: &f)
    near(i, side, between, into: &f)
    if side == .inside { inside(i, into: &f) }
    groups(i, side, into: &f)
  }

  /// What lies between the cue and a token.
  struct Between {
    var distance = 0
    var bucket: UInt64 = 0
    /// Sentences from the cue's, from 0 for three before to 6.
    var far: UInt64 = 0
    var commas: UInt64 = 0
    var marks: UInt64 = 0
    var verbs: UInt64 = 0
    /// Other cues.
    var others: UInt64 = 0
  }

  @inline(__always)
  func between(_ i: Int, _ side: Side) -> Between {
    let low = side == .before ? i : cue.upperBound
    let high = side == .before ? cue.lowerBound : i
    var result = Between()
    result.distance = side == .before ? cue.lowerBound - i : side == .after ? i - cue.upperBound + 1 : 0
    result.bucket = UInt64(distanceBucket(result.distance))
    result.far = UInt64(max(-3, min(3, Int(c.sentence[i]) - cueSentence)) + 3)
    guard low < high else { return result }
    result.commas = UInt64(min(4, c.commas[high] - c.commas[low]))
    result.marks = UInt64(min(3, c.marks[high] - c.marks[low]))
    result.verbs = UInt64(min(3, c.verbs[high] - c.verbs[low]))
    result.others = UInt64(max(0, min(2, others(low, high))))
    return result
  }

  /// All that `steady` depends on.
  @inline(__always)
  func steadyKey(_ i: Int, _ side: Side, _ between: Between) -> UInt64 {
    let roles = UInt64(own[i]) << 4 | UInt64(c.flat[i])
    return ((roles << 3 | between.far) << 1 | UInt64(c.isQuoted[i])) << 2 | side.rawValue
  }

  /// What few tokens of a sentence change.
  func steady(_ i: Int, _ side: Side, _ between: Between, into f: inout FeatureBuffer) {
    let d = side.rawValue
    let q = UInt64(c.isQuoted[i])
    let key = between.far << 3 | q << 2 | d
    let head = c.word[headPlace]
    let headClass = UInt64(c.cueClass[headPlace])
    let same: UInt64 = between.far == 3 ? 1 : 0
    let mine = UInt64(own[i])
    f.addSmall(56, key << 6 | headClass)
    f.add(57, FeatureBuffer.join(head, Int(d << 2 | q << 1 | same)))
    f.addSmall(60, key << 1 | endBit)
    f.add(61, FeatureBuffer.join(c.word[cue.lowerBound - 1], Int(d << 2 | q << 1 | same)))
    f.addSmall(82, mine << 12 | key << 3 | UInt64(c.flat[i]))
    f.add(85, signature << 6 | mine << 2 | d)
    f.addSmall(86, mine << 10 | headClass << 2 | d)
    f.add(87, FeatureBuffer.join(head, Int(mine << 2 | d)))
  }

  /// All that `distance` depends on.
  @inline(__always)
  func distanceKey(_ i: Int, _ side: Side, _ between: Between) -> UInt64 {
    let counts = between.commas << 6 | between.marks << 4 | between.verbs << 2 | between.others
    let place = UInt64(c.sentence[i]) << 10 | between.bucket << 7 | between.far << 4
    return (place | UInt64(own[i]) << 1 | UInt64(c.isQuoted[i])) << 12 | counts << 2 | side.rawValue
  }

  /// What changes with the distance and with what lies between.
  func distance(_ i: Int, _ side: Side, _ between: Between, into f: inout FeatureBuffer) {
    let d = side.rawValue
    let bucket = between.bucket
    let far = between.far
    let q = UInt64(c.isQuoted[i])
    let commas = between.commas
    let marks = between.marks
    let others = between.others
    let key = far << 3 | q << 2 | d
    f.addSmall(50, bucket << 2 | d)
    f.addSmall(51, key << 3 | commas)
    f.addSmall(52, key << 2 | marks)
    f.addSmall(53, key << 5 | between.verbs << 3 | commas)
    f.addSmall(54, key << 2 | others)
    f.addSmall(55, (far << 2 | d) << 9 | commas << 6 | marks << 4 | others << 1 | endBit)
    f.add(58, tags(cue.lowerBound - 1, cue.upperBound) << 5 | bucket << 2 | d)
    f.add(59, FeatureBuffer.join(c.word[headPlace], Int(bucket << 2 | d)))
    if far == 3 {
      f.addSmall(62, (sentences[cueSentence].hasQuote ? 8 : 0) | marks << 1 | q)
    } else {
      f.addSmall(63, chain(i, far) << 1 | (others > 0 ? 1 : 0))
    }
    let mine = UInt64(own[i])
    f.addSmall(83, mine << 10 | (others << 3 | commas) << 3 | q << 2 | d)
    f.addSmall(84, mine << 6 | bucket << 2 | d)
  }

  /// What changes with each token.
  @inline(__always)
  func near(_ i: Int, _ side: Side, _ between: Between, into f: inout FeatureBuffer) {
    if c.trigger[i] != 0 || isBoundary(i) { seam(i, side, between, into: &f) }
    if between.distance > 0, between.distance <= 8 { beside(i, side, between, into: &f) }
  }

  /// Of a word or sign at which attributions start and end.
  private func seam(_ i: Int, _ side: Side, _ between: Between, into f: inout FeatureBuffer) {
    let d = side.rawValue
    let w = c.word[i]
    f.add(64, FeatureBuffer.join(w, Int(between.verbs << 5 | between.commas << 2 | d)))
    f.add(65, FeatureBuffer.join(FeatureBuffer.pair(w, c.word[headPlace]), Int(d)))
    f.add(66, FeatureBuffer.join(w, Int(between.marks << 4 | between.others << 2 | d)))
  }

  /// Of a token near the cue.
  private func beside(_ i: Int, _ side: Side, _ between: Between, into f: inout FeatureBuffer) {
    guard side == .after else { return f.add(67, tagRun(i, cue.lowerBound - 1)) }
    f.add(68, tagRun(cue.upperBound, i))
    let words = FeatureBuffer.pair(c.word[headPlace], c.word[cue.upperBound])
    f.add(69, FeatureBuffer.join(words, between.distance))
  }

  /// Of a token of the cue.
  func inside(_ i: Int, into f: inout FeatureBuffer) {
    f.addSmall(95, UInt64(min(7, i - cue.lowerBound)) << 1 | (i == headPlace ? 1 : 0))
  }

  /// What flat pass and rules made of the token and its neighbours, with this cue in view. Where none of these is the
  /// cue's own, it is the same for all cues on a side for which the rules have a statement, or have none.
  func groups(_ i: Int, _ side: Side, into f: inout FeatureBuffer) {
    let d = side.rawValue
    let mine = UInt64(own[i])
    let flat = UInt64(c.flat[i])
    let around = UInt64(own[i - 1]) << 6 | mine << 3 | UInt64(own[i + 1])
    f.addSmall(80, around << 2 | d)
    f.add(81, UInt64(own[i - 2]) << 12 | around << 3 | UInt64(own[i + 2]))
    f.add(88, FeatureBuffer.join(c.word[i], Int(mine)))
    f.add(89, mine << 12 | UInt64(c.tag[i]) << 6 | flat << 2 | d)
    let rule = ruleOwn
    let ruleMine = UInt64(rule[i])
    f.addSmall(90, UInt64(rule[i - 1]) << 8 | ruleMine << 5 | UInt64(rule[i + 1]) << 2 | d)
    f.addSmall(91, ruleMine << 6 | mine << 3 | ruleBit << 2 | d)
    f.addSmall(92, (UInt64(rule[i - 1]) << 3 | ruleMine) << 6 | UInt64(own[i - 1]) << 3 | mine)
  }

  /// Of a token in another sentence: whether all sentences on the way to it are quoted or have quotations.
  private func chain(_ i: Int, _ far: UInt64) -> UInt64 {
    let other = Int(c.sentence[i])
    let range = other > cueSentence ? cueSentence + 1...other : other...cueSentence - 1
    var allQuoted = true
    var allHave = true
    for number in range {
      if !sentences[number].isWhollyQuoted { allQuoted = false }
      if !sentences[number].hasQuote { allHave = false }
    }
    let own = sentences[cueSentence]
    return far << 4 | (allQuoted ? 8 : 0) | (allHave ? 4 : 0) | (own.isWhollyQuoted ? 2 : 0)
      | (own.hasQuote ? 1 : 0)
  }

  @inline(__always)
  private func tagRun(_ first: Int, _ last: Int) -> UInt64 {
    var value: UInt64 = 1
    var place = first
    while place <= last {
      value = value << 6 | UInt64(c.tag[place])
      place += 1
    }
    return value
  }

  /// Edge templates as rows: tag by side, pairs of flat labels, of own and of rule roles, the token's place to the cue,
  /// trigger word by side.
  static let edgesPerToken = 6
  static let flatRow = Int32(Passage.tagCount * 3)
  static let ownRow = flatRow + 64
  static let ruleRow = ownRow + 64
  static let keyRow = ruleRow + 64
  static let triggerRow = keyRow + 7 * 2 * 3 * 2
  static let edgeRows = Int(triggerRow) + 26 * 6

  /// All edge rows of a token; -1 for none.
  func edges(_ i: Int, _ side: Side, into rows: UnsafeMutablePointer<Int32>) {
    let d = Int32(side.rawValue)
    rows[0] = Int32(c.tag[i]) * 3 + d
    rows[1] = Self.flatRow + Int32(c.flat[i - 1]) << 3 + Int32(c.flat[i])
    rows[2] = Self.ownRow + Int32(own[i - 1]) << 3 + Int32(own[i])
    rows[3] = Self.ruleRow + Int32(ruleOwn[i - 1]) << 3 + Int32(ruleOwn[i])
    rows[4] = placeEdge(i, side)
    let trigger = Int32(c.trigger[i])
    rows[5] = trigger > 0 ? Self.triggerRow + trigger * 6 + d * 2 + Int32(c.isQuoted[i]) : -1
  }

  /// Which of the edge rows is the one of the token's place to the cue. The others are like the features of `groups`: the
  /// same for all cues on a side, where the token is not the cue's own.
  static let placeEdge = 4
  /// The one that not all tokens have.
  static let triggerEdge = 5

  @inline(__always)
  func placeEdge(_ i: Int, _ side: Side) -> Int32 {
    let far = Int32(max(-3, min(3, Int(c.sentence[i]) - cueSentence)) + 3)
    let isNear: Int32 = i + 1 == cue.lowerBound || i == cue.upperBound ? 1 : 0
    return Self.keyRow + ((far * 2 + Int32(c.isQuoted[i])) * 3 + Int32(side.rawValue)) * 2 + isNear
  }

  /// The side of a token.
  @inline(__always)
  func side(_ i: Int) -> Side {
    i < cue.lowerBound ? .before : i >= cue.upperBound ? .after : .inside
  }
}
