/// Finds the right spelling that a mistyped word was probably meant to be.
package enum SpellingSuggestion {
  /// The word of `candidates` nearest to `word`, or nil when none is near enough to be worth naming.
  ///
  /// Near enough is one edit in words of two to four letters and one more for every three letters beyond;
  /// case does not count. Of equally near words the first in code point order is taken, so the answer does
  /// not hang on the order of `candidates`.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = folded(word)
    guard !typed.isEmpty, typed.count <= longestWord else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in candidates {
      let right = folded(candidate)
      let longer = max(typed.count, right.count)
      let bound = (longer + 1) / 3
      guard right.count <= longestWord, abs(typed.count - right.count) <= bound else { continue }
      let distance = editDistance(typed, right)
      guard distance <= bound, distance < min(typed.count, right.count) else { continue }
      if let known = best, (known.distance, known.word) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.word
  }

  /// Words beyond this length are no misspelt names, and comparing them would cost the square of it.
  private static let longestWord = 64

  private static func folded(_ word: String) -> [UInt32] {
    word.unicodeScalars.map { $0.value >= 0x41 && $0.value <= 0x5A ? $0.value + 0x20 : $0.value }
  }

  /// The least number of insertions, deletions, replacements and swaps of neighbours that turn one word into
  /// the other, no letter being edited twice.
  ///
  /// The four edits are those of F. J. Damerau, "A technique for computer detection and correction of
  /// spelling errors", CACM 7(3), 1964; the table is that of R. A. Wagner and M. J. Fischer, "The
  /// string-to-string correction problem", JACM 21(1), 1974, of which three rows are kept.
  private static func editDistance(_ left: [UInt32], _ right: [UInt32]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var cost = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
