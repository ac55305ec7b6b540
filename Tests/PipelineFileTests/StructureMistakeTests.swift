import Testing

@Suite("Mistakes in the keys of a pipeline file")
struct StructureMistakeTests {
  @Test("unknown keys name the nearest key, at any depth, and all of them are reported together")
  func unknownKeys() {
    let text = """
      pipelin: p
      stages:
        fetch:
          wiht:
            sources:
              - {folder: a, outlt: b}
            dely: 3
        normalize: {inputs: [fetch], option: 1}
      publish: {fromats: [csv], colour: red}
      """
    #expect(
      mistakes(text) == [
        "1:1: error: unknown key 'pipelin'; did you mean 'pipeline'?",
        "4:5: error: unknown key 'wiht'; did you mean 'with'?",
        "6:23: error: unknown key 'outlt'; did you mean 'outlet'?",
        "7:7: error: unknown key 'dely'; did you mean 'delay'?",
        "8:32: error: unknown key 'option'; known here: 'uses', 'inputs', 'with', 'retries', 'retry_delay', "
          + "'time_limit'",
        "9:11: error: unknown key 'fromats'; did you mean 'formats'?",
        "9:27: error: unknown key 'colour'; known here: 'folder', 'formats', 'keep', 'max_change', 'max_rejects', "
          + "'postgres'",
      ])
  }

  @Test("a parameter that stands beside 'with' is told where it belongs")
  func parameterOutsideWith() {
    #expect(
      mistakes(stages("  n: {uses: normalize, inputs: [fetch], mode: fast, moed: fast}\n")) == [
        "4:41: error: the parameter 'mode' of module 'normalize' stands outside of 'with'; put it under 'with'",
        "4:53: error: unknown key 'moed'; known here: 'uses', 'inputs', 'with', 'retries', 'retry_delay', "
          + "'time_limit'",
      ])
  }

  @Test("a key given twice does not hide other mistakes")
  func duplicateKeys() {
    let text = """
      pipeline: p
      stages:
        fetch: {with: {sources: [{folder: a}], delay: fast}}
        normalize: {inputs: [fetch]}
        normalize: {inputs: [fetch]}
      """
    #expect(
      mistakes(text) == [
        "3:49: error: 'delay' must be a number from 0 to 3600, found 'fast'",
        "5:3: error: duplicate key 'normalize', first given at 4:3",
      ])
  }

  @Test("what must be there is asked for")
  func missingKeys() {
    #expect(
      mistakes("publish: {keep: 2}\n") == [
        "1:1: error: the key 'pipeline' is missing; it names the pipeline: 'pipeline: nightly'",
        "1:1: error: the key 'stages' is missing; it holds the stages by their names",
      ])
    for text in ["pipeline: p\nstages:\n", "pipeline: p\nstages: {}\n"] {
      #expect(mistakes(text).map { $0.dropFirst(5) } == ["error: 'stages' holds no stage; add at least one"])
    }
    #expect(
      mistakes("pipeline: p\nstages:\n  fetch:\n") == [
        "3:3: error: the parameter 'sources' is missing (a list); what to capture"
      ])
  }

  @Test(
    "a name holds letters, digits, '-' and '_'",
    arguments: [("'a b'", "a b"), ("../a", "../a"), ("-a", "-a"), ("été", "été"), ("''", ""), ("a.b", "a.b")])
  func badNames(written: String, name: String) {
    let rule =
      "use letters a to z, digits, '-' and '_', with a letter or digit first, at most 100 in all"
    #expect(
      mistakes("pipeline: \(written)\nstages: {fetch: {with: {sources: []}}}\n") == [
        "1:11: error: '\(name)' cannot name a pipeline; \(rule)"
      ])
    #expect(
      mistakes("pipeline: p\nstages:\n  \(written): {uses: fetch, with: {sources: []}}\n") == [
        "3:3: error: '\(name)' cannot name a stage; \(rule)"
      ])
  }

  @Test(
    "a name that YAML takes for something else is to be quoted",
    arguments: [("12", "the integer 12"), ("true", "true"), ("1e3", "the number 1e3"), ("null", "null")])
  func nameOfOtherType(written: String, found: String) {
    #expect(
      mistakes("pipeline: \(written)\nstages: {fetch: {with: {sources: []}}}\n") == [
        "1:11: error: 'pipeline' must be text, found \(found); put it in quotes if it is meant as text"
      ])
  }

  @Test("values of the wrong kind in the place of mappings and lists say what belongs there")
  func wrongKinds() {
    #expect(
      mistakes("pipeline: p\nstages: [fetch]\n") == [
        "2:9: error: 'stages' must be a mapping of stages, found a list"
      ])
    #expect(
      mistakes(stages("  normalize: [fetch]\n")) == [
        "4:14: error: 'normalize' must be a mapping of uses, inputs, with, retries, retry_delay, time_limit, found "
          + "a list"
      ])
    #expect(
      mistakes(stages("  normalize: {inputs: fetch, with: [mode]}\npublish: here\n")) == [
        "4:23: error: 'inputs' must be a list of stages, or a mapping of inputs to stages, found 'fetch'; "
          + "write [fetch]",
        "4:36: error: 'with' must be a mapping of parameters, found a list",
        "5:10: error: 'publish' must be a mapping of folder, formats, keep, max_change, "
          + "max_rejects, postgres, found 'here'",
      ])
  }

  @Test("what is published is checked")
  func publication() {
    #expect(
      mistakes(stages("publish: {folder: '', formats: csv, keep: 0}\n")) == [
        "4:19: error: 'folder' must be text that is not empty, found ''",
        "4:32: error: 'formats' must be a list of at least one item, found 'csv'; write '- ' before it, or "
          + "put it in [...]",
        "4:43: error: 'keep' must be an integer of at least 1, found the integer 0",
      ])
    #expect(
      mistakes(stages("publish: {folder: 12, formats: [jsn, csv, excel, csv, 1], keep: five}\n")) == [
        "4:19: error: 'folder' must be text, found the integer 12; put it in quotes if it is meant as text",
        "4:33: error: 'formats' must be one of 'csv', 'json', 'sqlite', 'report', found 'jsn'; did you mean 'json'?",
        "4:43: error: 'formats' must be one of 'csv', 'json', 'sqlite', 'report', found 'excel'",
        "4:50: error: 'formats' holds 'csv' twice; take one out",
        "4:55: error: 'formats' must be one of 'csv', 'json', 'sqlite', 'report', found the integer 1; put it in quotes if it is "
          + "meant as text",
        "4:65: error: 'keep' must be an integer of at least 1, found 'five'",
      ])
    #expect(
      mistakes(stages("publish: {max_change: 20, max_rejects: -1}\n")) == [
        "4:23: error: 'max_change' must be a share from 0% to 100%, found the integer 20; write 20%",
        "4:40: error: 'max_rejects' must be a share from 0% to 100%, or a number, found the integer -1",
      ])
    #expect(
      mistakes(stages("publish: {formats: []}\n")) == [
        "4:20: error: 'formats' must be a list of at least one item, found an empty list"
      ])
  }

  @Test("a database server is named in one way")
  func server() {
    #expect(
      mistakes(stages("publish: {postgres: {schema: press}}\n")) == [
        "4:21: error: 'postgres' needs one of the keys 'url', 'url_env', 'url_file'; give exactly one of them"
      ])
    #expect(
      mistakes(stages("publish: {postgres: {url: a, url_env: B, shema: ''}}\n")) == [
        "4:21: error: 'postgres' needs one of the keys 'url', 'url_env', 'url_file'; give exactly one of them",
        "4:42: error: unknown key 'shema'; did you mean 'schema'?",
        "4:49: error: 'schema' must be text that is not empty, found ''",
      ])
  }

  @Test(
    "results are never published over the folder of the pipeline file",
    arguments: [".", "..", "/", "../nowhere"])
  func publishedOverItself(path: String) {
    #expect(
      mistakes(stages("publish: {folder: \(path)}\n")) == [
        "4:19: error: '\(path)' holds this pipeline file, so results cannot be published there; give results a "
          + "folder of their own"
      ])
  }

  @Test("beyond a hundred mistakes the rest is counted out")
  func manyMistakes() {
    let lines = mistakes(stages("") + (1...5_000).map { "key\($0): 1\n" }.joined())
    #expect(lines.count == 101)
    #expect(lines.last == "103:1: error: there are more mistakes than these 100; correct these first")
  }
}
