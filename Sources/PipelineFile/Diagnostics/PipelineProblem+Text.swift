import StageKit
import YAML

extension PipelineProblem {
  /// What is wrong and, after a semicolon, what to do about it: one line, lower case, no full stop.
  package var message: String {
    let (fact, advice) = text
    return fact + (advice.map { "; " + $0 } ?? "")
  }

  private typealias Text = (fact: String, advice: String?)

  private var text: Text {
    switch self {
    case .file(let problem): problem.text
    case .yaml(let diagnostic): (diagnostic.message, nil)
    case .more(let limit): ("there are more mistakes than these \(limit)", "correct these first")
    case .missingKey(let key, let meaning): ("the key \(quoted(key)) is missing", meaning)
    case .notOneOf(let keys, let owner):
      (
        "\(quoted(owner)) needs one of the keys \(listed(keys))",
        "give exactly one of them"
      )
    case .wrongValue(let name, let expected, let found, let advice):
      ("\(quoted(name)) must be \(expected.text), found \(found)", advice?.text)
    case .badName(let name, let thing):
      (
        "\(quoted(name)) cannot name a \(thing.rawValue)",
        "use letters a to z, digits, '-' and '_', with a letter or digit first, at most "
          + "\(PipelineName.longest) in all"
      )
    case .noStages: ("'stages' holds no stage", "add at least one")
    case .unknownModule(let name, let known, let nearest, let isStageName):
      (
        "there is no stage module \(quoted(name))",
        didYouMean(nearest)
          ?? (isStageName ? "name one by 'uses': " : "the modules are ") + listed(known)
      )
    case .unknownStage, .unknownOutput, .takesNoInputs, .unknownInput, .missingInput, .noInputTakes,
      .inputTakesOther, .inputTakenTwice, .cycle:
      inputText
    case .missingParameter, .parameterOutsideWith, .variantMissing, .variantsTogether, .keyOfOtherVariant,
      .parameterFile:
      parameterText
    case .givenTwice(let word, let name): ("\(quoted(name)) holds \(quoted(word)) twice", "take one out")
    case .publishesOverItself(let path):
      (
        "\(quoted(path)) holds this pipeline file, so results cannot be published there",
        "give results a folder of their own"
      )
    }
  }

  private var inputText: Text {
    switch self {
    case .unknownStage(let name, let known, let nearest):
      ("there is no stage \(quoted(name))", didYouMean(nearest) ?? "the stages are " + listed(known))
    case .unknownOutput(let name, let stage, let known, let nearest):
      (
        "stage \(quoted(stage)) has no output \(quoted(name))",
        didYouMean(nearest.map { stage + "." + $0 }) ?? "its outputs are " + listed(known)
      )
    case .takesNoInputs(let stage): ("stage \(quoted(stage)) takes no inputs", "take 'inputs' out")
    case .unknownInput(let name, let stage, let known, let nearest):
      (
        "stage \(quoted(stage)) has no input \(quoted(name))",
        didYouMean(nearest) ?? "its inputs are " + listed(known)
      )
    case .missingInput(let input, let stage, let candidates):
      (
        "stage \(quoted(stage)) misses its input \(quoted(input.name)) of type \(input.record)",
        yielders(candidates, of: input.record)
      )
    case .noInputTakes(let found, let stage, let inputs, let candidates):
      (
        "\(quoted(found.reference)) yields \(found.record), but stage \(quoted(stage)) takes "
          + joined(inputs.map(\.record)),
        inputs.count == 1 ? yielders(candidates, of: inputs[0].record) : nil
      )
    case .inputTakesOther(let found, let input, let candidates):
      (
        "\(quoted(found.reference)) yields \(found.record), but input \(quoted(input.name)) takes "
          + input.record,
        yielders(candidates, of: input.record)
      )
    case .inputTakenTwice(let found, let input, let first):
      (
        "\(quoted(found.reference)) yields \(found.record), but the input of that type, \(quoted(input.name)), "
          + "is fed by \(quoted(first)) already",
        "keep one of them"
      )
    case .cycle(let names): ("these stages wait for one another: " + names.joined(separator: " -> "), nil)
    default: ("", nil)
    }
  }

  private var parameterText: Text {
    switch self {
    case .missingParameter(let name, let type, let meaning):
      ("the parameter \(quoted(name)) is missing (\(type.text))", lowerFirst(meaning))
    case .parameterOutsideWith(let name, let module):
      (
        "the parameter \(quoted(name)) of module \(quoted(module)) stands outside of \(quoted(FileKey.with.name))",
        "put it under \(quoted(FileKey.with.name))"
      )
    case .variantMissing(let name, let keys):
      ("\(quoted(name)) has none of the keys \(listed(keys))", "give exactly one of them")
    case .variantsTogether(let name, let keys):
      ("\(quoted(name)) has the keys \(listed(keys)) together", "keep one of them")
    case .keyOfOtherVariant(let key, let chosen, let owners):
      ("the key \(quoted(key)) does not go with \(quoted(chosen))", "it goes with " + listed(owners))
    case .parameterFile(let name, let path, let problem):
      ("\(quoted(name)) names the file \(quoted(path)): \(problem.text.fact)", problem.parameterAdvice)
    default: ("", nil)
    }
  }
}

extension FileProblem {
  /// What is wrong, as it stands inside a line.
  var words: String { text.fact }

  fileprivate var text: (fact: String, advice: String?) {
    switch self {
    case .missing: ("there is no such file", "check the path, or write a first one by 'demarche init'")
    case .directory: ("this is a directory", "name the pipeline file in it")
    case .notRegular: ("this is no regular file", nil)
    case .tooLarge(let limit): ("the file has more than \(limit) bytes", nil)
    case .system(let errno): ("the file cannot be read: " + SystemFile.words(of: errno), nil)
    }
  }

  fileprivate var parameterAdvice: String? {
    self == .missing ? "paths start at the folder of the pipeline file" : nil
  }
}

extension ValueExpectation {
  fileprivate var text: String {
    switch self {
    case .type(let type): type.text
    case .mapping(let content): "a mapping of \(content)"
    case .inputs: "a list of stages, or a mapping of inputs to stages"
    case .nonemptyList: "a list of at least one item"
    case .list(let items): "a list of \(items)"
    case .timeLength: "a length of time (90s, 15m, 6h, 30d)"
    case .byteSize: "a size (500MB, 20GB)"
    case .mailAddress: "a mail address, without a name"
    case .nonemptyText: "text that is not empty"
    case .slurmTime: "a time limit: minutes (30), hours (2:00:00) or days (1-0)"
    case .memory: "an amount of memory such as 2GB or 500MB"
    case .threshold(let takesCounts): "a share from 0% to 100%" + (takesCounts ? ", or a number" : "")
    }
  }
}

extension ValueAdvice {
  fileprivate var text: String {
    switch self {
    case .quote: "put it in quotes if it is meant as text"
    case .unquote: "take the quotes away"
    case .write(let text): "write \(text)"
    case .nearest(let word): "did you mean \(quoted(word))?"
    case .wrapInList: "write '- ' before it, or put it in [...]"
    case .leaveOut(let value): "leave it out for the default, \(value.shown)"
    }
  }
}

private func quoted(_ text: String) -> String { QuotedText.quoted(text) }

private func didYouMean(_ nearest: String?) -> String? { nearest.map { "did you mean \(quoted($0))?" } }

/// The words, or the first of them if they are more than anyone reads.
private func listed(_ words: [String]) -> String {
  let shown = words.prefix(20).map(quoted).joined(separator: ", ")
  return words.count > 20 ? "\(shown) and \(words.count - 20) more" : shown
}

private func joined(_ words: [String]) -> String {
  var distinct: [String] = []
  for word in words where !distinct.contains(word) { distinct.append(word) }
  return distinct.joined(separator: " and ")
}

private func yielders(_ stages: [String], of record: String) -> String {
  stages.isEmpty
    ? "no stage here yields \(record)"
    : listed(stages) + (stages.count == 1 ? " yields " : " yield ") + record
}

/// A sentence as it stands after a semicolon.
private func lowerFirst(_ sentence: String) -> String {
  var text = sentence
  if text.hasSuffix(".") { text.removeLast() }
  let second = text.dropFirst().first
  // "URL of ..." stays as it is.
  if let first = text.first, second?.isUppercase != true { text = first.lowercased() + text.dropFirst() }
  return text
}
