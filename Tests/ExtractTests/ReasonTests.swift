import Records
import Testing

@testable import Extract

@Suite("What is not known is null, with the reason")
struct ReasonTests {
  @Test(
    "why there is no name",
    arguments: [
      ("Pavel Orsk, a spokesman, said the lock was open.", nil),
      ("Ostania said the lock was open.", "institution"),
      ("Officials said the lock was open.", "group"),
      ("A spokesman for the Ostanian embassy said the lock was open.", "office"),
      ("A statement said that the lock was open.", "document"),
      ("She said the lock was open.", "unresolved"),
    ] as [(String, String?)])
  func name(_ text: String, _ reason: String?) throws {
    let found = try #require(InventedWorld.statements(text).first)
    #expect(found.speakerReason == reason)
    #expect((found.speakerName == nil) == (reason != nil))
  }

  @Test(
    "why there is no actor",
    arguments: [
      ("Ostania said the lock was open.", nil),
      ("Diplomats said the lock was open.", "not_told"),
      ("Ostania and Verlund said the lock was open.", "several"),
      ("Hanno Reck, a former Ostanian diplomat, said the lock was open.", "former"),
      ("She said the lock was open.", "unresolved"),
    ] as [(String, String?)])
  func actor(_ text: String, _ reason: String?) throws {
    let found = try #require(InventedWorld.statements(text).first)
    #expect(found.actorReason == reason)
    #expect((found.actor == nil) == (reason != nil))
  }

  @Test("a passive without an agent has no source, and says so")
  func noSource() throws {
    let found = try InventedWorld.statements("Verlund was said to have moved the buoys at night.")
    #expect(found.allSatisfy { $0.speakerReason == "no_source" && $0.actorReason == "no_source" })
    #expect(found.allSatisfy { $0.speakerConfidence == nil && $0.actorConfidence == nil })
  }

  @Test("each decision names its ground")
  func grounds() throws {
    let article = InventedWorld.article(SpeakerTests.report, published: "2025-03-12")
    let found = try InventedWorld.extractor().explained(in: article)
    func ground(_ number: Int, _ field: String) -> String? {
      found[number].decisions.first { $0.field == field }?.ground
    }
    #expect(
      ground(0, "act") == "the words “our strong protest”"
        || ground(0, "act")?.contains("strong protest") == true)
    #expect(ground(0, "actor") == "the mention names it")
    #expect(
      ground(1, "speaker_name")?.contains("who spoke last, “Pavel Orsk") == true
        || ground(1, "speaker_name")?.contains("who spoke last") == true)
    #expect(ground(0, "statement")?.hasPrefix("rule quote.trailing: cue “said”") == true)
    #expect(ground(0, "statement_date") == "no words tell: the day of publication")
    #expect(found.map(\.statement) == (try InventedWorld.extractor().statements(in: article)))
  }
}
