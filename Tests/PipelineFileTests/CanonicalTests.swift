import PipelineFile
import StageKit
import Testing

@Suite("What does not change a pipeline")
struct CanonicalTests {
  /// All that a run's results depend on, as text.
  private func meaning(_ text: String) throws -> [String] {
    let loaded = try pipeline(text)
    return loaded.stages.map { stage in
      let inputs = stage.inputs.map { "\($0.port)=\($0.stage).\($0.output)" }
      return "\(stage.name) uses \(stage.descriptor.name) \(inputs) "
        + ParameterValue.record(stage.parameters.values).canonical
    }
  }

  private static let plain = """
    pipeline: p
    stages:
      fetch:
        with:
          sources:
            - folder: a
              outlet: Gazette
              weight: 0.5
            - folder: b
              outlet: Gazette
              weight: 0.5
          delay: 2
      normalize:
        inputs: [fetch]
      extract:
        inputs: [normalize]
        with: {min_confidence: 0.25, languages: [en, fr], limits: {depth: 16}}
    """

  @Test(
    "the same values mean the same, however they are written",
    arguments: [
      // Other order of keys, comments, quotes, block and flow style.
      """
      # A comment.
      "stages":
        'fetch': {with: {delay: 2, sources: [{weight: 0.5, outlet: "Gazette", folder: a},
          {outlet: Gazette, weight: 0.5, folder: 'b'}]}}   # another
        normalize: {inputs: {documents: fetch}}

        extract:
            with:
                limits:
                    depth: 16
                languages:
                - en
                - fr
                min_confidence: 0.25
            inputs:
                articles: normalize.articles
      pipeline: "p"
      """,
      // Anchors, aliases and merge keys.
      """
      pipeline: p
      stages:
        fetch:
          with:
            sources:
              - &common {folder: a, outlet: Gazette, weight: 0.5}
              - <<: *common
                folder: b
            delay: 2
        normalize: {inputs: [fetch]}
        extract: {inputs: [normalize], with: {<<: {min_confidence: 0.25}, languages: [en, fr], limits: {depth: 16}}}
      """,
      // Other forms of the same numbers, defaults written out, other ends of lines.
      "pipeline: p\r\nstages:\r\n"
        + "  fetch: {uses: fetch, with: {sources: [{folder: a, outlet: Gazette, weight: 5e-1, recursive: true},"
        + " {folder: b, outlet: Gazette, weight: .5, include: []}], delay: 2.0}}\r\n"
        + "  normalize: {inputs: [fetch], with: {mode: fast}}\r\n"
        + "  extract: {inputs: [normalize], with: {min_confidence: 0.250, languages: [en, fr],"
        + " limits: {depth: 0x10, label: null}, strict: false, actors: }}\r\n",
    ])
  func sameMeaning(other: String) throws {
    let expected = try meaning(Self.plain)
    #expect(expected.count == 3)
    #expect(try meaning(other) == expected)
  }

  @Test("other values mean something else")
  func otherMeaning() throws {
    let other = Self.plain.split(separator: "\n").map { $0 == "      delay: 2" ? "      delay: 3" : $0 }
    #expect(try meaning(other.joined(separator: "\n")) != meaning(Self.plain))
  }
}
