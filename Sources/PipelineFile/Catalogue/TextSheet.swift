/// Lines of a terminal: text that is wrapped at word ends, and terms with what stands beside them.
struct TextSheet {
  static let width = 100
  /// Where the text beside a term starts.
  private static let column = 28

  private(set) var lines: [String] = []

  var text: String { lines.joined(separator: "\n") }

  /// Adds a paragraph.
  mutating func add(_ text: String, indentation: Int = 0) {
    let space = String(repeating: " ", count: indentation)
    for line in Self.wrap(text, width: Self.width - indentation) { lines.append(space + line) }
  }

  /// Adds a term and the text beside it; below it, if the term is long.
  mutating func add(term: String, _ text: String, indentation: Int) {
    let space = String(repeating: " ", count: Self.column)
    let start = term.isEmpty ? "" : String(repeating: " ", count: indentation) + term
    let beside = Self.wrap(text, width: Self.width - Self.column)
    let fits = start.unicodeScalars.count < Self.column - 1
    if !fits { lines.append(start) }
    for (index, line) in beside.enumerated() {
      let isFirst = index == 0 && fits
      lines.append(isFirst ? start + space.dropFirst(start.unicodeScalars.count) + line : space + line)
    }
  }

  /// Breaks a text at spaces; a word that is longer than a line keeps one for itself.
  private static func wrap(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if line.unicodeScalars.count + 1 + word.unicodeScalars.count <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
