import Testing
import YAML

@Suite("Documents that follow the grammar and are wrong")
struct StructureErrorTests {
  private func expect(
    _ marked: String, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let document = MarkedText(marked)
    #expect(
      errorLines(document.text) == lines.map { "f.yaml:" + document.located($0) },
      sourceLocation: sourceLocation)
  }

  @Test("a key given twice is reported at the second place and names the first")
  func duplicateKey() {
    expect("x:\n  ①a: 1\n  ②a: 2\n", ["②: error: duplicate key 'a', first given at ①"])
    expect("{①a: 1, ②\"a\": 2}", ["②: error: duplicate key 'a', first given at ①"])
    expect("①<<: {a: 1}\n②<<: {b: 1}\n", ["②: error: duplicate key '<<', first given at ①"])
  }

  @Test("all mistakes up to an error in the grammar are reported together, in the order of their places")
  func collected() {
    expect(
      "①a: 1\n②a: 2\nb: *x\nc: ③\"open\n",
      [
        "②: error: duplicate key 'a', first given at ①",
        "3:4: error: no anchor '&x' before this alias; put the text in quotes if the '*' belongs to it",
        "③: error: this quote is never closed; put the closing \" where the text ends",
      ])
    expect(
      "a: {①k: {②l: 1, ③l: 2}, ④k: 3}\n",
      [
        "③: error: duplicate key 'l', first given at ②",
        "④: error: duplicate key 'k', first given at ①",
      ])
  }

  @Test("an alias without an anchor names the nearest anchor")
  func undefinedAlias() {
    expect(
      "a: &base 1\nb: ①*bsae\n", ["①: error: no anchor '&bsae' before this alias; did you mean '*base'?"])
    expect(
      "a: ①*later\nb: &later 1\n",
      ["①: error: no anchor '&later' before this alias; put the text in quotes if the '*' belongs to it"])
  }

  @Test("an alias without a value makes one error, wherever it stands")
  func aliasWithoutValue() {
    let tail = "error: no anchor '&x' before this alias; put the text in quotes if the '*' belongs to it"
    for text in ["a: ①*x", "<<: ①*x", "<<: [①*x, {a: 1}]", "①*x : 1\n'': 2", "- ①*x", "①*x"] {
      expect(text, ["①: " + tail])
    }
  }

  @Test("an alias inside the value it names is refused, in lists, mappings and merges")
  func aliasInsideItself() {
    let tail = "error: the alias '*x' stands inside its own value, which starts at ②"
    expect("a: ②&x [①*x]\n", ["①: " + tail])
    expect("a: ②&x {b: [c, ①*x]}\n", ["①: " + tail])
    expect("a: ②&x {<<: ①*x}\n", ["①: " + tail])
  }

  @Test("a merge key takes mappings only")
  func merge() {
    expect("<<: ①3\n", ["①: error: '<<' takes a mapping or a list of mappings, found the integer 3"])
    expect("<<: [{a: 1}, ①b]\n", ["①: error: '<<' takes a mapping or a list of mappings, found 'b'"])
  }

  @Test("a list or mapping as a key is refused, as a template in braces would be")
  func collectionAsKey() {
    expect(
      "a: {①{name}}\n",
      ["①: error: a key must be a single text, found a mapping; put it in quotes if it is meant as text"])
    expect(
      "①[a]: 1\n",
      ["①: error: a key must be a single text, found a list; put it in quotes if it is meant as text"])
  }

  @Test("tags that are unknown or do not fit are refused")
  func tags() {
    expect(
      "a: ①!draft x\n", ["①: error: unknown tag '!draft'; put the text in quotes if the '!' belongs to it"])
    expect(
      "a: ①!!set {x}\n", ["①: error: unknown tag '!!set'; put the text in quotes if the '!' belongs to it"])
    expect("a: ①!!int x\n", ["①: error: the tag '!!int' does not fit 'x'"])
    expect("a: ①!!map [x]\n", ["①: error: the tag '!!map' does not fit a list"])
    expect("a: ①!!seq x\n", ["①: error: the tag '!!seq' does not fit 'x'"])
  }

  @Test("a second document is refused where it starts")
  func secondDocument() {
    expect("a: 1\n①---\nb: 2\n", ["①: error: a second document starts here; keep one document in a file"])
    expect("---\n①---\n", ["①: error: a second document starts here; keep one document in a file"])
  }

  @Test("an error stays one short line, whatever the key holds")
  func oneLine() {
    let long = String(repeating: "k", count: 70)
    expect(
      "{\"a\\nb\\u202e\": 1, ①\"a\\nb\\u202e\": 2}",
      ["①: error: duplicate key 'a\\nbU+202E', first given at 1:2"])
    expect(
      "\(long): 1\n①\(long): 2\n", ["①: error: duplicate key '\(long.prefix(60))...', first given at 1:1"])
  }
}
