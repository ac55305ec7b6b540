import Records
import Testing

@testable import Extract

@Suite("When what is said happens, and how it is put")
struct ContentTimeTests {
  @Test(
    "tense and modality of one sentence",
    arguments: [
      ("Ostania said the lock had been opened.", "past", "asserted"),
      ("Ostania said the lock was open.", "present", "asserted"),
      ("\"The lock was open,\" Ostania said.", "past", "asserted"),
      ("Ostania said the boats were seized by night.", "past", "asserted"),
      ("Ostania says the lock is open.", "present", "asserted"),
      ("Ostania said it would open the lock.", "future", "asserted"),
      ("Ostania said it will open the lock.", "future", "asserted"),
      ("Ostania said it would open the lock if the boats left.", "future", "conditional"),
      ("\"We would open the lock,\" Ostania said.", "future", "conditional"),
      ("Ostania said the lock might open.", "present", "possible"),
      ("Ostania said Verlund must open the lock.", "present", "necessary"),
      ("Ostania said Verlund should open the lock.", "present", "advised"),
      ("Ostania said the lock could have been opened.", "past", "possible"),
      ("Ostania said the lock is going to open.", "future", "asserted"),
      ("Ostania urged Verlund to open the lock.", "future", "wanted"),
      ("Ostania promised to open the lock.", "future", "asserted"),
      ("\"We protest against the lock,\" Ostania said.", "present", "asserted"),
    ])
  func time(_ text: String, _ tense: String, _ modality: String) throws {
    let found = try #require(InventedWorld.statements(text).first)
    #expect(found.tense == tense)
    #expect(found.modality == modality)
  }

  @Test("words without a verb have neither")
  func noVerb() throws {
    let found = try #require(InventedWorld.statements("Ostania condemned the attack on its consulate.").first)
    #expect(found.tense == nil && found.modality == nil)
  }

  @Test("an act that is only to come says so")
  func intended() throws {
    let found = try InventedWorld.statements(
      "Ostania will urge Verlund to open the lock. Ostania urged Mirovia to wait.")
    #expect(found.map(\.isIntended) == [true, false])
  }
}
