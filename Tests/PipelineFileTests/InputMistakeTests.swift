import Testing

@Suite("Mistakes in modules, inputs and their order")
struct InputMistakeTests {
  @Test("an unknown module names the nearest one, or all")
  func unknownModule() {
    let known = "'fetch', 'normalize', 'extract', 'deduplicate', 'aggregate'"
    #expect(
      mistakes(
        stages(
          "  normalise: {inputs: [fetch]}\n  a: {inputs: [normalise]}\n  b: {uses: exract, inputs: [a]}\n"
            + "  c: {uses: 3}\n  d: {uses: summarise}\n")) == [
          "4:3: error: there is no stage module 'normalise'; did you mean 'normalize'?",
          "5:3: error: there is no stage module 'a'; name one by 'uses': \(known)",
          "6:13: error: there is no stage module 'exract'; did you mean 'extract'?",
          "7:13: error: 'uses' must be text, found the integer 3; put it in quotes if it is meant as text",
          "8:13: error: there is no stage module 'summarise'; the modules are \(known)",
        ])
  }

  @Test("an unknown stage or output in inputs names the nearest one, or all")
  func unknownStage() {
    #expect(
      mistakes(
        stages(
          "  normalize: {inputs: [fecth]}\n  extract: {inputs: [gather]}\n"
            + "  a: {uses: normalize, inputs: [fetch.document]}\n"
            + "  b: {uses: normalize, inputs: {documents: fetch.x}}\n  c: {uses: normalize, inputs: [5]}\n"))
        == [
          "4:24: error: there is no stage 'fecth'; did you mean 'fetch'?",
          "5:22: error: there is no stage 'gather'; the stages are 'fetch', 'normalize', 'extract', 'a', 'b', 'c'",
          "6:33: error: stage 'fetch' has no output 'document'; did you mean 'fetch.documents'?",
          "7:44: error: stage 'fetch' has no output 'x'; its outputs are 'documents'",
          "8:33: error: 'inputs' must be text, found the integer 5; put it in quotes if it is meant as text",
        ])
  }

  @Test("of very many stages twenty are listed")
  func manyStages() {
    let many = (1...100).map { "  n\($0): {uses: normalize, inputs: [fetch]}\n" }.joined()
    let lines = mistakes(stages(many + "  extract: {inputs: [zzzzzzzz]}\n"))
    #expect(lines.count == 1)
    #expect(
      lines[0].hasPrefix("104:22: error: there is no stage 'zzzzzzzz'; the stages are 'fetch', 'n1', 'n2', "))
    #expect(lines[0].hasSuffix("'n18', 'n19' and 82 more"))
  }

  @Test("a missing input names its type and who yields it")
  func missingInput() {
    #expect(
      mistakes(
        stages(
          "  normalize:\n  deduplicate: {inputs: {articles: normalize}}\n  aggregate: {inputs: []}\n"
            + "  again: {uses: normalize, inputs: {}}\n")) == [
          "4:3: error: stage 'normalize' misses its input 'documents' of type Document; 'fetch' yields Document",
          "5:25: error: stage 'deduplicate' misses its input 'statements' of type Statement; no stage here "
            + "yields Statement",
          "6:23: error: stage 'aggregate' misses its input 'statements' of type Statement; 'deduplicate' yields "
            + "Statement",
          "7:36: error: stage 'again' misses its input 'documents' of type Document; 'fetch' yields Document",
        ])
  }

  @Test("an input of the wrong record type names both types and who yields the right one")
  func wrongRecord() {
    let text = stages(
      """
        normalize: {inputs: [fetch]}
        extract: {inputs: [fetch]}
        deduplicate: {inputs: {articles: extract, statements: normalize}}
        aggregate: {inputs: [deduplicate.articles]}
        more: {uses: deduplicate, inputs: [fetch, extract]}

      """)
    #expect(
      mistakes(text) == [
        "5:22: error: 'fetch' yields Document, but stage 'extract' takes Article; 'normalize' yields Article",
        "6:36: error: 'extract' yields Statement, but input 'articles' takes Article; 'normalize' yields Article",
        "6:57: error: 'normalize' yields Article, but input 'statements' takes Statement; 'extract', 'more' yield "
          + "Statement",
        "7:24: error: 'deduplicate.articles' yields ArticleCluster, but stage 'aggregate' takes Statement; "
          + "'extract', 'deduplicate', 'more' yield Statement",
        "8:38: error: 'fetch' yields Document, but stage 'more' takes Article and Statement",
      ])
  }

  @Test("two stages for one input, and an input that the stage does not have, are refused")
  func wrongPorts() {
    let text = stages(
      """
        normalize: {inputs: [fetch, fetch]}
        extract: {inputs: {article: normalize}}
        deduplicate: {inputs: {articles: normalize, statements: extract, clusters: extract}}

      """)
    #expect(
      mistakes(text) == [
        "4:31: error: 'fetch' yields Document, but the input of that type, 'documents', is fed by 'fetch' "
          + "already; keep one of them",
        "5:22: error: stage 'extract' has no input 'article'; did you mean 'articles'?",
        "6:68: error: stage 'deduplicate' has no input 'clusters'; its inputs are 'articles', 'statements'",
      ])
  }

  @Test("a stage that captures takes no inputs")
  func captureWithInputs() {
    #expect(
      mistakes(
        "pipeline: p\nstages:\n  fetch: {inputs: [x], with: {sources: []}}\n  x: {uses: normalize, inputs: [fetch]}\n"
      )
        == [
          "3:19: error: stage 'fetch' takes no inputs; take 'inputs' out",
          "3:20: error: these stages wait for one another: fetch -> x -> fetch",
        ])
    #expect(mistakes("pipeline: p\nstages:\n  fetch: {inputs: [], with: {sources: []}}\n") == [])
  }

  @Test("a cycle is named whole, in the direction of the records, where its first stage reads the last")
  func cycles() {
    let text = stages(
      """
        deduplicate: {inputs: {articles: normalize, statements: again}}
        normalize: {inputs: [fetch]}
        again: {uses: deduplicate, inputs: {articles: normalize, statements: third}}
        third: {uses: deduplicate, inputs: {articles: normalize, statements: deduplicate}}
        self: {uses: deduplicate, inputs: [normalize, self]}
        after: {uses: aggregate, inputs: [self]}

      """)
    #expect(
      mistakes(text) == [
        "4:59: error: these stages wait for one another: deduplicate -> third -> again -> deduplicate",
        "8:49: error: these stages wait for one another: self -> self",
      ])
  }
}
