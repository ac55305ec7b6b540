import Glibc
import Records
import Testing

@testable import Extract

@Suite("Any input ends, in time that grows as the input does")
struct RobustnessTests {
  /// A generator with a fixed seed (SplitMix64), so that a failure comes back.
  struct Dice {
    var state: UInt64
    mutating func roll(_ count: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
      return Int((value ^ value >> 31) % UInt64(count))
    }
  }

  @Test("random bytes, decoded, do no harm", arguments: 1...20)
  func randomBytes(_ seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let bytes = (0..<20_000).map { _ in UInt8(dice.roll(256)) }
    let text = String(decoding: bytes, as: UTF8.self)
    let length = text.unicodeScalars.count
    for statement in try InventedWorld.statements(text) {
      for span in statement.contentSpans {
        #expect(0 <= span.start && span.start < span.end && span.end <= length)
      }
    }
  }

  @Test("random words of the lexicon and marks do no harm", arguments: 1...30)
  func randomWords(_ seed: Int) throws {
    let words = [
      "said", "\"", ",", ".", "\n\n", "that", "according", "to", "Orsk", "Ostania", "he", "the", "minister",
      "'", "“", "”", "«", "and", "(", ")",
      "who", "was", "accused", "by", "of", "expressed", "concern", ":", "—", "saying", "told", "reporters",
      "’s", "U.S.", "called", "on", "for", "May",
      "3", "spokesman", "''", "Foreign", "Ministry", "will", "not", "while", "it", "Mr.", "A.", "went", "?",
    ]
    var dice = Dice(state: UInt64(seed))
    let text = (0..<3_000).map { _ in words[dice.roll(words.count)] }.joined(separator: " ")
    let length = text.unicodeScalars.count
    for statement in try InventedWorld.statements(text) {
      #expect(!statement.text.isEmpty)
      for span in statement.contentSpans + statement.sourceSpans {
        #expect(span.start < span.end && span.end <= length)
      }
    }
  }

  @Test(
    "doubling the input about doubles the time",
    arguments: [
      "\"", "' ", "(\" ", "the minister said that he would go ", "word ", "Orsk and Reck, ",
      "\"We go on.\n\n", "a", "\"We go,\" said Orsk. ", "said ", "It said it. ", "Ministry ", "Norway ",
      "\"We go.\" ",
      "was accused by Norway of ", "spokesman for the Foreign Ministry ", "\"", "“ a ",
    ])
  func linear(_ unit: String) throws {
    let extractor = try InventedWorld.extractor()
    // Processor time: the tests share the machine with others.
    func time(_ count: Int) -> Double {
      let article = InventedWorld.article(String(repeating: unit, count: count))
      let start = Self.processorSeconds
      _ = extractor.statements(in: article)
      return Self.processorSeconds - start
    }
    let count = 40_000 / unit.utf8.count
    _ = time(count / 4)
    let small = (0..<2).map { _ in time(count) }.min() ?? 0
    let large = time(count * 4)
    // Four times the input: quadratic work would take sixteen times as long. `scripts/bench-linear` has megabytes.
    #expect(large < small * 8 + 0.1)
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test("a pronoun before the main clause is read", arguments: ["they", "it", "he"])
  func pronounBeforeClause(_ pronoun: String) throws {
    let text = "Ostania said on Tuesday that after \(pronoun) had signed the treaty, we would open the lock."
    #expect(try InventedWorld.statements(text).count == 1)
  }

  @Test("megabytes without a full stop are read")
  func noStop() throws {
    let text = String(repeating: "the minister of the country spoke of rain and of the sea ", count: 50_000)
    #expect(try InventedWorld.statements(text).isEmpty)
  }
}
