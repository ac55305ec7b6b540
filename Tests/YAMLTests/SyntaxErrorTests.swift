import Testing
import YAML

@Suite("Errors in the grammar")
struct SyntaxErrorTests {
  /// A document whose marks the one expected error names.
  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let line: String

    init(_ text: String, _ line: String) {
      self.text = text
      self.line = line
    }

    var testDescription: String { text.debugDescription }
  }

  static let tabs = [
    Case("a:\n①\tb: 2\n", "①: error: a tab cannot indent; use spaces"),
    Case("a:\n  b: 1\n①\tc: 2\n", "①: error: a tab cannot indent; use spaces"),
    Case("①\ta: 1\n", "①: error: a tab cannot indent; use spaces"),
    Case("- a\n①\t- b\n", "①: error: a tab cannot indent; use spaces"),
    Case("a: |\n①\tb\n", "①: error: a tab cannot indent; use spaces"),
  ]

  static let quotes = [
    Case(
      "a: ①\"open\nb: 1\n", "①: error: this quote is never closed; put the closing \" where the text ends"),
    Case("a: 1\nb: ①'open\n", "①: error: this quote is never closed; put the closing ' where the text ends"),
    Case(
      "é: ①\"open\n---\nb: 1\n",
      "①: error: this quote is never closed; put the closing \" where the text ends"),
    Case(
      "a: ①\"open\nb: 1\nc: \"②shut\"\n",
      "①: error: this quote closes only before ②, where more text follows; put the closing \" where the text ends"
    ),
    Case("a: 'it'①s'\n", "①: error: text follows a closing quote; inside '...' write '' for a quote"),
    Case(
      "a: \"say \"①hi\" now\"\n",
      "①: error: text follows a closing quote; inside \"...\" write \\\" for a quote"),
    Case("a: \"x\" ①y\n", "①: error: text follows a closing quote; inside \"...\" write \\\" for a quote"),
    Case(
      "a: \"C:①\\dir\"\n",
      "①: error: '\\d' is no escape; write '\\\\' for a backslash, or put the text in single quotes"),
    Case("a: \"\\x①zz\"\n", "①: error: this escape names no character; write '\\\\' for a backslash"),
    Case("a: \"\\u①d800\"\n", "①: error: this escape names no character; write '\\\\' for a backslash"),
  ]

  static let brackets = [
    Case("a: ①[x, y\nb②: c\n", "①: error: this '[' is not closed: ',' or ']' is expected at ②"),
    Case("a: ①[x, y\n②", "①: error: this '[' is not closed: ',' or ']' is expected at ②"),
    Case("a: ①{x: 1\nb②: c\n", "①: error: this '{' is not closed: ',' or '}' is expected at ②"),
    Case("①[②", "①: error: this '[' is not closed: ',' or ']' is expected at ②"),
    Case("a: &b ①{c:②", "①: error: this '{' is not closed: ',' or '}' is expected at ②"),
    Case("a: {b: ①[c: d,\n②", "①: error: this '[' is not closed: ',' or ']' is expected at ②"),
    Case("a: ②{x: 1 y①: 2}\n", "①: error: ',' or '}' is expected here, for the '{' at ②"),
    Case("a: ②['x' ①'y']\n", "①: error: ',' or ']' is expected here, for the '[' at ②"),
    Case("②[a①}\n", "①: error: ',' or ']' is expected here, for the '[' at ②"),
    Case(
      "a: [1]①]\n",
      "①: error: text follows a value that has ended; put it on a line of its own, or take it out"),
    Case("a: ①]\n", "①: error: a value is expected here"),
    Case("[a]\n①b: c\n", "①: error: more text follows the end of the document; check the indentation"),
  ]

  static let blocks = [
    Case(
      "a: 1\n  b①: 2\n",
      "①: error: this ':' follows a text that began on a line above; "
        + "check that every key has ': ' after it, and the indentation"),
    Case(
      "a:1\nb①: 2\n",
      "①: error: this ':' follows a text that began on a line above; "
        + "check that every key has ': ' after it, and the indentation"),
    Case(
      "title: Re①: hello\n",
      "①: error: a second ':' cannot stand in one line; put the text in quotes if the ':' belongs to it"),
    Case(
      "②a:\n    b: 1\n  ①c: 2\n",
      "①: error: this line is indented like no line that it could belong to; what it stands in starts at ②"),
    Case(
      "②- x\n①y: 1\n", "①: error: an item '- ...' is expected here; indent it like the list that starts at ②"),
    Case("②a: 1\n①- x\n", "①: error: a key is expected here; indent it like the mapping that starts at ②"),
    Case(
      "a: 1\n①b\nc: 2\n",
      "①: error: this text has no ':' after it; write 'key: value', or check the indentation"),
    Case(String(repeating: "k", count: 1025) + "①: 1\n", "①: error: a key may have at most 1024 characters"),
    Case("a: ①- x\n", "①: error: an item '- ...' cannot start here; start the list on a line of its own"),
    Case("a: ①? x\n", "①: error: '?' cannot start a key here; put the text in quotes"),
    Case("a: ①@x\n", "①: error: '@' cannot start a value; put the text in quotes"),
    Case("a: ①`x`\n", "①: error: '`' cannot start a value; put the text in quotes"),
    Case(
      "a: |①x\n  y\n",
      "①: error: only a digit, '+', '-' and a comment may follow '|' or '>'; start the text on the next line"),
  ]

  static let indicators = [
    Case(
      "a: ①*.html\n", "①: error: '*' names no anchor here; put the text in quotes if the '*' belongs to it"),
    Case("a: ①& b\n", "①: error: '&' names no anchor here; put the text in quotes if the '&' belongs to it"),
    Case("a: ①!<x y\n", "①: error: this tag is malformed; put the text in quotes if the '!' belongs to it"),
    Case(
      "a: ①!e!x y\n",
      "①: error: this tag has an undeclared prefix; put the text in quotes if the '!' belongs to it"),
    Case("①%x\n", "①: error: this directive is malformed; put the text in quotes if the '%' belongs to it"),
    Case(
      "%YAML 1.2\n①%YAML 1.2\n---\na\n",
      "①: error: this directive is malformed; put the text in quotes if the '%' belongs to it"),
    Case(
      "①%YAML 3.0\n---\na\n",
      "①: error: this version of YAML is not supported; declare 1.2, or take the line out"),
  ]

  @Test(
    "an error in the grammar says what was written, where it began, and what to do",
    arguments: tabs + quotes + brackets + blocks + indicators)
  func wholeText(_ example: Case) {
    let document = MarkedText(example.text)
    #expect(errorLines(document.text) == ["f.yaml:" + document.located(example.line)])
  }
}
