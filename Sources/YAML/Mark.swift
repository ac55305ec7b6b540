/// A place in a text: line and column, both counted from 1, the column in Unicode code points.
package struct Mark: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The line, from 1.
  package let line: Int
  /// The column, from 1, in code points.
  package let column: Int

  /// A place from its line and column, both counted from 1.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first place of a text.
  package static let start = Mark(line: 1, column: 1)

  /// Whether the left place comes first in the text.
  package static func < (left: Mark, right: Mark) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }

  /// `line:column`, the form that editors and terminals turn into a link.
  package var description: String { "\(line):\(column)" }

  /// The one line an error at this place is shown as: `file:line:column: error: message`.
  package func errorLine(file: String, message: String) -> String {
    "\(file):\(line):\(column): error: \(message)"
  }
}
