import Engine
import Hashing
import PipelineFile
import Records
import StageKit
import Testing
import YAML

/// The digests here were computed by another program from the description in `Frame`. One that changes reruns
/// everything everywhere: if that is meant, `Recipe.keySchema` is bumped, and only then these.
@Suite("Keys are a contract")
struct GoldenKeyTests {
  private static let components = [
    KeyComponent("key schema", "1"), KeyComponent("shape", "map"), KeyComponent("module", "map"),
    KeyComponent("code of map", "map-1"), KeyComponent("parameter cut", "1000"),
    KeyComponent("parameter suffix", "\"\""),
  ]
  private static let recipe = "5f3bea01d39c7f734d5948540a3b67b25ce7be623d3a7dd6d1702462ac411e0c"

  @Test("the schema number is what the digests below were made with")
  func schema() { #expect(Recipe.keySchema == "1") }

  @Test("a stage's recipe holds its parts in this order, with defaults filled in, and nothing else")
  func recipeOfAStage() throws {
    let stage = try #require(Bench().pipeline["map"])
    #expect(Recipe(of: stage).components == Self.components)
    #expect(Recipe(of: stage).digest.hex == Self.recipe)
  }

  @Test("the keys of actions and of whole stages")
  func keys() throws {
    let recipe = Recipe(components: Self.components).digest
    let (one, two) = (Digest.of("one"), Digest.of("two"))
    #expect(
      ActionKey.action("map", recipe: recipe, inputs: [("documents", one)]).hex
        == "2deed04c32035a4514e14906530c882c2303e97ad2de9dcf2c71f9dc96085ab5")
    #expect(
      ActionKey.action("join", recipe: recipe, inputs: [("articles", one), ("answer", two)]).hex
        == "b0f16652cad76dc490e358277c55ed54a1732f2c9cc79762156ffa5038525faf")
    #expect(
      ActionKey.stage(recipe: recipe, inputs: [("documents", one)]).hex
        == "c8d00c66b0477387e807a4217b7f4097b778d7a24d477e6da38118984d137097")
  }

  @Test("tags, lengths and nested frames")
  func frame() {
    var inner = Frame(kind: "x")
    #expect(inner.bytes.count == 1 + 8 + 4 + 8 + 1)
    var frame = Frame(kind: "a")
    frame.add("n", "v")
    frame.add("b", bytes: [0, 1])
    frame.add("f", inner)
    #expect(frame.digest.hex == "d6a541091a4be55e420a83edcde53b7ba9c68f655d1f4f6cae860abfd5450b40")
    inner.add("n", "v")
    var flat = Frame(kind: "a")
    flat.add("f", inner)
    #expect(flat.digest != frame.digest)
  }

  @Test("where chunks end, which decides what is in every key")
  func boundary() {
    let ends = (0..<4000).filter {
      ChunkBoundary.ends(after: RecordKey(day: "", id: "d\($0)"), size: 100, nextDay: "")
    }
    #expect(ends.prefix(4) == [780, 1021, 1229, 1412])
  }

  @Test("names, files, places and times are in no key")
  func outside() throws {
    let bench = Bench()
    let stage = try #require(bench.pipeline["map"])
    let renamed = PipelineStage(
      name: "another", module: stage.module, inputs: [], parameters: stage.parameters, places: [:],
      mark: .start)
    #expect(Recipe(of: renamed).digest == Recipe(of: stage).digest)
  }
}
