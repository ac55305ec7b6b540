import Records
import Testing

@testable import Extract

@Suite("Phrases that name a source, and for whom it speaks")
struct SourcePhraseTests {
  private func first(_ text: String) throws -> Statement {
    try #require(try InventedWorld.statements(text).first)
  }

  @Test(
    "what modifies a source belongs to it, and what it modifies is no source",
    arguments: [
      (
        "Two diplomats briefed on the talks said Ostania would open the lock.",
        "Two diplomats briefed on the talks"
      ),
      (
        "Officials familiar with the draft said Ostania would open the lock.",
        "Officials familiar with the draft"
      ),
      (
        "Analysts who have done the sums say Ostania will open the lock.",
        "Analysts who have done the sums"
      ),
      (
        "Ostanian Foreign Minister Pavel Orsk first announced the plan in May.",
        "Ostanian Foreign Minister Pavel Orsk"
      ),
      ("The Ostanian minister always denied the charge.", "The Ostanian minister"),
    ])
  func phrase(text: String, source: String) throws {
    let found = try InventedWorld.statements(text)
    #expect(found.map(\.speakerMention) == [source])
  }

  @Test("US is no pronoun, and States no verb of stating")
  func unitedStates() throws {
    let found = try InventedWorld.statements(
      "The US welcomed the exchange. France relies on exports to the United States to pay for its ferries.")
    #expect(found.map(\.speakerCountry) == ["USA"])
    #expect(found.map(\.speakerResolution) == ["collective"])
  }

  @Test("a country that somebody studies or is sent to is not the one for which he speaks")
  func subject() throws {
    let scholar = try first(
      "Ivo Lund, a Verlund scholar at the Institute of Canals, said the lock would open.")
    #expect(scholar.speakerCountry == nil)
    let envoy = try first("Mira Sand, the special envoy for Verlund, said the lock would open.")
    #expect(envoy.speakerCountry == nil)
    let minister = try first("Mira Sand, the Verlund minister for canals, said the lock would open.")
    #expect(minister.speakerCountry == "XVE")
  }

  @Test("a country of whose demands an officer speaks is not his own, though it was the subject before")
  func other() throws {
    let found = try InventedWorld.statements(
      """
      Verlund raised the tolls on the canal in May and again in June.

      President Arno Keel rejected Verlund's dam.
      """)
    #expect(found.last?.speakerName == "Arno Keel")
    #expect(found.last?.speakerCountry == nil)
  }

  @Test(
    "an officer who tells of his government is of its country; a ministry in a capital, of that capital's")
  func government() throws {
    let found = try InventedWorld.statements(
      """
      Verlund denied on Friday that it had dug under the border with Ostania.

      The Verlundish government did not know of the tunnel, Prime Minister Radek Holm told reporters. Ostania's fleet of ferries \
      is louder than promised, the environment ministry in Karvel admitted.
      """)
    #expect(found.suffix(2).map(\.speakerCountry) == ["XVE", "XOS"])
  }

  @Test("a country that an article names in passing is not that of its officers")
  func passing() throws {
    let found = try InventedWorld.statements(
      """
      Ostania and Verlund have quarrelled over the lock for years. Ostania wants it open and Verlund wants it shut, and \
      neither Verlund nor Ostania has said why Ostania built it.

      Mirovia has ferries too. Foreign Minister Arno Keel said the lock would stay shut.
      """)
    #expect(found.last?.speakerName == "Arno Keel")
    #expect(found.last?.speakerCountry != "XMI")
  }

  @Test(
    "a body of state is called by its country, any other as it calls itself",
    arguments: [
      ("White House press secretary Dana Reed", "White House", "USA"),
      ("Dana Reed, president of the American Canal Bureau,", "American Canal Bureau", "USA"),
      (
        "Dana Reed, president of the Federal Reserve Bank of Port Hale,", "Federal Reserve Bank of Port Hale",
        "USA"
      ),
      ("Dana Reed, a spokeswoman for the Ostanian Foreign Ministry,", "Foreign Ministry of Ostania", "XOS"),
      ("Dana Reed, a former Canal Council official,", "Canal Council", nil),
    ])
  func organization(source: String, organization: String, country: String?) throws {
    let found = try first("\(source) said the lock would open.")
    #expect(found.speakerName == "Dana Reed")
    #expect(found.speakerOrganization == organization)
    #expect(found.speakerCountry == country)
  }

  @Test("a National Security Council is a state's own body")
  func nationalCouncil() throws {
    let found = try first("National Security Council official Dana Reed said the lock would open.")
    #expect(found.actor != "UNSC")
    let united = try first("The Security Council said the lock must open.")
    #expect(united.actor == "UNSC")
  }
}
