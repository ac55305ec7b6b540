import Records
import Testing

@testable import Extract

/// A foreign ministry's reply as agencies carry it, with the marks that such copy has: a plan that nobody states, a
/// paragraph without its full stop, a quotation that is never closed and goes on in the next paragraph.
@Suite("A ministry's reply gives its six statements, however it is typeset")
struct CommuniqueTests {
  private static let paragraphs = [
    "The Ostanian Embassy in Verlund is expected to meet with the Verlundish Foreign Ministry today.",
    """
    "We express our strong protest against the visit of a person named Danil Orsk to Verlund, one of the co-chairs of \
    the Straits Group, presenting himself as a representative of the illegal administration created by the Mirovian \
    armed forces on the occupied islands of Ostania," spokesman for Ostania's Foreign Ministry Teodor Varga said.
    """,
    """
    According to him, Mirovian circles in the Verlundish capital are in this way trying to promote the illegal \
    administration on the occupied islands of Ostania and to prevent a settlement of the conflict through negotiations
    """,
    """
    He said with regret that the entry of Danil Orsk with a diplomatic passport of Mirovia has been accompanied by a \
    serious violation of the visa rules and no steps were taken despite the obligations of Verlund as a co-chair.
    """,
    """
    He recalled that on May 4, 2014, the Verlundish government sent a circular to the harbour authorities. This \
    circular warns the harbours of limits on cooperation with the islands and prohibits them from signing documents.
    """,
    """
    "We expect that the Verlundish side will take the necessary steps in relation to the harbour authorities who \
    signed the illegal documents with the so-called administration on the occupied islands of Ostania.
    """,
    """
    "Given the troubles that the states of the region face, it is absolutely necessary to pursue a clear policy on the \
    territorial integrity and the inviolability of the borders of states," the spokesman for the Foreign Ministry said.
    """,
  ]

  /// "Illegal" is a judgement and a reproach: either act is right for the second.
  private static let acts = ["PROTEST", "ACCUSE|CONDEMN", "ACCUSE", "RECALL", "DEMAND", "CALL"]

  /// Rules alone, and with the trained weights.
  private static let ways = [false, true]

  private func check(
    _ text: String, usesModel: Bool, speaker: String = "Teodor Varga", country: String = "XOS"
  ) throws {
    let statements = try InventedWorld.statements(text, published: "2025-03-12", usesModel: usesModel)
    #expect(statements.count == Self.acts.count, "\(statements.map(\.text))")
    for (statement, acts) in zip(statements, Self.acts) {
      #expect(acts.split(separator: "|").contains { $0 == statement.act }, "\(statement.text)")
    }
    #expect(statements.allSatisfy { $0.speakerName == speaker }, "\(statements.map(\.speakerName))")
    #expect(statements.allSatisfy { $0.speakerCountry == country })
  }

  @Test("with straight marks", arguments: ways)
  func straight(_ usesModel: Bool) throws {
    try check(Self.paragraphs.joined(separator: "\n\n"), usesModel: usesModel)
  }

  @Test(
    "with other marks",
    arguments: [
      ["“", "”"], ["''", "''"], ["``", "''"], ["«", "»"], ["« ", " »"], ["„", "“"], ["„", "”"], ["»", "«"],
      ["‘", "’"], ["'", "'"], ["‹", "›"],
    ], ways)
  func marks(_ marks: [String], _ usesModel: Bool) throws {
    try check(Self.typeset(Self.paragraphs.joined(separator: "\n\n"), marks), usesModel: usesModel)
  }

  private static func typeset(_ text: String, _ marks: [String]) -> String {
    var result = ""
    var before: Character = "\n"
    for character in text {
      if character == "\"" {
        result += before == "\n" || before == " " ? marks[0] : marks[1]
      } else {
        result.append(character)
      }
      before = character
    }
    return result
  }

  @Test("with single line ends between paragraphs", arguments: ways)
  func lines(_ usesModel: Bool) throws {
    try check(Self.paragraphs.joined(separator: "\n"), usesModel: usesModel)
  }

  @Test("with line ends of Windows", arguments: ways)
  func windows(_ usesModel: Bool) throws {
    try check(Self.paragraphs.joined(separator: "\r\n\r\n"), usesModel: usesModel)
  }

  /// The paragraph without its full stop would run into the next sentence: joined, it has one.
  @Test("with all paragraphs in one", arguments: ways)
  func joined(_ usesModel: Bool) throws {
    let sentences = Self.paragraphs.map { $0.hasSuffix("negotiations") ? $0 + "." : $0 }
    try check(sentences.joined(separator: " "), usesModel: usesModel)
  }

  @Test("with other persons", arguments: ways)
  func persons(_ usesModel: Bool) throws {
    let text = Self.paragraphs.joined(separator: "\n\n").replacing("Teodor Varga", with: "Ana Petrova")
      .replacing("Danil Orsk", with: "Karl Reck").replacing("spokesman", with: "spokeswoman")
      .replacing("According to him", with: "According to her").replacing("He said", with: "She said")
      .replacing("He recalled", with: "She recalled")
    try check(text, usesModel: usesModel, speaker: "Ana Petrova")
  }

  @Test("with other powers", arguments: ways)
  func powers(_ usesModel: Bool) throws {
    let text = Self.paragraphs.joined(separator: "\n\n").replacing("Ostanian", with: "Norwegian")
      .replacing("Ostania", with: "Norway").replacing("Verlundish", with: "Swedish")
      .replacing("Verlund", with: "Sweden").replacing("Mirovian", with: "Icelandic")
      .replacing("Mirovia", with: "Iceland")
    try check(text, usesModel: usesModel, country: "NOR")
  }
}
