import Records
import Testing

@testable import Extract

@Suite("Acts: what the words do, not the cue alone")
struct ActTests {
  @Test(
    "the act of one sentence",
    arguments: [
      ("Ostania said the sanctions were unacceptable.", "CONDEMN"),
      ("Ostania said it would never accept the line.", "REJECT"),
      ("Ostania offered its condolences to Verlund.", "CONDOLE"),
      ("Ostania said the reports were baseless.", "DENY"),
      ("Ostania warned Verlund against closing the strait.", "WARN"),
      ("Ostania threatened to close the strait.", "THREATEN"),
      ("Ostania vowed to respond in kind.", "THREATEN"),
      ("Ostania promised to send water pumps.", "PROMISE"),
      ("Ostania hopes the talks will resume.", "EXPECT"),
      ("Ostania announced a new ferry line.", "ANNOUNCE"),
      ("Ostania voiced support for the mediator.", "SUPPORT"),
      ("Ostania demanded an immediate withdrawal.", "DEMAND"),
      ("Ostania apologised for the noise.", "APOLOGIZE"),
      ("Ostania said Verlund should return the bell.", "CALL"),
      ("Ostania said Verlund must return the bell.", "DEMAND"),
      ("Diplomats said Verlund rejected the plan.", "STATE"),
      ("The ministry explained that the lock was closed.", "EXPLAIN"),
      ("Ostania said it denied any part in the raid.", "DENY"),
      ("Ostania repudiated the account of the harbour master.", "DENY"),
      ("Ostania spurned the offer of the mediators.", "REJECT"),
      ("Ostania reproached Verlund for the delay.", "CONDEMN"),
      ("Ostania said Verlund would bear the consequences.", "WARN"),
      ("Ostania said that Verlund had instigated the unrest.", "ACCUSE"),
      ("Ostania said it stood ready to send divers.", "PROMISE"),
      ("Ostania said it would send pumps to Verlund.", "PROMISE"),
      ("Ostania said it would send a delegation to Verlund.", "ANNOUNCE"),
      ("Ostania said Verlund had ignored the treaty.", "ACCUSE"),
      ("Diplomats said Verlund had ignored the treaty.", "STATE"),
      ("Ostania said the two sides had also agreed on a date.", "CONCLUDE"),
      ("Ostania said it stood by its ally.", "SUPPORT"),
    ])
  func acts(_ text: String, _ act: String) throws {
    #expect(try InventedWorld.statements(text).first?.act == act)
  }

  @Test("negation is polarity, not another act")
  func polarity() throws {
    let found = try #require(InventedWorld.statements("Ostania did not rule out new talks.").first)
    #expect(found.act == "REJECT")
    #expect(found.polarity == "negated")
  }

  @Test("every act has codes, neutral ones no PLOVER event", arguments: Act.allCases)
  func codes(_ act: Act) {
    let codes = ActCodes.of(act)
    let neutral: Set<Act> = [.state, .announce, .explain, .recall, .expect, .concern, .condole, .deny]
    #expect((codes.event == nil) == neutral.contains(act))
    #expect((1...4).contains(codes.quad))
    #expect((-10...10).contains(codes.goldstein))
  }

  @Test("topics come from the words of the content")
  func topics() throws {
    let found = try InventedWorld.statements("Ostania said the border treaty forbids missiles and warships.")
    #expect(found.first?.topics.first == "military")
  }
}
