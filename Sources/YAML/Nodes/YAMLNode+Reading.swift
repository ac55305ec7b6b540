/// Reading a value as the type it should have. Each accessor throws one diagnostic that says what is expected
/// and what was found, at the place of the value; a caller that checks a whole file collects them.
extension YAMLNode {
  /// The text of a string. Numbers, `true` and `null` are no strings unless quoted.
  package func string() throws(YAMLDiagnostic) -> String {
    guard case .scalar(let scalar) = content, scalar.kind == .string else { throw mismatch(.string) }
    return scalar.text
  }

  /// The truth value of `true` or `false`.
  package func boolean() throws(YAMLDiagnostic) -> Bool {
    guard case .scalar(let scalar) = content, let value = scalar.boolean else { throw mismatch(.boolean) }
    return value
  }

  /// The value of an integer, which must fit the type asked for.
  package func integer<T: FixedWidthInteger & Sendable>(as type: T.Type = Int.self) throws(YAMLDiagnostic)
    -> T
  {
    guard case .scalar(let scalar) = content, scalar.kind == .integer else { throw mismatch(.integer) }
    guard let value = scalar.integer(as: type) else {
      throw mismatch(.integerBetween("\(T.min)", "\(T.max)"))
    }
    return value
  }

  /// The value of an integer within `range`.
  package func integer(in range: ClosedRange<Int>) throws(YAMLDiagnostic) -> Int {
    guard case .scalar(let scalar) = content, let value = scalar.integer(as: Int.self), range.contains(value)
    else { throw mismatch(.integerBetween("\(range.lowerBound)", "\(range.upperBound)")) }
    return value
  }

  /// The value of an integer or of a number with a fraction or exponent, `.inf` and `.nan` among them.
  package func number() throws(YAMLDiagnostic) -> Double {
    guard case .scalar(let scalar) = content, let value = scalar.number else { throw mismatch(.number) }
    return value
  }

  /// The value of a number within `range`.
  package func number(in range: ClosedRange<Double>) throws(YAMLDiagnostic) -> Double {
    guard case .scalar(let scalar) = content, let value = scalar.number, range.contains(value) else {
      throw mismatch(.numberBetween("\(range.lowerBound)", "\(range.upperBound)"))
    }
    return value
  }

  /// The values of a list.
  package func sequence() throws(YAMLDiagnostic) -> [YAMLNode] {
    guard case .sequence(let nodes) = content else { throw mismatch(.sequence) }
    return nodes
  }

  /// The keys and values of a mapping.
  package func mapping() throws(YAMLDiagnostic) -> YAMLMapping {
    guard case .mapping(let mapping) = content else { throw mismatch(.mapping) }
    return mapping
  }

  /// The string, when it is one of `words`; else the diagnostic lists them and names the nearest.
  package func word(among words: [String]) throws(YAMLDiagnostic) -> String {
    guard case .scalar(let scalar) = content, scalar.kind == .string else { throw mismatch(.word(words)) }
    guard words.contains(scalar.text) else {
      throw YAMLDiagnostic(
        mark: mark,
        problem: .unknownWord(
          scalar.text, known: words, nearest: SpellingSuggestion.nearest(to: scalar.text, among: words)))
    }
    return scalar.text
  }

  /// The diagnostic that something else than what stands here is expected.
  package func mismatch(_ expected: YAMLExpectation) -> YAMLDiagnostic {
    var unquoted = false
    if case .scalar(let scalar) = content, scalar.style == .plain, scalar.kind != .null { unquoted = true }
    return YAMLDiagnostic(
      mark: mark, problem: .mismatch(expected: expected, found: found, unquoted: unquoted))
  }
}
