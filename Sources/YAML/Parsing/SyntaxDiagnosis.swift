/// Turns what libyaml complains about into what the writer of the file did, at the place that helps.
struct SyntaxDiagnosis: Sendable {
  let source: SourceText

  /// What libyaml says when it gives up.
  struct Complaint {
    let isMemory: Bool
    let problem: String
    let mark: Mark
    let context: (words: String, mark: Mark)?
    let lastScalar: ScalarPlace?
    /// Where the opening of each list and mapping around the place ends, the innermost last.
    let openCollections: [Mark]
  }

  /// Where the last scalar stood that was read whole.
  struct ScalarPlace {
    let start: Mark
    let end: Mark
    let style: YAMLScalar.Style
  }

  /// The diagnostic of a complaint.
  func diagnostic(for complaint: Complaint) -> YAMLDiagnostic {
    let (mark, problem) = diagnose(complaint)
    return YAMLDiagnostic(mark: mark, problem: .syntax(problem))
  }

  private typealias Finding = (Mark, SyntaxProblem)

  private func diagnose(_ complaint: Complaint) -> Finding {
    if complaint.isMemory { return (.start, .outOfMemory) }
    let place = min(complaint.mark, source.end)
    let opened = complaint.context?.mark ?? place
    switch complaint.problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      return (opened, .unclosedQuote(style(ofQuoteAt: opened)))
    case "found unknown escape character":
      return (place, .unknownEscape(source.characters(at: place, count: 2)))
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return (place, .malformedEscape)
    case "did not find expected key":
      return misplacedText(complaint) ?? line(.keyExpected(mapping: opened), opened, place)
    case "did not find expected '-' indicator":
      return misplacedText(complaint) ?? line(.itemExpected(list: opened), opened, place)
    case "did not find expected ',' or ']'":
      return misplacedText(complaint, mayBeItem: true) ?? bracket(.list, opened, place)
    case "did not find expected ',' or '}'":
      return misplacedText(complaint, mayBeItem: true) ?? bracket(.mapping, opened, place)
    case "did not find expected <document start>":
      return misplacedText(complaint) ?? (place, .textAfterDocument)
    case "could not find expected ':'": return (opened, .colonMissing)
    case "mapping values are not allowed in this context": return misplacedText(complaint) ?? colon(place)
    case "block sequence entries are not allowed in this context": return (place, .itemMisplaced)
    case "mapping keys are not allowed in this context": return (place, .questionMarkMisplaced)
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return (place, .tabIndentation)
    case "found character that cannot start any token":
      let character = source.characters(at: place, count: 1)
      return (place, character == "\t" ? .tabIndentation : .cannotStartValue(character))
    case "did not find expected node content":
      return unclosedBracket(complaint, place) ?? (place, .valueExpected)
    case "found undefined tag handle": return (opened, .undefinedTagHandle)
    case "found duplicate %YAML directive", "found duplicate %TAG directive":
      return (place, .malformedDirective)
    case "found incompatible YAML document": return (place, .unsupportedVersion)
    default: return byContext(complaint, opened)
    }
  }

  /// What can go wrong in many ways inside one construct is told by the construct alone, at its start.
  private func byContext(_ complaint: Complaint, _ opened: Mark) -> Finding {
    switch complaint.context?.words {
    case "while scanning an anchor": (opened, .anchorNameMissing)
    case "while scanning an alias": (opened, .aliasNameMissing)
    case "while scanning a tag", "while parsing a tag": (opened, .malformedTag)
    case "while scanning a block scalar": (complaint.mark, .malformedBlockHeader)
    case "while scanning a directive", "while scanning a %YAML directive", "while scanning a %TAG directive":
      (opened, .malformedDirective)
    default: (complaint.mark, .other(complaint.problem))
    }
  }

  /// A bracket that is never closed is best shown where it opens, a forgotten comma where it should be.
  private func bracket(_ bracket: SyntaxProblem.Bracket, _ opened: Mark, _ place: Mark) -> Finding {
    opened.line == place.line && !source.characters(at: place, count: 1).isEmpty
      ? (place, .separatorMissing(bracket, opened: opened))
      : (opened, .unclosedBracket(bracket, expectedAt: place))
  }

  /// The innermost bracket around the end of the file.
  private func unclosedBracket(_ complaint: Complaint, _ place: Mark) -> Finding? {
    guard place == source.end else { return nil }
    for end in complaint.openCollections.reversed() where end.column > 1 {
      let mark = Mark(line: end.line, column: end.column - 1)
      switch source.characters(at: mark, count: 1) {
      case "[": return (mark, .unclosedBracket(.list, expectedAt: place))
      case "{": return (mark, .unclosedBracket(.mapping, expectedAt: place))
      default: continue
      }
    }
    return nil
  }

  /// A line of a block that does not go on as it should: `expected` says what stands in its column.
  private func line(_ expected: SyntaxProblem, _ opened: Mark, _ place: Mark) -> Finding {
    guard source.beginning(ofLineBefore: place).allSatisfy({ $0 == " " }) else {
      return (place, .textAfterValue)
    }
    return (place, place.column == opened.column ? expected : .indentation(around: opened))
  }

  /// A ':' where none can stand: a second one in its line, or the end of a text of several lines.
  private func colon(_ place: Mark) -> Finding {
    if source.beginning(ofLineBefore: place).utf8.contains(UInt8(ascii: ":")) { return (place, .secondColon) }
    return (place, place.column > 1024 ? .keyTooLong : .lateColon)
  }

  /// Text right after a closing quote: either the quote was to be part of the text, or the quote before was
  /// never closed and this one, lines later, was meant to open. In brackets, text that stands off the quote
  /// is an item that lacks its comma.
  private func misplacedText(_ complaint: Complaint, mayBeItem: Bool = false) -> Finding? {
    guard let scalar = complaint.lastScalar, scalar.style == .singleQuoted || scalar.style == .doubleQuoted,
      scalar.end.line == complaint.mark.line, scalar.end <= complaint.mark
    else { return nil }
    let between = source.characters(at: scalar.end, count: complaint.mark.column - scalar.end.column)
    guard mayBeItem ? between.isEmpty : between.allSatisfy({ $0 == " " }) else { return nil }
    return scalar.start.line < scalar.end.line
      ? (scalar.start, .quoteClosedLate(scalar.style, end: scalar.end))
      : (complaint.mark, .textAfterQuote(scalar.style))
  }

  private func style(ofQuoteAt mark: Mark) -> YAMLScalar.Style {
    source.characters(at: mark, count: 1) == "'" ? .singleQuoted : .doubleQuoted
  }
}
