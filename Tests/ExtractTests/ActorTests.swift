import Records
import StageKit
import Testing

@testable import Extract

@Suite("Actors: countries, organisations and their names")
struct ActorTests {
  private func codes(_ text: String) -> [String] {
    let analyzed = AnalyzedText(text, lexicon: .standard)
    let finder = ActorFinder(text: analyzed)
    return finder.mentions(in: analyzed.tokens.indices).map { finder.actor($0).code }
  }

  @Test(
    "names, adjectives, people, capitals and seats lead to one code",
    arguments: [
      ("France", "FRA"), ("French", "FRA"), ("Paris", "FRA"), ("the Kremlin", "RUS"),
      ("the White House", "USA"), ("U.S.", "USA"),
      ("South Korea", "KOR"), ("North Korean", "PRK"), ("Republic of Congo", "COG"),
      ("Democratic Republic of Congo", "COD"),
      ("Equatorial Guinea", "GNQ"), ("Guinea", "GIN"), ("Papua New Guinea", "PNG"), ("Niger", "NER"),
      ("Nigerian", "NGA"),
      ("the United Nations", "UN"), ("European Commission", "EU"), ("Brussels", "EU"), ("Turkey", "TUR"),
      ("Georgia", "GEO"),
      ("Jordan", "JOR"), ("Chad", "TCD"), ("Northern Ireland", "GBR"), ("Ireland", "IRL"), ("OSCE", "OSCE"),
      ("Côte d'Ivoire", "CIV"),
    ])
  func names(_ name: String, _ code: String) { #expect(codes("We spoke with \(name) about it.") == [code]) }

  @Test(
    "homonyms are none: persons, birds, crockery, the pronoun",
    arguments: [
      "Chad Orsk spoke.", "Mr Jordan spoke.", "They ate turkey.", "The china broke.", "Tell us more.",
    ])
  func homonyms(_ text: String) { #expect(codes(text).isEmpty) }

  @Test("country codes are three capitals, each listed once")
  func codesAreISO() {
    let countries = ActorTable.standardActors.filter(\.isCountry)
    #expect(countries.count >= 195)
    #expect(Set(countries.map(\.code)).count == countries.count)
    #expect(countries.allSatisfy { $0.code.utf8.count == 3 && $0.code == $0.code.uppercased() })
  }

  @Test("actors that a user adds are known by all their names")
  func supplement() throws {
    let found = try InventedWorld.statements(
      "Brask urged the Ostanians to wait. The Verlund Federation thanked Mirovian pilots.")
    #expect(found.map(\.actor) == ["XVE", "XVE"])
    #expect(found.map(\.addressees) == [["XOS"], []])
    #expect(found.map(\.about) == [[], ["XMI"]])
  }

  @Test("a supplement that is wrong says where")
  func brokenSupplement() {
    let file = FileValue(path: "actors.yaml", bytes: Array("actors:\n  - {code: X, nam: Y}\n".utf8))
    #expect(throws: ParameterProblem.self) { try ActorSupplement(file: file) }
    do {
      _ = try ActorSupplement(file: file)
    } catch {
      #expect(error.parameter == "actors")
      #expect(error.description.hasPrefix("actors.yaml:2:"))
    }
  }
}
