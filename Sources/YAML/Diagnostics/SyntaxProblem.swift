/// Text that does not follow the grammar of YAML.
package enum SyntaxProblem: Hashable, Sendable {
  case tabIndentation
  case unclosedQuote(YAMLScalar.Style)
  case quoteClosedLate(YAMLScalar.Style, end: Mark)
  case textAfterQuote(YAMLScalar.Style)
  case unknownEscape(String)
  case malformedEscape
  case unclosedBracket(Bracket, expectedAt: Mark)
  case separatorMissing(Bracket, opened: Mark)
  case keyExpected(mapping: Mark)
  case itemExpected(list: Mark)
  case textAfterValue
  case indentation(around: Mark)
  case colonMissing
  case keyTooLong
  case secondColon
  /// A ':' after a text that began on an earlier line.
  case lateColon
  case itemMisplaced
  case questionMarkMisplaced
  case cannotStartValue(String)
  case valueExpected
  case anchorNameMissing
  case aliasNameMissing
  case malformedTag
  case undefinedTagHandle
  case malformedBlockHeader
  case malformedDirective
  case unsupportedVersion
  case textAfterDocument
  case outOfMemory
  /// libyaml's own words, for what is not told apart here.
  case other(String)

  /// The two kinds of brackets that hold values.
  package enum Bracket: Hashable, Sendable {
    case list
    case mapping
  }
}
