import YAML

/// A document in which circled digits mark places, so that a test can name a place without counting columns.
///
/// `a: ①x` is the document `a: x` whose place ① is line 1, column 4.
struct MarkedText {
  let text: String
  private let places: [Character: Mark]

  init(_ marked: String) {
    var text = ""
    var places: [Character: Mark] = [:]
    var mark = Mark.start
    for character in marked {
      if Self.signs.contains(character) {
        places[character] = mark
        continue
      }
      text.append(character)
      mark =
        character.isNewline
        ? Mark(line: mark.line + 1, column: 1)
        : Mark(line: mark.line, column: mark.column + character.unicodeScalars.count)
    }
    self.text = text
    self.places = places
  }

  var bytes: [UInt8] { Array(text.utf8) }

  /// `line` with each circled digit replaced by the line and column it marks.
  func located(_ line: String) -> String {
    line.map { places[$0]?.description ?? String($0) }.joined()
  }

  private static let signs: Set<Character> = ["①", "②", "③", "④"]
}

/// All error lines of a document, or none when it is good.
func errorLines(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) -> [String] {
  do {
    _ = try YAMLParser.parse(bytes: bytes, file: "f.yaml", limits: limits)
    return []
  } catch {
    return error.lines
  }
}

/// All error lines of a document, or none when it is good.
func errorLines(_ text: String) -> [String] { errorLines(Array(text.utf8)) }

/// The value of a good document that is not empty.
func node(_ text: String) throws -> YAMLNode {
  guard let node = try YAMLParser.parse(bytes: Array(text.utf8), file: "f.yaml") else {
    throw YAMLError(file: "f.yaml", diagnostics: [YAMLDiagnostic(mark: .start, problem: .emptyFile)])
  }
  return node
}
