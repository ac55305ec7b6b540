/// Templates of the filter.
struct FilterFeatures {
  let prepared: PreparedText
  var text: AnalyzedText { prepared.text }

  init(_ prepared: PreparedText) { self.prepared = prepared }

  /// Words of ranges, and how many of them are quoted.
  func words(_ ranges: [Range<Int>]) -> (all: Int, quoted: Int) {
    var all = 0
    var quoted = 0
    for range in ranges {
      for index in range where text.tokens[index].tag.isWord {
        all += 1
        if text.tokens[index].quote >= 0 { quoted += 1 }
      }
    }
    return (all, quoted)
  }

  /// How far two contents agree: Jaccard of their words in six steps.
  func agreement(_ a: [Range<Int>], _ b: [Range<Int>]) -> UInt64 {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    var common = 0
    for first in a {
      for second in b where first.overlaps(second) { common += words([first.clamped(to: second)]).all }
    }
    guard common > 0 else { return 0 }
    let all = words(a).all + words(b).all - common
    let share = Double(common) / Double(max(1, all))
    return share < 0.3 ? 1 : share < 0.5 ? 2 : share < 0.8 ? 3 : share < 1 ? 4 : 5
  }

  /// Share of a content's tokens that the flat pass called content, in tenths.
  private func flatShare(_ ranges: [Range<Int>], _ flat: [UInt8]) -> UInt64 {
    var all = 0
    var content = 0
    for range in ranges {
      all += range.count
      for index in range where flat[index] >= TokenLabel.contentStart.rawValue { content += 1 }
    }
    return UInt64(content * 10 / max(1, all))
  }

  /// Mean of the flat pass's content scores over a content.
  func flatScore(_ ranges: [Range<Int>], _ score: [Int16]) -> UInt64 {
    var all = 0
    var sum = 0
    for range in ranges {
      all += range.count
      for index in range { sum += Int(score[index]) }
    }
    return Self.magnitude(sum / max(1, all))
  }

  /// A score's size in steps of half a binary order; 0 and 1 for those below zero and near it.
  private static func magnitude(_ score: Int) -> UInt64 {
    guard score > 0 else { return score < -64 ? 0 : 1 }
    let scaled = score / 16 + 1
    let order = Int.bitWidth - 1 - scaled.leadingZeroBitCount
    let half = order > 0 ? scaled >> (order - 1) & 1 : 0
    return UInt64(2 + min(26, order * 2 + half))
  }

  private func kind(_ words: (all: Int, quoted: Int)) -> UInt64 {
    words.quoted == 0 ? 0 : words.quoted * 10 >= words.all * 9 ? 2 : 1
  }

  /// Of a statement that the second pass made for the context's cue.
  func cue(
    _ found: StatementCandidate, _ context: CueContext, _ passage: Passage, flat: [UInt8],
    into f: inout FeatureBuffer
  ) {
    let c = passage.columns
    let head = context.head
    let offset = passage.first
    let size = words(found.contents)
    let kind = kind(size)
    let headClass = UInt64(c.cueClass[head])
    let chance = UInt64(context.candidate.chance) * 10 / 256
    let labeled: UInt64 = context.candidate.isLabeled ? 1 : 0
    let length = UInt64(distanceBucket(size.all))
    func global(_ spans: [LabeledSpan]) -> [Range<Int>] {
      spans.filter { $0.role == .content }.map {
        $0.tokens.lowerBound + offset..<$0.tokens.upperBound + offset
      }
    }
    let flatAgreement = agreement(found.contents, global(context.group))
    let rule = found.ruleNumber >= 0 ? prepared.rules[found.ruleNumber] : nil
    let ruleAgreement = agreement(found.contents, rule?.content ?? [])
    f.add(1, c.word[head])
    f.add(2, headClass)
    f.add(3, UInt64(c.cueBucket[head]))
    f.add(4, labeled << 4 | chance)
    f.add(5, flatAgreement)
    f.add(6, ruleAgreement << 1 | (rule == nil ? 0 : 1))
    f.add(7, context.signature)
    f.add(8, pattern(found))
    f.add(9, kind)
    f.add(10, kind << 1 | labeled)
    f.add(11, length)
    f.add(12, length << 1 | (kind > 0 ? 1 : 0))
    f.add(13, UInt64(c.isQuoted[context.cue.lowerBound]))
    f.add(14, UInt64(min(4, context.candidates.count)))
    f.add(15, passage.isTitle ? 1 : 0)
    let low = found.start
    let high = found.contents.reduce(1) { max($0, $1.upperBound) }
    f.add(16, UInt64(min(3, text.sentenceIndex(of: max(low, high - 1)) - text.sentenceIndex(of: low))))
    f.add(
      17,
      UInt64(c.tag[context.cue.lowerBound - 1]) << 12 | UInt64(c.tag[head]) << 6
        | UInt64(c.tag[context.cue.upperBound]))
    f.add(18, c.word[context.cue.upperBound])
    f.add(19, c.word[context.cue.lowerBound - 1])
    f.add(20, UInt64(min(4, context.cue.count)))
    f.add(21, flatShare(found.contents, flat))
    if let source = found.sources.first {
      let start = source.lowerBound - offset
      let end = source.upperBound - offset
      var tags: UInt64 = 1
      for index in start..<min(end, start + 3) where index >= 0 { tags = tags << 6 | UInt64(c.tag[index]) }
      f.add(22, tags)
      f.add(23, UInt64(distanceBucket(end - start)))
      let isBefore = start < context.cue.lowerBound
      f.add(24, UInt64(distanceBucket(abs(start - context.cue.lowerBound))) << 1 | (isBefore ? 1 : 0))
      if end - 1 >= 0, end <= passage.count { f.add(25, c.word[end - 1]) }
    } else {
      f.add(26, 0)
      f.add(27, headClass)
    }
    f.add(28, FeatureBuffer.join(c.word[head], Int(labeled)))
    f.add(29, labeled << 10 | chance << 6 | flatAgreement << 3 | ruleAgreement)
    if let rule {
      f.add(30, Self.ruleNumber(rule) << 3 | ruleAgreement)
      f.add(31, UInt64(rule.confidence * 10) << 3 | ruleAgreement)
    }
    f.add(32, UInt64(c.tag[head]) << 8 | headClass)
    f.add(33, FeatureBuffer.pair(c.word[head], c.word[context.cue.upperBound]))
    f.add(34, FeatureBuffer.pair(c.word[context.cue.lowerBound - 1], c.word[head]))
    f.add(35, FeatureBuffer.join(c.word[head], Int(kind << 2 | (found.sources.isEmpty ? 1 : 0))))
    extent(found, kind, cueClass: headClass, into: &f)
  }

  /// How sure both passes are of a statement that the second made.
  func scores(
    _ found: StatementCandidate, _ scores: AttributionTagger.CueScores, _ score: [Int16],
    _ context: CueContext, _ passage: Passage, into f: inout FeatureBuffer
  ) {
    let headClass = UInt64(passage.columns.cueClass[context.head])
    let path = Self.magnitude(scores.path)
    let content = Self.magnitude(scores.content)
    let flat = flatScore(found.contents, score)
    f.add(150, path)
    f.add(151, path << 8 | headClass)
    f.add(152, content)
    f.add(153, content << 8 | headClass)
    f.add(154, Self.magnitude(scores.weakest))
    f.add(155, found.sources.isEmpty ? 63 : Self.magnitude(scores.source))
    f.add(156, flat)
    f.add(157, flat << 8 | headClass)
    f.add(158, flat << 5 | content)
    f.add(159, path << 5 | UInt64(distanceBucket(found.contents.reduce(0) { $0 + $1.count })))
  }

  /// Of a statement of the flat pass without a cue.
  func flat(
    _ found: StatementCandidate, _ group: [LabeledSpan], _ passage: Passage, candidates: Int, score: [Int16],
    into f: inout FeatureBuffer
  ) {
    let size = words(found.contents)
    let kind = kind(size)
    let roles = group.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }.map(\.role).prefix(7)
    let signature = UInt64(SpanGrouper.patternNumber(roles))
    f.add(40, signature)
    f.add(41, kind << 3 | UInt64(distanceBucket(size.all)))
    f.add(42, (passage.isWhollyQuoted ? 64 : 0) | UInt64(passage.paragraphCode))
    f.add(43, passage.isTitle ? 1 : 0)
    f.add(44, UInt64(min(3, candidates)))
    f.add(45, signature << 2 | kind)
    let score = flatScore(found.contents, score)
    f.add(50, score)
    f.add(51, score << 2 | kind)
    let c = passage.columns
    let first = found.start - passage.first
    if first >= 0, first < passage.count {
      f.add(46, c.word[first - 1])
      f.add(47, c.isQuoted[first] != 0 ? 1 : 0)
      f.add(48, UInt64(c.tag[first - 1]) << 6 | UInt64(c.tag[first]))
    }
  }

  /// Of a rule's statement.
  func rule(
    _ found: StatementCandidate, _ rule: Attribution, twin: StatementCandidate?, flat: [UInt8],
    chance: [UInt8], score: [Int16], into f: inout FeatureBuffer
  ) {
    let size = words(found.contents)
    let kind = kind(size)
    let name = Self.ruleNumber(rule)
    let likely = UInt64(rule.cue.reduce(0) { max($0, chance[$1]) }) * 10 / 256
    let agreement = agreement(found.contents, twin?.contents ?? [])
    let twinState = (twin == nil ? 0 : 1) << 3 | agreement
    let share = flatShare(found.contents, flat)
    let isTitle = text.sentences[rule.sentence].paragraph == 0
    f.add(60, name)
    f.add(61, name << 4 | UInt64(rule.confidence * 10))
    f.add(62, name << 4 | twinState)
    f.add(63, name << 4 | likely)
    f.add(64, kind << 3 | UInt64(distanceBucket(size.all)))
    f.add(65, name << 2 | kind)
    f.add(66, share)
    f.add(67, name << 4 | share)
    f.add(68, twinState)
    f.add(69, likely)
    f.add(70, UInt64(rule.confidence * 20))
    f.add(
      71,
      (rule.isNested ? 8 : 0) | (rule.isNegated ? 4 : 0) | (rule.isFuture ? 2 : 0)
        | (rule.source == nil ? 0 : 1))
    f.add(72, (isTitle ? 1 : 0) | name << 1)
    f.add(73, UInt64(bitPattern: Int64(rule.cueNumber)))
    f.add(74, UInt64(min(4, rule.content.count)))
    f.add(75, share << 8 | likely << 4 | twinState)
    let flat = flatScore(found.contents, score)
    f.add(78, flat)
    f.add(79, flat << 32 | name)
    extent(found, kind, cueClass: 63, into: &f)
    if let source = rule.source {
      f.add(76, UInt64(distanceBucket(source.count)))
      f.add(
        77,
        UInt64(text.tokens[source.lowerBound].tag.rawValue) << 6
          | UInt64(text.tokens[source.upperBound - 1].tag.rawValue))
    }
  }

  /// The roles of a statement's spans in order.
  private func pattern(_ found: StatementCandidate) -> UInt64 {
    // Places with their roles as one number, so that sorting moves nothing larger.
    var spans: [Int] = []
    spans.reserveCapacity(found.sources.count + found.cues.count + found.contents.count)
    func add(_ ranges: [Range<Int>], _ role: SpanRole) {
      for range in ranges { spans.append(range.lowerBound << 2 | Int(role.rawValue)) }
    }
    add(found.sources, .source)
    add(found.cues, .cue)
    add(found.contents, .content)
    spans.sort()
    return UInt64(spans.prefix(8).reduce(1) { $0 << 2 | ($1 & 3 + 1) })
  }

  private static func ruleNumber(_ rule: Attribution) -> UInt64 {
    WordHash.of(rule.rule.rawValue.utf8) & 0xFFFF_FFFF
  }
}
