import Extract
import Glibc

/// How often words are parts of cues and of sources.
struct WordCounts {
  private var all: [UInt64: (count: Int, cue: Int, source: Int)] = [:]

  init(_ articles: [TrainingArticle]) {
    for article in articles {
      for token in 0..<article.text.tokenCount {
        guard let key = article.text.statisticsKey(token) else { continue }
        let role = article.gold.roles[token]
        all[key, default: (0, 0, 0)].count += 1
        if role == .cue { all[key, default: (0, 0, 0)].cue += 1 }
        if role == .source { all[key, default: (0, 0, 0)].source += 1 }
      }
    }
  }

  /// Words often enough in a cue or a source, the most frequent ones first.
  var entries: [(word: UInt64, probability: Double, isSource: Bool)] {
    all.compactMap { word, counts -> (word: UInt64, probability: Double, isSource: Bool, weight: Int)? in
      let cue = Double(counts.cue) / Double(counts.count)
      let source = Double(counts.source) / Double(counts.count)
      let isCue = counts.cue >= 3 && cue >= 0.08
      let isSource = counts.source >= 4 && source >= 0.15
      guard isCue || isSource else { return nil }
      return (word, isCue ? cue : 0, isSource, counts.cue + counts.source)
    }
    .sorted { ($1.weight, $0.word) < ($0.weight, $1.word) }
    .map { ($0.word, $0.probability, $0.isSource) }
  }
}

/// How often rows of roles form one attribution, and how often neighbouring spans belong to one.
struct GroupingCounts {
  let patterns: [Float]
  let gaps: [Float]

  init(_ articles: [TrainingArticle]) {
    var patternCounts = [Double](repeating: 0, count: SpanGrouper.patterns)
    var together = [Double](repeating: 0.5, count: SpanGrouper.gaps)
    var apart = together
    for article in articles {
      let sentences = (0..<article.text.tokenCount).map { Int32(article.text.sentence(of: $0)) }
      for passage in article.text.passages {
        let spans = Self.spans(passage, article.gold)
        var pattern: [SpanRole] = []
        for (place, span) in spans.enumerated() {
          pattern.append(span.span.role)
          let next = place + 1 < spans.count ? spans[place + 1] : nil
          if next?.owner != span.owner {
            if pattern.count <= SpanGrouper.longest { patternCounts[SpanGrouper.patternNumber(pattern)] += 1 }
            pattern = []
          }
          guard let next else { continue }
          let gap = SpanGrouper.gapNumber(span.span, next.span, sentences)
          if next.owner == span.owner { together[gap] += 1 } else { apart[gap] += 1 }
        }
      }
    }
    let total = patternCounts.reduce(0, +)
    patterns = patternCounts.map { Float(log(($0 + 0.05) / (total + 50))) }
    gaps =
      zip(together, apart).map { Float(log($0 / ($0 + $1))) }
      + zip(together, apart).map { Float(log($1 / ($0 + $1))) }
  }

  private static func spans(_ passage: Range<Int>, _ gold: Gold) -> [(span: LabeledSpan, owner: Int)] {
    var result: [(span: LabeledSpan, owner: Int)] = []
    var index = passage.lowerBound
    while index < passage.upperBound {
      guard let role = gold.roles[index] else {
        index += 1
        continue
      }
      var end = index + 1
      while end < passage.upperBound, gold.roles[end] == role, gold.owners[end] == gold.owners[index] {
        end += 1
      }
      result.append((LabeledSpan(role: role, tokens: index..<end), gold.owners[index]))
      index = end
    }
    return result
  }
}
