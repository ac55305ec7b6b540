import Testing
import YAML

@Suite("Bytes that are no text")
struct EncodingTests {
  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  @Test("UTF-16 is named as such, with and without a byte order mark", arguments: [true, false])
  func utf16(bigEndian: Bool) {
    let expected = ["f.yaml:1:1: error: the file is UTF-16; save it as UTF-8"]
    #expect(errorLines(Self.utf16("\u{FEFF}a: 1\n", bigEndian: bigEndian)) == expected)
    #expect(errorLines(Self.utf16("a: 1\n", bigEndian: bigEndian)) == expected)
  }

  @Test(
    "the first byte that is not UTF-8 is shown with its place",
    arguments: [
      ([0x61, 0x3A, 0x20, 0xE9, 0x0A], "1:4: error: the byte 0xE9"),
      ([0x61, 0x0A, 0xC3, 0xA9, 0x80], "2:2: error: the byte 0x80"),
      ([0xC3], "1:1: error: the byte 0xC3"),
      ([0x61, 0x0D, 0x0A, 0xED, 0xA0, 0x80], "2:1: error: the byte 0xED"),
      ([0xC0, 0x80], "1:1: error: the byte 0xC0"),
      ([0xEF, 0xBB, 0xBF, 0x61, 0xFF], "1:2: error: the byte 0xFF"),
    ] as [([UInt8], String)])
  func notUTF8(bytes: [UInt8], line: String) {
    #expect(errorLines(bytes) == ["f.yaml:" + line + " is not UTF-8; save the file as UTF-8"])
  }

  @Test("a NUL byte is refused, not taken for the end of the file")
  func nulByte() {
    #expect(
      errorLines("a: 1\nb\0: 2\n") == [
        "f.yaml:2:2: error: the file holds a NUL byte; save it as text in UTF-8"
      ])
    #expect(errorLines("\0") == ["f.yaml:1:1: error: the file holds a NUL byte; save it as text in UTF-8"])
  }

  @Test("characters that YAML does not allow are shown by number and place")
  func controlCharacters() {
    let advice = " is not allowed; take it out or write it as an escape in \"...\""
    for (character, number) in [
      ("\u{1}", "U+0001"), ("\u{1B}", "U+001B"), ("\u{7F}", "U+007F"), ("\u{80}", "U+0080"),
      ("\u{9F}", "U+009F"),
      ("\u{FEFF}", "U+FEFF"), ("\u{FFFE}", "U+FFFE"), ("\u{FFFF}", "U+FFFF"),
    ] {
      #expect(errorLines("é: \(character)\n") == ["f.yaml:1:4: error: the character \(number)" + advice])
    }
  }

  @Test("every character at an edge of what YAML allows is read")
  func allowedCharacters() throws {
    for character in [
      "\t", "~", "\u{A0}", "\u{7FF}", "\u{800}", "\u{D7FF}", "\u{E000}", "\u{FFFD}", "\u{10FFFF}",
    ] {
      #expect(try node("'a\(character)b'").string() == "a\(character)b")
    }
  }
}
