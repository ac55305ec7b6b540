import Records
import StageKit
import Testing

@testable import Extract

@Suite("The trained model")
struct ModelTests {
  @Test("is in the binary")
  func embedded() throws {
    #expect(AttributionModel.standard != nil)
  }

  @Test("bytes that are no model are refused")
  func refused() {
    #expect(AttributionModel([]) == nil)
    #expect(AttributionModel([UInt8](repeating: 0, count: 4096)) == nil)
    var bytes = AttributionModelFile().bytes
    #expect(AttributionModel(bytes) != nil)
    bytes.removeLast()
    #expect(AttributionModel(bytes) == nil)
  }

  @Test("a token's rows are summed lane by lane, a feature without a row adds nothing")
  func sums() {
    // Slot 1 of 4 holds feature A; B, of the same slot, stands in its neighbour 0.
    let a: UInt32 = 1 << 30 | 7
    let b: UInt32 = 1 << 30 | 9
    func row(_ lanes: [Int], mark: UInt64) -> UInt64 {
      lanes.enumerated().reduce(mark << 56) { $0 | UInt64($1.element + 128) << UInt64($1.offset * 8) }
    }
    let rows = [
      row([-127, 5, 0, 1, 2, 3, 100], mark: 9), row([127, -5, 3, 0, 0, 0, -128], mark: 7), NodeTable.neutral,
      NodeTable.neutral,
    ]
    rows.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let table = NodeTable(rows: base, shift: 30)
      let both = table.sum([a, b, 2 << 30 | 200], 3)
      #expect((0..<7).map { both.lane($0) } == [0, 0, 3, 1, 2, 3, -28])
      let one = table.sum([UInt32](repeating: a, count: 100), 100)
      #expect(one.lane(0) == 12_700)
      #expect(one.labels[1] == 12_700)
      #expect(one.labels[0] == 0)
    }
  }

  @Test("the decoder finds the best of all label sequences", arguments: 1...40)
  func decoding(_ seed: Int) {
    var dice = RobustnessTests.Dice(state: UInt64(seed))
    let count = 1 + dice.roll(4)
    let nodes = (0..<count).map { _ in
      var row = SIMD8<Int16>()
      for label in 0..<7 { row[label] = Int16(dice.roll(400)) - 200 }
      row[7] = LabelDecoder.impossible
      return row
    }
    let edges = (0..<3 * 7).map { _ in
      var row = SIMD8<Int16>()
      for label in 0..<7 { row[label] = Int16(dice.roll(200)) - 100 }
      return row
    }
    let rows = (0..<count * 2).map { _ in Int32(dice.roll(4)) - 1 }
    var labels = [UInt8](repeating: 0, count: count)
    edges.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let table = EdgeTable(rows: base)
      let steps = (0..<count).flatMap { token in
        let known = rows[token * 2..<token * 2 + 2].filter { $0 >= 0 }.map { Optional(table.row($0)) }
        return known + [EdgeTable.Row?](repeating: nil, count: 2 - known.count)
      }
      LabelDecoder(capacity: 8).decode(
        nodes: nodes, steps: steps, stepsPerToken: 2, count: count, into: &labels)
    }
    func score(_ sequence: [UInt8]) -> Int {
      var before = 0
      return sequence.indices.reduce(0) { sum, token in
        defer { before = Int(sequence[token]) }
        let label = Int(sequence[token])
        let edge = rows[token * 2..<token * 2 + 2].filter { $0 >= 0 }
          .reduce(0) { $0 + Int(edges[Int($1) * 7 + before][label]) }
        return sum + Int(nodes[token][label]) + edge
      }
    }
    var best = Int.min
    for code in 0..<Int((0..<count).reduce(1) { product, _ in product * 7 }) {
      var rest = code
      let sequence = (0..<count).map { _ in
        defer { rest /= 7 }
        return UInt8(rest % 7)
      }
      best = max(best, score(sequence))
    }
    #expect(score(labels) == best)
  }

  @Test("spans are read off labels, also where a first token is missing")
  func spans() {
    let labels: [UInt8] = [0, 1, 2, 3, 5, 6, 6, 5, 0, 2]
    let found = LabeledSpan.spans(labels, count: labels.count)
    #expect(found.map(\.role) == [.source, .cue, .content, .content, .source])
    #expect(found.map(\.tokens) == [1..<3, 3..<4, 4..<7, 7..<8, 9..<10])
  }

  @Test("the logistic function is right to eleven digits and keeps its bounds")
  func logistic() {
    #expect(Logistic.probability(0) == 0.5)
    #expect(abs(Logistic.probability(1) - 0.731_058_578_630_004_9) < 1e-11)
    #expect(abs(Logistic.probability(-3.7) - 0.024_127_021_417_669) < 1e-11)
    #expect(Logistic.probability(1_000) == 1)
    #expect(Logistic.probability(-1_000) == 0)
  }

  @Test("statements carry a confidence between 0 and 1 and the name of a rule, or 'model'")
  func confidence() throws {
    let statements = try InventedWorld.statements(
      SpeakerTests.report, published: "2025-03-12", usesModel: true)
    #expect(!statements.isEmpty)
    for statement in statements {
      let confidence = statement.confidence
      #expect(confidence >= 0.4 && confidence <= 1)
      #expect(!statement.rule.isEmpty)
    }
  }

  @Test("two rows side by side never have the same mark, so that none is taken for the other")
  func marks() throws {
    let model = try #require(AttributionModel.standard)
    for table in [model.flatNodes, model.cueNodes] {
      let count = 1 << (32 - Int(table.shift))
      for row in stride(from: 0, to: count, by: 2) {
        #expect(table.rows[row] >> 56 != table.rows[row + 1] >> 56)
      }
    }
  }

  @Test("a statement has words: marks alone are none")
  func marksAlone() throws {
    let text =
      "'A,' he said. 'B' c'\" ``d'' \u{201E}e\u{201C} \u{B9}f9\u{AB} \u{AB}g\u{BB} saiD said"
      + String(repeating: ",", count: 1100)
    let found = try InventedWorld.extractor(minimumConfidence: 0, usesModel: true).statements(
      in: InventedWorld.article(text))
    for span in found.flatMap(\.contentSpans) { #expect(span.start < span.end, "\(span)") }
  }

  @Test("a text on foreign affairs keeps what the rules find, whatever the filter says of it")
  func rulesFirst() throws {
    let text = """
      Norway said on Monday that it would close the strait. Iceland warned Norway that ships from Denmark would stay. \
      Denmark urged Norway and Iceland to come to Copenhagen. "We shall come," Sweden's ambassador said.
      """
    let prepared = PreparedText(text)
    #expect(prepared.isForeign)
    let found = StatementFinder(try #require(AttributionModel.standard)).attributions(prepared, minimum: 0.35)
    for rule in prepared.rules where rule.confidence >= 0.35 {
      #expect(found.contains { $0.cue == rule.cue && $0.content == rule.content })
    }
    #expect(!PreparedText("The mayor said that it would rain. Her aide told reporters to wait.").isForeign)
  }

  @Test(
    "what somebody is asked or told is no statement of his, nor is a thing written down",
    arguments: [
      "Asked whether the embassy would be closed, the spokesman left the room.",
      "SALTMERE, March 3 - Asked whether the embassy would be closed, the spokesman left the room.",
      "The mayor was asked if she would resign.", "When pressed about the border talks, the mayor left.",
      "The mayor's aide wrote all of it down.",
    ])
  func noStatement(_ sentence: String) throws {
    let text = "The town council met on Friday. \(sentence) Then it began to rain, and everybody went home."
    let statements = try InventedWorld.statements(text, usesModel: true)
    #expect(statements.isEmpty)
  }

  @Test("who is told is not who tells")
  func told() throws {
    let text = "The mayor was told that the bridge would be closed. The mayor said that she would wait."
    let statements = try InventedWorld.statements(text, usesModel: true)
    #expect(!statements.contains { $0.speakerMention != nil && $0.cue?.contains("told") == true })
    #expect(statements.contains { $0.cue == "said" })
  }

  @Test("sums kept from one token to the next are those that all features of a token give")
  func repeatedSums() throws {
    let model = try #require(AttributionModel.standard)
    let prepared = PreparedText(SpeakerTests.report + "\n\n\"No,\" she said, \"never.\" He asked why.")
    let tagger = AttributionTagger(model)
    let ids = UnsafeMutablePointer<UInt32>.allocate(capacity: FeatureBuffer.capacity)
    defer { ids.deallocate() }
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      tagger.load(prepared, paragraph, tokens)
      let labels = tagger.flatScores()
      for index in 0..<tokens.count {
        var f = FeatureBuffer(ids)
        FlatFeatures(tagger.passage).nodes(index, into: &f)
        #expect(model.flatNodes.sum(f.ids, f.count).labels == labels[index])
      }
    }
  }

  @Test("what is kept for several cues is what the features of one give")
  func keptSums() throws {
    let model = try #require(AttributionModel.standard)
    let prepared = PreparedText(
      SpeakerTests.report + "\n\n\"No,\" she said, adding that he had said so. He asked why.")
    let tagger = AttributionTagger(model)
    let ids = UnsafeMutablePointer<UInt32>.allocate(capacity: FeatureBuffer.capacity)
    defer { ids.deallocate() }
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      tagger.load(prepared, paragraph, tokens)
      tagger.prepareCues(
        tagger.flatPass(), ruleGroups: prepared.ruleGroups(paragraph, tokens).map(\.spans))
      for number in tagger.context.candidates.indices {
        let window = tagger.cueScores(number)
        let features = CueFeatures(tagger.passage, tagger.context)
        for index in window {
          let side = features.side(index)
          var f = FeatureBuffer(ids)
          features.nodes(index, side, into: &f)
          #expect(model.cueNodes.sum(f.ids, f.count).labels == tagger.nodes[index - window.lowerBound])
        }
      }
    }
  }

  @Test("without the model the rules work alone")
  func rulesAlone() throws {
    let text = AnalyzedText(SpeakerTests.report, lexicon: .standard)
    let rules = AttributionFinder(text).attributions().filter { $0.confidence >= 0.35 }
    let extractor = StatementExtractor(.init(usesModel: false))
    let statements = extractor.statements(in: InventedWorld.article(SpeakerTests.report))
    #expect(statements.count == rules.count)
    #expect(statements.allSatisfy { $0.rule != "model" })
  }
}

@Suite("The passes' work is bounded by the text's length")
struct ModelWorkTests {
  /// Tokens that the second pass labels, over all candidates.
  private func work(_ text: String) throws -> (tokens: Int, labeled: Int) {
    let prepared = PreparedText(text)
    let tagger = AttributionTagger(try #require(AttributionModel.standard))
    var labeled = 0
    for (paragraph, tokens) in Passage.ranges(prepared.text) {
      #expect(tokens.count <= Passage.capacity)
      tagger.load(prepared, paragraph, tokens)
      for candidate in CueCandidate.find(tagger.flatPass(), in: tagger.passage) {
        labeled += candidate.window(in: tagger.passage).count
      }
    }
    return (prepared.tokenCount, labeled)
  }

  @Test(
    "whatever the text, each token is labelled a bounded number of times",
    arguments: [
      "said ", "\"", "\" ' ", "(\"' ", "!", "a", "the minister said that he would go ", "word ",
      "\"We go on.\n\n",
      "X said \"no\" and Y said. ", "according to ", "said: ", "\u{FFFD}",
    ])
  func bounded(_ unit: String) throws {
    let text = String(repeating: unit, count: 200_000 / unit.utf8.count)
    let (tokens, labeled) = try work(text)
    // One candidate for eight tokens and eight more a passage, a window of 150 tokens on both sides.
    let candidates = tokens / 8 + 8 * (tokens / 64 + 2)
    #expect(labeled <= candidates * 310)
  }

  @Test("stretches cover every token once and cut at sentences where they can")
  func stretches() {
    let text = AnalyzedText(
      String(repeating: "The minister of Orsk said that it rains. ", count: 700), lexicon: .standard)
    var next = 0
    for (_, tokens) in Passage.ranges(text) {
      #expect(tokens.lowerBound == next)
      next = tokens.upperBound
      #expect(
        text.sentences[text.sentenceIndex(of: tokens.lowerBound)].tokens.lowerBound == tokens.lowerBound)
    }
    #expect(next == text.tokens.count)
  }
}
