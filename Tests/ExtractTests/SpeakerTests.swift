import Records
import Testing

@testable import Extract

@Suite("Speakers, resolved within their article")
struct SpeakerTests {
  /// The structure of a ministry report: named once, then by pronoun and by office.
  static let report = """
    The Ostanian embassy in Verlund is expected to meet the Verlundish Foreign Ministry today.

    "We express our strong protest against the visit of this person to Verlund, one of the guarantors of the truce," spokesman for Ostania's Foreign Ministry Pavel Orsk said.

    According to him, circles working in the provinces of Verlund are trying to promote the illegal regime set up in the occupied valleys

    He said with regret that the entry had been accompanied by a serious violation of the border rules and no steps were taken.

    He recalled that on July 2, 2015, the Verlundish government sent letters to its prefects.

    "We expect that the Verlundish side will take the necessary steps against those who signed the papers.

    "Given the hard times, it is absolutely necessary to follow a clear policy on the borders of states," the spokesman for the Foreign Ministry said.
    """

  @Test(
    "who speaks, where other words stand between him and the verb",
    arguments: [
      (
        "The lock will stay shut, an Ostanian official who asked not to be named said.",
        "an Ostanian official"
      ),
      ("Three pilots came ashore. \"We saw nothing,\" one of them said.", "one of them"),
      ("Ana Dorn said the two towns had agreed to dig, adding that it would take a year.", "Ana Dorn"),
    ])
  func between(_ text: String, _ mention: String) throws {
    #expect(try InventedWorld.statements(text).last?.speakerMention == mention)
  }

  @Test("name, role, organisation and country go with every mention of one person")
  func oneSpeaker() throws {
    let found = try InventedWorld.statements(Self.report)
    #expect(found.count == 6)
    #expect(Set(found.map(\.speakerName)) == ["Pavel Orsk"])
    #expect(Set(found.map(\.speakerRole)) == ["spokesman"])
    #expect(Set(found.map(\.speakerOrganization)) == ["Foreign Ministry of Ostania"])
    #expect(Set(found.map(\.speakerCountry)) == ["XOS"])
    #expect(
      found.map(\.speakerResolution) == ["named", "pronoun", "pronoun", "pronoun", "nominal", "nominal"])
    #expect(found.map(\.act) == ["PROTEST", "ACCUSE", "ACCUSE", "RECALL", "DEMAND", "CALL"])
    #expect(found[4].addressees == ["XVE"])
  }

  @Test("an officer named without a country has that of the dateline, not of a body that is spoken of later")
  func homeOfficer() throws {
    var article = InventedWorld.article(
      """
      KARVEL, March 14 - Ostania demanded the release of nine fishermen on Friday.

      "The boarding was an unlawful act," Foreign Ministry spokeswoman Ana Dorn told reporters.

      Dorn said the ministry had handed over a note.

      In Brask, the Verlundish Foreign Ministry rejected the note. Dorn repeated that the act was unlawful.
      """)
    article.dateline = "KARVEL, March 14"
    let found = try InventedWorld.extractor().statements(in: article).filter { $0.speakerName == "Ana Dorn" }
    #expect(found.count >= 3)
    #expect(Set(found.map(\.speakerCountry)) == ["XOS"])
  }

  @Test("a capital that opens the sentence tells whose officer speaks in it")
  func openingPlace() throws {
    let found = try InventedWorld.statements(
      """
      "It was our mistake," Ostanian Foreign Ministry spokesman Pavel Orsk said.

      In Tokyo, Foreign Ministry press secretary Kenji Mori said the apology was welcome.

      "We have full confidence," Mori said.
      """)
    #expect(found.map(\.speakerCountry) == ["XOS", "JPN", "JPN"])
  }

  @Test(
    "a mention tells name, role, organisation and country",
    arguments: [
      ("Ostanian Foreign Minister Hanno Reck", "Hanno Reck", "Foreign Minister", nil, "XOS"),
      ("Hanno Reck, the foreign minister of Ostania,", "Hanno Reck", "foreign minister", nil, "XOS"),
      ("Verlund's ambassador to Ostania, Ana Dorn,", "Ana Dorn", "ambassador", nil, "XVE"),
      ("NATO spokeswoman Ana Dorn", "Ana Dorn", "spokeswoman", "NATO", nil),
      (
        "a spokesman for the Ministry of Defence of Mirovia", nil, "spokesman",
        "Ministry of Defence of Mirovia", "XMI"
      ),
      ("Gen. Hanno Reck", "Hanno Reck", nil, nil, nil),
    ] as [(String, String?, String?, String?, String?)])
  func mention(
    _ source: String, _ name: String?, _ role: String?, _ organization: String?, _ country: String?
  ) throws {
    let found = try #require(InventedWorld.statements("\(source) said the lock was open.").first)
    #expect(found.speakerName == name)
    if let role { #expect(found.speakerRole == role) }
    #expect(found.speakerOrganization == organization)
    #expect(found.speakerCountry == country)
  }

  @Test("a pronoun goes to the nearest person whose gender does not contradict")
  func pronouns() throws {
    let text = """
      Ostanian President Hanno Reck met Mirovian Foreign Minister Ana Dorn in Karvel.

      He said the bridge was finished. She said it was not.
      """
    #expect(try InventedWorld.statements(text).map(\.speakerName) == ["Hanno Reck", "Ana Dorn"])
  }

  @Test("a surname goes to the full name, an unknown office keeps its name empty")
  func shortForms() throws {
    let text = """
      Hanno Reck, president of Ostania, said the bridge was finished. Reck added that it was free.

      A Verlundish diplomat said nobody used it.
      """
    let found = try InventedWorld.statements(text)
    #expect(found.map(\.speakerName) == ["Hanno Reck", "Hanno Reck", nil])
    #expect(found.map(\.actor) == ["XOS", "XOS", "XVE"])
    #expect(found.map(\.speakerResolution) == ["named", "named", "nominal"])
  }

  @Test("powers and bodies speak as collectives; several together have no one country")
  func collectives() throws {
    let found = try InventedWorld.statements(
      "Ostania said the map was wrong. Karvel said the chart was too. Ostania and Verlund said the buoys were right."
    )
    #expect(found.map(\.speakerResolution) == ["collective", "collective", "collective"])
    #expect(found.map(\.actor) == ["XOS", "XOS", nil])
  }
}
