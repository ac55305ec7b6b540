import Records
import Testing

@testable import Deduplicate

@Suite struct WordScannerTests {
  private func cut(_ text: String) -> [String] {
    var text = text
    return text.withUTF8 { utf8 in
      var words: [String] = []
      WordScanner.forEachWord(utf8) { _, range in words.append(String(decoding: utf8[range], as: UTF8.self)) }
      return words
    }
  }

  @Test("words are runs of letters, digits and underscores, in any script")
  func words() {
    #expect(cut("It's 3,5 km_long — “naïve”!") == ["It", "s", "3", "5", "km_long", "naïve"])
    #expect(cut("Премьер-министр сказал") == ["Премьер", "министр", "сказал"])
    #expect(cut("外交部，发言") == ["外", "交", "部", "发", "言"])
    #expect(cut("\u{2028}\u{00A0}…") == [])
  }

  @Test(
    "upper and lower case hash alike",
    arguments: [
      ("STATE", "state"), ("ÉCOLE", "école"), ("ПРЕМЬЕР", "премьер"), ("ЁЖ", "ёж"), ("ŁÓDŹ", "łódź"),
    ])
  func letterCase(_ upper: String, _ lower: String) {
    #expect(WordScanner.words(upper) == WordScanner.words(lower))
  }

  @Test("different words hash differently, and bytes that are no UTF-8 separate words")
  func hashes() {
    #expect(Set((0..<10_000).flatMap { WordScanner.words("w\($0)") }).count == 10_000)
    let broken: [UInt8] = [0x61, 0xFF, 0x62, 0xE2, 0x82]
    var count = 0
    broken.withUnsafeBufferPointer { WordScanner.forEachWord($0) { _, _ in count += 1 } }
    #expect(count == 2)
  }

  @Test("words that stand in a JSON string are those of the text, wherever they begin and end")
  func escaped() {
    let text = "a \"quote\"\nof_many words\\and tabs\tin_one_rather_long_word—naïve\u{1}x9 end"
    for start in text.indices {
      for end in text[start...].indices {
        let piece = String(text[start..<end])
        var writer = JSONWriter()
        writer.string(piece)
        var hashes: [UInt64] = []
        let inner = Array(writer.take().dropFirst().dropLast())
        inner.withUnsafeBufferPointer {
          WordScanner.forEachWord($0, isEscaped: true) { hash, _ in hashes.append(hash) }
        }
        #expect(hashes == WordScanner.words(piece))
      }
    }
  }

  @Test("words found a stretch at a time are those found one by one")
  func stretches() {
    let pieces = [
      "word", "a", "Of_9", "  ", " ", ", ", "\\n", "\\u0001", "é", "слово", "外", "’", "\\\"", "0123456789",
    ]
    var prose = Prose(seed: 3)
    for _ in 0..<3000 {
      let kinds = 1 + prose.number(below: pieces.count)
      var text = ""
      for _ in 0..<prose.number(below: 60) {
        text += pieces[prose.number(below: kinds)]
        if prose.number(below: 40) == 0 { text += String(repeating: "x", count: prose.number(below: 150)) }
      }
      let bytes = Array(text.utf8.dropLast(prose.number(below: 3)))
      for isEscaped in [false, true] {
        var singly: [UInt64] = []
        bytes.withUnsafeBufferPointer {
          WordScanner.forEachWord($0, isEscaped: isEscaped) { hash, _ in singly.append(hash) }
        }
        for limit in [Int.max, 7] {
          let found = [UInt64](unsafeUninitializedCapacity: bytes.count / 2 + 1) { buffer, count in
            bytes.withUnsafeBufferPointer { text in
              guard let start = buffer.baseAddress else { return }
              count = WordScanner.hashes(
                text, isEscaped: isEscaped, limit: min(limit, buffer.count), into: start)
            }
          }
          #expect(found == Array(singly.prefix(limit)))
        }
      }
    }
  }

  @Test("every byte is taken for what it is, in every place of eight")
  func bytes() {
    for byte in UInt8(0)..<0x80 {
      for place in 0..<17 {
        var text = [UInt8](repeating: UInt8(ascii: "a"), count: 17)
        text[place] = byte
        var ranges: [Range<Int>] = []
        text.withUnsafeBufferPointer { WordScanner.forEachWord($0) { _, range in ranges.append(range) } }
        let isWord = LetterCase.ascii[Int(byte)] == LetterCase.word
        let expected = isWord ? [0..<17] : [0..<place, place + 1..<17].filter { !$0.isEmpty }
        #expect(ranges == expected)
      }
    }
  }
}
