import Records
import StageKit
import Testing

@Suite("What an action yields")
struct StageOutputTests {
  private func line(_ id: String) -> (line: [UInt8], key: RecordKey) {
    (Array("{\"id\":\"\(id)\"}".utf8), RecordKey(day: "2025-03-12", id: id))
  }

  @Test("going back to a mark takes back lines, ports and rejects added after it, and nothing else")
  func rollBack() {
    var output = StageOutput()
    output.append(line: line("b").line, key: line("b").key, to: "one")
    let mark = output.mark
    output.append(line: line("a").line, key: line("a").key, to: "one")
    output.append(line: line("c").line, key: line("c").key, to: "two")
    output.rejectForNow(
      Reject(stage: "s", recordID: "", day: "", source: nil, locator: nil, reason: "r", detail: nil))
    output.rollBack(to: mark)
    #expect(output.lines(of: "one").bytes == line("b").line + [0x0A])
    #expect(output.lines(of: "two").bytes.isEmpty)
    #expect(output.rejects.isEmpty)
    #expect(!output.isProvisional)
    output.append(line: line("a").line, key: line("a").key, to: "one")
    #expect(output.lines(of: "one").bytes == line("a").line + [0x0A] + line("b").line + [0x0A])
  }
}
