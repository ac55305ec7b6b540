extension YAMLDiagnostic {
  /// What is wrong and, after a semicolon, what to do about it: one line, lower case, no full stop.
  package var message: String {
    let (fact, advice) = problem.text
    let place = path.isEmpty ? "" : QuotedText.quoted(path) + ": "
    return place + fact + (advice.map { "; " + $0 } ?? "")
  }
}

extension YAMLProblem {
  typealias Text = (fact: String, advice: String?)

  fileprivate var text: Text {
    switch self {
    case .emptyFile: ("the file is empty", nil)
    case .encoding(let problem): problem.text
    case .syntax(let problem): problem.text
    case .tooDeep(let limit): ("values are nested more than \(limit) levels deep", "flatten them")
    case .aliasesTooLarge(let limit):
      (
        "the aliases up to here stand for more than \(limit) values",
        "write the values out, or use fewer aliases"
      )
    case .secondDocument: ("a second document starts here", "keep one document in a file")
    case .duplicateKey(let key, let first):
      ("duplicate key \(QuotedText.quoted(key)), first given at \(first)", nil)
    case .collectionAsKey(let found):
      ("a key must be a single text, found \(found)", "put it in quotes if it is meant as text")
    case .mergeOfNoMapping(let found):
      ("'<<' takes a mapping or a list of mappings, found \(found)", nil)
    case .undefinedAlias(let name, let nearest):
      ("no anchor \(QuotedText.quoted("&" + name)) before this alias", undefinedAliasAdvice(nearest))
    case .aliasInsideItself(let name, let anchor):
      (
        "the alias \(QuotedText.quoted("*" + name)) stands inside its own value, which starts at \(anchor)",
        nil
      )
    case .unknownTag(let tag):
      ("unknown tag \(QuotedText.quoted(tag))", "put the text in quotes if the '!' belongs to it")
    case .tagMismatch(let tag, let found): ("the tag \(QuotedText.quoted(tag)) does not fit \(found)", nil)
    case .mismatch(let expected, let found, let unquoted):
      (
        "\(expected.text) is expected here, found \(found)",
        expected == .string && unquoted ? "put it in quotes if it is meant as text" : nil
      )
    case .unknownWord(let word, let known, let nearest):
      ("\(QuotedText.quoted(word)) is not \(alternatives(known))", didYouMean(nearest))
    case .missingKey(let key, let near):
      (
        "the key \(QuotedText.quoted(key)) is missing here",
        near.map { "is \(QuotedText.quoted($0)) meant to be it?" }
      )
    case .unknownKey(let key, let known, let nearest):
      ("unknown key \(QuotedText.quoted(key))", didYouMean(nearest) ?? knownKeys(known))
    case .refused(let words): (words, nil)
    }
  }
}

extension EncodingProblem {
  fileprivate var text: YAMLProblem.Text {
    switch self {
    case .utf16: ("the file is UTF-16", "save it as UTF-8")
    case .notUTF8(let byte):
      ("the byte 0x\(String(byte, radix: 16, uppercase: true)) is not UTF-8", "save the file as UTF-8")
    case .controlCharacter(0): ("the file holds a NUL byte", "save it as text in UTF-8")
    case .controlCharacter(let value):
      (
        "the character \(QuotedText.codePoint(value)) is not allowed",
        "take it out or write it as an escape in \"...\""
      )
    }
  }
}

extension SyntaxProblem {
  fileprivate var text: YAMLProblem.Text {
    switch self {
    case .tabIndentation: ("a tab cannot indent", "use spaces")
    case .unclosedQuote(let style):
      ("this quote is never closed", "put the closing \(style.mark) where the text ends")
    case .quoteClosedLate(let style, let end):
      (
        "this quote closes only before \(end), where more text follows",
        "put the closing \(style.mark) where the text ends"
      )
    case .textAfterQuote(.singleQuoted): ("text follows a closing quote", "inside '...' write '' for a quote")
    case .textAfterQuote: ("text follows a closing quote", "inside \"...\" write \\\" for a quote")
    case .unknownEscape(let escape):
      (
        "\(QuotedText.quoted(escape)) is no escape",
        "write '\\\\' for a backslash, or put the text in single quotes"
      )
    case .malformedEscape: ("this escape names no character", "write '\\\\' for a backslash")
    case .unclosedBracket(let bracket, let mark):
      ("this \(bracket.opening) is not closed: ',' or \(bracket.closing) is expected at \(mark)", nil)
    case .separatorMissing(let bracket, let opened):
      ("',' or \(bracket.closing) is expected here, for the \(bracket.opening) at \(opened)", nil)
    case .keyExpected(let mapping):
      ("a key is expected here", "indent it like the mapping that starts at \(mapping)")
    case .itemExpected(let list):
      ("an item '- ...' is expected here", "indent it like the list that starts at \(list)")
    case .textAfterValue:
      ("text follows a value that has ended", "put it on a line of its own, or take it out")
    case .indentation(let around):
      ("this line is indented like no line that it could belong to", "what it stands in starts at \(around)")
    case .colonMissing: ("this text has no ':' after it", "write 'key: value', or check the indentation")
    case .keyTooLong: ("a key may have at most 1024 characters", nil)
    case .secondColon:
      ("a second ':' cannot stand in one line", "put the text in quotes if the ':' belongs to it")
    case .lateColon:
      (
        "this ':' follows a text that began on a line above",
        "check that every key has ': ' after it, and the indentation"
      )
    case .itemMisplaced: ("an item '- ...' cannot start here", "start the list on a line of its own")
    case .questionMarkMisplaced: ("'?' cannot start a key here", "put the text in quotes")
    case .cannotStartValue(let character):
      ("\(QuotedText.quoted(character)) cannot start a value", "put the text in quotes")
    case .valueExpected: ("a value is expected here", nil)
    case .anchorNameMissing: ("'&' names no anchor here", "put the text in quotes if the '&' belongs to it")
    case .aliasNameMissing: ("'*' names no anchor here", "put the text in quotes if the '*' belongs to it")
    case .malformedTag: ("this tag is malformed", "put the text in quotes if the '!' belongs to it")
    case .undefinedTagHandle:
      ("this tag has an undeclared prefix", "put the text in quotes if the '!' belongs to it")
    case .malformedBlockHeader:
      ("only a digit, '+', '-' and a comment may follow '|' or '>'", "start the text on the next line")
    case .malformedDirective:
      ("this directive is malformed", "put the text in quotes if the '%' belongs to it")
    case .unsupportedVersion: ("this version of YAML is not supported", "declare 1.2, or take the line out")
    case .textAfterDocument: ("more text follows the end of the document", "check the indentation")
    case .outOfMemory: ("no memory is left to read the file", nil)
    case .other(let words): ("this is not YAML: \(words)", nil)
    }
  }
}

extension SyntaxProblem.Bracket {
  fileprivate var opening: String { self == .list ? "'['" : "'{'" }
  fileprivate var closing: String { self == .list ? "']'" : "'}'" }
}

extension YAMLScalar.Style {
  fileprivate var mark: String { self == .singleQuoted ? "'" : "\"" }
}

extension YAMLExpectation {
  fileprivate var text: String {
    switch self {
    case .string: "a string"
    case .boolean: "true or false"
    case .integer: "an integer"
    case .integerBetween(let low, let high): "an integer from \(low) to \(high)"
    case .number: "a number"
    case .numberBetween(let low, let high): "a number from \(low) to \(high)"
    case .sequence: "a list"
    case .longerSequence(let count): "a list of more than \(count) items"
    case .mapping: "a mapping"
    case .word(let words): alternatives(words)
    }
  }
}

private func undefinedAliasAdvice(_ nearest: String?) -> String {
  nearest.map { "did you mean \(QuotedText.quoted("*" + $0))?" }
    ?? "put the text in quotes if the '*' belongs to it"
}

private func didYouMean(_ nearest: String?) -> String? {
  nearest.map { "did you mean \(QuotedText.quoted($0))?" }
}

private func alternatives(_ words: [String]) -> String {
  words.count == 1 ? QuotedText.quoted(words[0]) : "one of " + listed(words)
}

private func knownKeys(_ keys: [String]) -> String {
  keys.isEmpty ? "no key is known here" : "known here: " + listed(keys)
}

private func listed(_ words: [String]) -> String {
  words.map(QuotedText.quoted).joined(separator: ", ")
}
