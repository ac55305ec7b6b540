import Testing

@testable import Extract

@Suite("Events of single sentences")
struct EventTests {
  private let coder = EventCoder(model: .standard)

  @Test(
    "what the main event is",
    arguments: [
      ("Ostania accused Verlund of stealing the lighthouse.", EventClass.accuse),
      ("France will sign the agreement on the bridge next week.", .agree),
      ("The presidents of Kenya and Ghana met in Accra to discuss the ferry.", .consult),
      ("Norway rejected a proposal to move the buoy.", .reject),
      ("Chile donated two million blankets to the victims of the storm.", .aid),
      ("Troops shelled the village and killed nine people.", .assault),
    ])
  func events(_ sentence: String, _ event: EventClass) {
    #expect(coder.event(sentence).ranking.first == event)
  }

  @Test(
    "who does it to whom: by subject and object, the other way round in the passive, both where they meet",
    arguments: [
      ("Norway accused Chile of moving the buoy.", ["NOR"], ["CHL"]),
      ("Chile was accused by Norway of moving the buoy.", ["NOR"], ["CHL"]),
      (
        "Kenyan and Ghanaian ministers asked Togo to open the gate, officials in Paris said.",
        ["KEN", "GHA"], ["TGO"]
      ),
      ("The president of Peru held talks with the king of Spain.", ["PER", "ESP"], []),
    ])
  func actors(_ sentence: String, _ sources: [String], _ targets: [String]) {
    let event = coder.event(sentence)
    #expect(event.sources == sources)
    #expect(event.targets == targets)
  }

  @Test("the weights in the binary are those of the file's form, and what is cut short or foreign is refused")
  func file() throws {
    let model = try #require(EventModel.standard)
    let bytes = model.bytes
    bytes.withUnsafeBytes { all in
      #expect(EventModel(all)?.bytes == bytes)
      #expect(EventModel(UnsafeRawBufferPointer(rebasing: all[..<(all.count - 1)])) == nil)
      #expect(EventModel(UnsafeRawBufferPointer(rebasing: all[..<10])) == nil)
      #expect(EventModel(UnsafeRawBufferPointer(rebasing: all[4...])) == nil)
    }
  }

  @Test("no sentence, or one without words, has no event that traps")
  func empty() {
    #expect(coder.event("").sources.isEmpty)
    #expect(coder.event("\"!? ...").targets.isEmpty)
  }
}
