/// A stretch between quotation marks, within one paragraph.
struct Quotation: Sendable {
  /// Tokens from the opening mark to the closing one, or to the paragraph's end if it is not closed.
  let tokens: Range<Int>
  let isClosed: Bool
  /// Words between the marks.
  let words: Int

  /// The tokens between the marks.
  var inner: Range<Int> {
    let low = tokens.lowerBound + 1
    return low..<max(low, isClosed ? tokens.upperBound - 1 : tokens.upperBound)
  }
}
