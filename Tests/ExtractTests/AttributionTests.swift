import Records
import Testing

@testable import Extract

/// One sentence, or a few, of one kind, and the statement expected first in it.
struct AttributionCase: CustomTestStringConvertible, Sendable {
  let kind: String
  let text: String
  let source: String?
  let cue: String?
  let content: String
  let act: String
  let speaker: String?

  var testDescription: String { kind }

  init(
    _ kind: String, _ text: String, _ source: String?, _ cue: String?, _ content: String, _ act: String,
    _ speaker: String? = nil
  ) {
    self.kind = kind
    self.text = text
    self.source = source
    self.cue = cue
    self.content = content
    self.act = act
    self.speaker = speaker
  }
}

@Suite("Attributions, by the shapes that texts give them")
struct AttributionTests {
  static let cases: [AttributionCase] = [
    .init(
      "direct, source after", "\"The bridge will stay open,\" Mira Tolvan said.", "Mira Tolvan", "said",
      "The bridge will stay open", "ANNOUNCE", "Mira Tolvan"),
    .init(
      "direct, inverted with apposition",
      "\"We have waited long enough,\" said Pavel Orsk, a spokesman for the Ostanian Foreign Ministry.",
      "Pavel Orsk, a spokesman for the Ostanian Foreign Ministry", "said", "We have waited long enough",
      "STATE", "Pavel Orsk"),
    .init(
      "direct, source before", "The minister told reporters: \"Nothing has been signed.\"", "The minister",
      "told",
      "Nothing has been signed.", "STATE"),
    .init(
      "direct, a verb that no list has", "\"They took the keys with them,\" Tolvan fumed.", "Tolvan", "fumed",
      "They took the keys with them", "STATE"),
    .init(
      "an adjunct with \"while\" inside",
      "Tolvan said she would bring a paper which, while not being an offer, would narrow the choice.",
      "Tolvan",
      "said", "she would bring a paper which, while not being an offer, would narrow the choice", "STATE"),
    .init(
      "direct, split round the cue", "\"The ferries,\" Tolvan said, \"belong to both shores.\"", "Tolvan",
      "said",
      "The ferries belong to both shores.", "STATE"),
    .init(
      "direct, quoted sentence goes on", "\"The door is open,\" she said. \"It was never locked.\"", "she",
      "said",
      "The door is open It was never locked.", "STATE"),
    .init(
      "indirect with that", "Ostania said that the treaty was still in force.", "Ostania", "said",
      "the treaty was still in force", "STATE"),
    .init(
      "indirect without that", "The ministry said the ferries were running again.", "The ministry", "said",
      "the ferries were running again", "STATE"),
    .init(
      "indirect, source after", "The harbour was closed by ice, officials said.", "officials", "said",
      "The harbour was closed by ice", "STATE"),
    .init(
      "indirect, split", "The talks, an Ostanian diplomat said, had lasted nine hours.",
      "an Ostanian diplomat", "said",
      "The talks had lasted nine hours", "STATE"),
    .init(
      "mixed", "Tolvan said he was \"deeply surprised\" by the map.", "Tolvan", "said",
      "he was \"deeply surprised\" by the map", "STATE"),
    .init(
      "according to, leading", "According to the ministry, the lighthouse stands on Ostanian soil.",
      "the ministry",
      "According to", "the lighthouse stands on Ostanian soil", "STATE"),
    .init(
      "according to, trailing", "The lamp has been dark since May, according to Verlundish officials.",
      "Verlundish officials", "according to", "The lamp has been dark since May", "STATE"),
    .init(
      "directive with addressee", "Ostania called on Verlund to withdraw its patrol boats.", "Ostania",
      "called on",
      "Verlund to withdraw its patrol boats", "CALL"),
    .init(
      "directive, urge", "The envoy urged both governments to reopen the crossing.", "The envoy", "urged",
      "both governments to reopen the crossing", "CALL"),
    .init(
      "accusation", "Verlund accused Ostania of moving the buoys at night.", "Verlund", "accused",
      "Ostania of moving the buoys at night", "ACCUSE"),
    .init(
      "condemnation", "Ostania condemned the attack on its consulate.", "Ostania", "condemned",
      "the attack on its consulate", "CONDEMN"),
    .init(
      "praise", "President Hanno Reck praised the work of the mediators.", "President Hanno Reck", "praised",
      "the work of the mediators", "WELCOME", "Hanno Reck"),
    .init(
      "denial", "The ministry denied that any boat had been fired at.", "The ministry", "denied",
      "any boat had been fired at", "DENY"),
    .init(
      "cue noun", "Ostania expressed concern about the dredging of the strait.", "Ostania",
      "expressed concern",
      "about the dredging of the strait", "CONCERN"),
    .init(
      "refusal", "Tolvan declined to comment on the report.", "Tolvan", "declined",
      "to comment on the report", "REJECT"),
    .init(
      "ruling out", "Verlund ruled out any new talks.", "Verlund", "ruled out", "any new talks", "REJECT"),
    .init(
      "relative pronoun", "Orsk met Reck, who said the map was a forgery.", "Reck", "said",
      "the map was a forgery", "STATE"),
    .init(
      "passive with by", "Ostania was accused by Verlund of hiding the charts.", "Verlund", "was accused",
      "Ostania of hiding the charts", "ACCUSE"),
    .init(
      "apposition with commas",
      "Ana Dorn, a spokeswoman for the harbour authority, said the pilots were on strike.",
      "Ana Dorn, a spokeswoman for the harbour authority", "said", "the pilots were on strike", "STATE",
      "Ana Dorn"),
    .init(
      "relative clause before the cue", "Reck, who visited the island in May, said the lamp was lit.", "Reck",
      "said",
      "the lamp was lit", "STATE"),
    .init(
      "venue between", "Ostania said in a statement on Tuesday that the strait was open.", "Ostania", "said",
      "the strait was open", "STATE"),
    .init(
      "colon", "Foreign Minister Hanno Reck: \"We did not draw that map.\"", "Foreign Minister Hanno Reck",
      ":",
      "We did not draw that map.", "STATE", "Hanno Reck"),
    .init(
      "end before a coordinated cue", "Tolvan said the ice was thin and warned that nobody should cross it.",
      "Tolvan",
      "said", "the ice was thin", "STATE"),
    .init(
      "dateline left out",
      "KARVEL, May 3 (Agency) - Ostania will keep the bridge, President Hanno Reck said.",
      "President Hanno Reck", "said", "Ostania will keep the bridge", "ANNOUNCE", "Hanno Reck"),
  ]

  @Test("the first statement has the source, cue, content, act and speaker expected", arguments: cases)
  func firstStatement(_ expected: AttributionCase) throws {
    let found = try #require(InventedWorld.statements(expected.text).first)
    #expect(found.speakerMention == expected.source)
    #expect(found.cue == expected.cue)
    #expect(found.text == expected.content)
    #expect(found.act == expected.act)
    if let speaker = expected.speaker { #expect(found.speakerName == speaker) }
  }

  @Test(
    "these are no statements",
    arguments: [
      "The Ostanian embassy is expected to meet the Verlundish envoy today.",
      "The ministers met in Karvel on Monday.",
      "The \"Night Ferry\" left the harbour at noon.",
      "Ostania is a member of the \"Strait Club\" since May.",
      "Member states of the union pay for the lighthouse.",
      "The Ostanian movement maintains a political office in Brask.",
      "France relies on exports to the United States to pay for its ferries.",
    ])
  func noStatement(_ text: String) throws {
    #expect(try InventedWorld.statements(text).isEmpty)
  }

  @Test("a participle and a coordinated verb share the source before them")
  func sharedSource() throws {
    let text =
      "Mira Tolvan said the bridge was safe and warned that the ferry was not, adding that both would be inspected."
    let found = try InventedWorld.statements(text)
    #expect(found.map(\.cue) == ["said", "warned", "adding"])
    #expect(Set(found.map(\.speakerName)) == ["Mira Tolvan"])
  }

  @Test("a source that is itself quoted by another gives a second, inner statement")
  func nested() throws {
    let found = try InventedWorld.statements(
      "Diplomats said Ostania had accused Verlund of moving the buoys.")
    #expect(found.map(\.speakerMention) == ["Diplomats", "Ostania"])
    #expect(found.map(\.act) == ["STATE", "ACCUSE"])
  }

  @Test("an open quotation before a quoted paragraph takes the source given there, one after it goes on")
  func chainedParagraphs() throws {
    let forward = try InventedWorld.statements(
      "\"We expect that the Verlundish side will open the lock.\n\n\"It is high time,\" the spokesman said.")
    #expect(
      forward.map(\.text) == ["We expect that the Verlundish side will open the lock.", "It is high time"])
    #expect(forward.map(\.speakerMention) == ["the spokesman", "the spokesman"])
    let backward = try InventedWorld.statements(
      "\"We have opened the lock,\" the spokesman said. \"It took a year.\n\n\"It will not take another.\"")
    #expect(backward.count == 1)
    #expect(backward.first?.contentSpans.count == 3)
  }

  @Test(
    "every style of quotation marks reads alike",
    arguments: [
      ("\"", "\""), ("“", "”"), ("«", "»"), ("« ", " »"), ("„", "“"), ("''", "''"), ("``", "''"), ("‘", "’"),
      ("'", "'"), ("»", "«"),
    ])
  func quotationMarks(_ open: String, _ close: String) throws {
    let text = "\(open)The lock was opened by our own engineers,\(close) Mira Tolvan said."
    let found = try InventedWorld.statements(text)
    #expect(found.map(\.text) == ["The lock was opened by our own engineers"])
    #expect(found.first?.form == "direct")
    #expect(found.first?.speakerName == "Mira Tolvan")
  }

  @Test("the form follows the share of quoted words")
  func forms() throws {
    let text = """
      "We are ready," Mira Tolvan said.

      Tolvan said the plan was "dead" in the water.

      Tolvan said the plan was dead.
      """
    #expect(try InventedWorld.statements(text).map(\.form) == ["direct", "mixed", "indirect"])
  }
}
