import Testing

@Suite("Mistakes in parameters")
struct ParameterMistakeTests {
  private static let quote = "put it in quotes if it is meant as text"

  @Test(
    "a value of another type says what is expected, what was found, and how to mend it",
    arguments: [
      ("min_confidence: high", "8:23", "'min_confidence' must be a number from 0 to 1, found 'high'"),
      (
        "min_confidence: '0.5'", "8:23",
        "'min_confidence' must be a number from 0 to 1, found '0.5'; take the quotes away"
      ),
      ("min_confidence: 1.5", "8:23", "'min_confidence' must be a number from 0 to 1, found the number 1.5"),
      (
        "min_confidence: .nan", "8:23", "'min_confidence' must be a number from 0 to 1, found the number .nan"
      ),
      ("min_confidence: [1]", "8:23", "'min_confidence' must be a number from 0 to 1, found a list"),
      (
        "min_confidence:", "8:22",
        "'min_confidence' must be a number from 0 to 1, found nothing; leave it out for the default, 0.4"
      ),
      ("strict: no", "8:15", "'strict' must be true or false, found 'no'; write false"),
      ("strict: 'true'", "8:15", "'strict' must be true or false, found 'true'; write true"),
      ("strict: 1", "8:15", "'strict' must be true or false, found the integer 1; write true"),
      ("strict: maybe", "8:15", "'strict' must be true or false, found 'maybe'"),
      ("actors: 12", "8:15", "'actors' must be the path of a file, found the integer 12; \(quote)"),
      (
        "languages: en", "8:18",
        "'languages' must be a list, found 'en'; write '- ' before it, or put it in [...]"
      ),
      (
        "languages: {en: 1}", "8:18",
        "'languages' must be a list, found a mapping; write '- ' before it, or put it in [...]"
      ),
      ("languages: [en, 4, fr]", "8:23", "'languages[1]' must be text, found the integer 4; \(quote)"),
      ("languages: [en, null]", "8:23", "'languages[1]' must be text, found null; \(quote)"),
      ("languages: [en, ]", "", ""),
      ("limits: 3", "8:15", "'limits' must be a mapping, found the integer 3"),
      ("limits: {depth: 0}", "8:23", "'limits.depth' must be an integer of at least 1, found the integer 0"),
      (
        "limits: {depth: 1.0}", "8:23",
        "'limits.depth' must be an integer of at least 1, found the number 1.0"
      ),
      (
        "limits: {depth: 99999999999999999999}", "8:23",
        "'limits.depth' must be an integer from 1 to 9223372036854775807, found the integer 99999999999999999999"
      ),
      ("limits: {label: true}", "8:23", "'limits.label' must be text, found true; \(quote)"),
    ])
  func wrongTypes(line: String, place: String, message: String) {
    #expect(mistakesOfExtract(line) == (place.isEmpty ? [] : ["\(place): error: \(message)"]))
  }

  @Test("a word that is no choice names the nearest one")
  func choices() {
    #expect(
      mistakes(stages("  normalize: {inputs: [fetch], with: {mode: carefull, min_characters: 100001}}\n"))
        == [
          "4:45: error: 'mode' must be one of 'fast', 'careful', found 'carefull'; did you mean 'careful'?",
          "4:71: error: 'min_characters' must be an integer from 0 to 100000, found the integer 100001",
        ])
  }

  @Test("a mapping told by its key has exactly one, and only what goes with it")
  func variants() {
    let text = """
      pipeline: p
      stages:
        fetch:
          with:
            sources:
              - {folder: a, feed: b}
              - {outlet: c}
              - {foldr: d}
              - {folder: e, follow: true, colour: red}
              - feed: 12
              - g
              - {folder: , weight: -1}

      """
    #expect(
      mistakes(text)
        == [
          "6:23: error: 'sources[0]' has the keys 'folder', 'feed' together; keep one of them",
          "7:11: error: 'sources[1]' has none of the keys 'folder', 'feed'; give exactly one of them",
          "8:12: error: unknown key 'foldr'; did you mean 'folder'?",
          "9:23: error: the key 'follow' does not go with 'folder'; it goes with 'feed'",
          "9:37: error: unknown key 'colour'; known here: 'folder', 'include', 'recursive', 'outlet', 'weight'",
          "10:17: error: 'sources[4].feed' must be text, found the integer 12; \(Self.quote)",
          "11:11: error: 'sources[5]' must be a mapping with one of the keys 'folder', 'feed', found 'g'",
          "12:20: error: 'sources[6].folder' must be text, found nothing",
          "12:30: error: 'sources[6].weight' must be a number of at least 0, found the integer -1",
        ])
  }

  @Test("a required parameter that is missing says what it is; one that is misspelt is not missing too")
  func required() {
    #expect(
      mistakes("pipeline: p\nstages:\n  fetch:\n    with: {delay: 2}\n") == [
        "4:11: error: the parameter 'sources' is missing (a list); what to capture"
      ])
    #expect(
      mistakes("pipeline: p\nstages:\n  fetch:\n    with: {source: []}\n") == [
        "4:12: error: unknown key 'source'; did you mean 'sources'?"
      ])
    #expect(
      mistakes("pipeline: p\nstages:\n  fetch: {with: {sources: }}\n") == [
        "3:27: error: 'sources' must be a list, found nothing"
      ])
  }

  @Test("a file that a parameter names must be there and be a file")
  func files() throws {
    let folder = try TemporaryFolder()
    #expect(
      mistakesOfExtract("actors: none.yaml", folder: folder.path) == [
        "8:15: error: 'actors' names the file 'none.yaml': there is no such file; paths start at the folder of "
          + "the pipeline file"
      ])
    #expect(
      mistakesOfExtract("actors: .", folder: folder.path) == [
        "8:15: error: 'actors' names the file '.': this is a directory"
      ])
    for path in ["''", "\"none\\0.yaml\""] {
      #expect(mistakesOfExtract("actors: \(path)", folder: folder.path).count == 1)
    }
  }

  @Test("a mistake in a value that several aliases stand for is named once, where it is written")
  func aliases() {
    let text = """
      pipeline: p
      stages:
        fetch: {with: {sources: [{folder: a}]}}
        normalize: {inputs: [fetch]}
        extract: {inputs: [normalize], with: &with {min_confidence: 2}}
        again: {uses: extract, inputs: [normalize], with: *with}

      """
    #expect(
      mistakes(text) == ["5:63: error: 'min_confidence' must be a number from 0 to 1, found the integer 2"])
  }
}
