/// What a value was expected to be.
package enum YAMLExpectation: Hashable, Sendable {
  case string
  case boolean
  case integer
  case integerBetween(String, String)
  case number
  case numberBetween(String, String)
  case sequence
  case longerSequence(Int)
  case mapping
  case word([String])
}
