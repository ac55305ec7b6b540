import Foundation
import Testing

@testable import Extract

@Suite("Our table of countries against Debian's iso-codes")
struct CountryCodeTests {
  private static let path = "/usr/share/iso-codes/json/iso_3166-1.json"

  private struct List: Decodable {
    struct Country: Decodable {
      let alpha3: String
      let name: String

      enum CodingKeys: String, CodingKey {
        case alpha3 = "alpha_3"
        case name
      }
    }

    let countries: [Country]

    enum CodingKeys: String, CodingKey { case countries = "3166-1" }
  }

  private static func standard() throws -> [String: String] {
    let list = try JSONDecoder().decode(List.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    return Dictionary(uniqueKeysWithValues: list.countries.map { ($0.alpha3, $0.name) })
  }

  @Test(
    "every code of ours is the standard's, but for Kosovo's, which it leaves to its users",
    .enabled(
      if: FileManager.default.fileExists(atPath: path), "install the package iso-codes (scripts/setup)"))
  func codes() throws {
    let standard = try Self.standard()
    let ours = ActorTable.standardActors.filter(\.isCountry)
    #expect(ours.filter { standard[$0.code] == nil }.map(\.code) == ["XKX"])
  }

  @Test(
    "the standard's own short name of a country leads to its code",
    .enabled(
      if: FileManager.default.fileExists(atPath: path), "install the package iso-codes (scripts/setup)"))
  func names() throws {
    let ours = Set(ActorTable.standardActors.filter(\.isCountry).map(\.code))
    var wrong: [String] = []
    for (code, name) in try Self.standard() where ours.contains(code) {
      // "Bolivia, Plurinational State of": what stands before the comma is the name that texts use.
      let spoken = name.split(separator: ",").first.map(String.init) ?? name
      let text = AnalyzedText("The government of \(spoken) spoke.", lexicon: .standard)
      let finder = ActorFinder(text: text)
      let found = Set(finder.mentions(in: text.tokens.indices).map { finder.actor($0).code })
      // Two Koreas share a name before the comma; texts that say "Congo" mean the larger one.
      if found != [code], !["PRK", "COG", "COD", "VGB", "VIR", "SXM", "MAF"].contains(code) {
        wrong.append("\(name): \(found.sorted())")
      }
    }
    #expect(wrong.sorted() == [])
  }

  @Test("nearly all members of the United Nations are in the table")
  func coverage() {
    let countries = ActorTable.standardActors.filter(\.isCountry)
    #expect(countries.count >= 195)
    #expect(ActorTable.standardActors.filter { !$0.isCountry }.count >= 60)
  }
}
