package import StageKit
import YAML

/// Actors that a user adds to our tables, by a YAML file:
/// `actors: - {code: XVA, name: Valdoria, adjectives: [Valdorian], people: [Valdorians], capital: Port Alden, aliases: []}`.
package struct ActorSupplement: Sendable {
  let actors: [Actor]

  /// Reads the file; says which line is wrong and how.
  package init(file: FileValue) throws(ParameterProblem) {
    let document: Document
    do {
      document = try YAMLDecoder().decode(Document.self, bytes: file.bytes, file: file.path)
    } catch {
      throw ParameterProblem(parameter: "actors", error.lines.first ?? "\(file.path) cannot be read")
    }
    actors = document.actors.map(\.actor)
  }

  private struct Document: Decodable { let actors: [Entry] }

  private struct Entry: Decodable {
    let code: String
    let name: String
    let adjectives: [String]?
    let people: [String]?
    let capital: String?
    let aliases: [String]?
    /// False for an organisation; a code of three capitals is a country's unless told so.
    let country: Bool?

    var actor: Actor {
      var names = [Actor.Name(text: name, kind: .name)]
      names += (aliases ?? []).map { Actor.Name(text: $0, kind: .name) }
      names += (adjectives ?? []).map { Actor.Name(text: $0, kind: .adjective) }
      names += (people ?? []).map { Actor.Name(text: $0, kind: .people) }
      names += (capital.map { [$0] } ?? []).map { Actor.Name(text: $0, kind: .capital) }
      let looksISO = code.utf8.count == 3 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
      return Actor(code: code, name: name, isCountry: country ?? looksISO, names: names)
    }
  }
}
