/// Shows text of a document inside an error of one line.
package enum QuotedText {
  /// The text between single quotes, shortened, with control characters and line ends escaped.
  package static func quoted(_ text: String) -> String { "'\(shortened(text))'" }

  /// The text escaped and shortened in the same way, without quotes.
  package static func shortened(_ text: String) -> String {
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == longest { return shown + "..." }
      count += 1
      switch scalar {
      case "\n": shown += "\\n"
      case "\r": shown += "\\r"
      case "\t": shown += "\\t"
      default:
        if isInvisible(scalar) {
          shown += codePoint(scalar.value)
        } else {
          shown.unicodeScalars.append(scalar)
        }
      }
    }
    return shown
  }

  /// A code point by its number: `U+0000`.
  static func codePoint(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The longest text that is shown whole, in code points.
  private static let longest = 60

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: false
    }
  }
}
