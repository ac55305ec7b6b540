import Operations
import Testing

@Suite("Texts of others on a terminal")
struct TerminalTextTests {
  @Test(
    "no control sequence gets through, whichever way it begins",
    arguments: [
      ("\u{1B}[2Jgone", "\u{FFFD}[2Jgone"), ("\u{9B}31mred", "\u{FFFD}31mred"), ("a\rb", "a\u{FFFD}b"),
      ("\u{1B}]0;title\u{7}", "\u{FFFD}]0;title\u{FFFD}"), ("\u{8}\u{7F}", "\u{FFFD}\u{FFFD}"),
      ("two\nlines\tand é 東", "two\nlines\tand é 東"),
    ])
  func controls(text: String, shown: String) { #expect(TerminalText.safe(text) == shown) }
}
