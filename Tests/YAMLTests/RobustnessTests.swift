import Glibc
import Testing
import YAML

@Suite("Every input has an answer")
struct RobustnessTests {
  /// What holds for any bytes: a value, or error lines that point into the text, in order.
  private func check(_ bytes: [UInt8]) {
    do {
      _ = try YAMLParser.parse(bytes: bytes, file: "f")
    } catch {
      let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
      let marks = error.diagnostics.map(\.mark)
      let isPlaced = marks.allSatisfy {
        $0.line >= 1 && $0.line <= lineCount && $0.column >= 1 && $0.column <= bytes.count + 1
      }
      if marks.isEmpty || marks != marks.sorted() || !isPlaced
        || error.lines.contains(where: { $0.contains("\n") })
      {
        Issue.record("\(bytes): \(error.lines)")
      }
    }
  }

  @Test("every text of up to four characters that mean something to YAML is read or refused at a place in it")
  func everySmallText() {
    let alphabet = Array("a:-[]{}&*!|>'\" \n".utf8)
    for length in 0...4 {
      var digits = Array(repeating: 0, count: length)
      repeat { check(digits.map { alphabet[$0] }) } while Self.advance(&digits, base: alphabet.count)
    }
  }

  @Test("every text of up to three characters from a wider set is read or refused at a place in it")
  func everySmallTextOfMore() {
    let alphabet = Array("a:-[]{}&*!|>'\" \n,?#%<\t\r\\~0.".utf8) + [0, 0xC3, 0xA9]
    for length in 0...3 {
      var digits = Array(repeating: 0, count: length)
      repeat { check(digits.map { alphabet[$0] }) } while Self.advance(&digits, base: alphabet.count)
    }
  }

  @Test("a document with any one byte changed, taken out or doubled is read or refused at a place in it")
  func everySmallChange() {
    let text = Array("a: &x {<<: *y, b: [1, 'two']}\n# c\n? \"d\\n\"\n: |\n  e\nf: !!str g\n".utf8)
    for place in text.indices {
      check(Array(text[..<place]))
      check(Array(text[..<place] + text[(place + 1)...]))
      check(Array(text[...place] + text[place...]))
      for byte in Array("a:-[]{}&*!|>'\" \n\t%".utf8) + [0, 0xFF] {
        var changed = text
        changed[place] = byte
        check(changed)
      }
    }
  }

  @Test("a document of 1 MB takes about four times as long as a quarter of it, not sixteen times")
  func linearTime() throws {
    let entry = { (number: Int) in
      "stage\(number):\n  uses: extract\n  inputs: [a, b]\n  with: {x: 1, y: \"two\", z: &a\(number) [*a0]}\n"
    }
    let quarter = "z: &a0 [x]\n" + (1...3_000).map(entry).joined()
    let whole = "z: &a0 [x]\n" + (1...12_000).map(entry).joined()
    #expect(whole.utf8.count > 1_000_000)
    let times = try [quarter, whole].map { text in
      try (0..<3).map { _ in try processorTime { _ = try node(text) } }.min() ?? 0
    }
    #expect(times[1] < times[0] * 8)
  }

  /// Seconds of this thread's processor time, which other tests at the same time do not lengthen.
  private func processorTime(_ work: () throws -> Void) rethrows -> Double {
    func now() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    try work()
    return now() - start
  }

  /// The next number of digits in `base`; false after the last.
  private static func advance(_ digits: inout [Int], base: Int) -> Bool {
    for place in digits.indices {
      digits[place] += 1
      if digits[place] < base { return true }
      digits[place] = 0
    }
    return false
  }
}
