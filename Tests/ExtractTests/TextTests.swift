import Records
import Testing

@testable import Extract

@Suite("Cutting texts")
struct TextTests {
  private func paragraphs(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Paragraphs.ranges(bytes).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test("empty lines separate paragraphs, line ends within them do not")
  func emptyLines() { #expect(paragraphs("One\ntwo.\n \nThree.\n") == ["One\ntwo.", "Three."]) }

  @Test("without empty lines every line is a paragraph")
  func lines() { #expect(paragraphs("One sentence.\nAnother one.") == ["One sentence.", "Another one."]) }

  @Test("a hard-wrapped text without empty lines is joined up to its short lines")
  func wrapped() {
    let text = """
      The lock on the canal between the two towns was opened this morning
      by the mayor of the lower one, who had to borrow the key from his
      colleague upstream.
      The mayor of the upper town was not there, but sent a letter that
      was read out by the keeper of the lock to nobody in particular.
      """
    #expect(paragraphs(text).count == 2)
  }

  private func sentences(_ text: String) -> [String] {
    let analyzed = AnalyzedText(text, lexicon: .standard)
    return analyzed.sentences.map { analyzed.string($0.tokens) }
  }

  @Test(
    "a stop ends a sentence, but not after an abbreviation or initial",
    arguments: [
      ("He left. She stayed.", 2), ("Mr. Orsk left. He ran.", 2), ("The U.S. Senate met.", 1),
      ("It was in the U.S. The rest is known.", 2),
      ("Hanno W. Reck spoke.", 1), ("\"Why?\" he asked.", 1), ("It cost 3.5 million. Nobody paid.", 2),
      ("\"Go.\" Then he left.", 2),
    ])
  func stops(_ text: String, _ count: Int) { #expect(sentences(text).count == count) }

  @Test("offsets count code points, not bytes")
  func offsets() throws {
    let text = "“Đã xong — «fini»,” Ána Dörn said."
    let found = try #require(InventedWorld.statements(text).first)
    let scalars = Array(text.unicodeScalars)
    let span = try #require(found.sourceSpans.first)
    #expect(String(String.UnicodeScalarView(scalars[span.start..<span.end])) == "Ána Dörn")
    #expect(found.speakerMention == "Ána Dörn")
  }

  @Test(
    "a word in -ing or -ed after an article describes only if a noun follows",
    arguments: [
      ("The meeting foundered on Monday.", "meeting", "noun"),
      ("The meeting foundered.", "foundered", "verbPast"),
      ("It was the growing crisis that counted.", "growing", "adjective"),
      ("The failed summit ended.", "failed", "adjective"),
      ("The formal proposal collapsed over fish.", "collapsed", "verbPast"),
    ])
  func modifiers(_ text: String, _ word: String, _ tag: String) {
    let analyzed = AnalyzedText(text, lexicon: .standard)
    let index = analyzed.tokens.indices.first { analyzed.string($0) == word }
    #expect(index.map { "\(analyzed.tokens[$0].tag)" } == tag)
  }

  @Test(
    "a surname may be a verb's past form",
    arguments: ["The envoy, Rosa Fell, said that it rained.", "Rosa Fell spoke. Fell said that it rained."])
  func surname(_ text: String) throws {
    let found = try #require(InventedWorld.statements(text).last)
    #expect(found.speakerName == "Rosa Fell")
  }

  @Test("a quotation left open ends with its paragraph")
  func openQuotation() {
    let analyzed = AnalyzedText("\"One two three.\n\nFour.", lexicon: .standard)
    #expect(analyzed.quotations.map(\.isClosed) == [false])
    #expect(analyzed.quotations.first.map { analyzed.string($0.tokens) } == "\"One two three.")
  }

  @Test("apostrophes and feet and inches open no quotation")
  func apostrophes() {
    let analyzed = AnalyzedText("The ministers' plan isn't Orsk's. He is 6'2\" tall.", lexicon: .standard)
    #expect(analyzed.quotations.isEmpty)
  }
}
