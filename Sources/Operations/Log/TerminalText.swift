/// Text of others as it may stand on a terminal: pages, feeds and servers choose titles, names and words, and a control
/// sequence in them could rewrite the screen or answer in the user's place.
package enum TerminalText {
  /// The text with its controls (C0 but for tab and line end, U+007F, C1) replaced by U+FFFD. JSON of ours holds none
  /// but those of C1 and U+007F, which it may lose in strings.
  package static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { safe.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(safe)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case ..<0x20, 0x7F...0x9F: true
    default: false
    }
  }
}
