extension MarkupTree {
  /// Where the text of a subtree stands in `text`; empty for a raw node.
  package func textRange(of node: Int) -> Range<Int> {
    guard nodes[node].kind != .raw else { return 0..<0 }
    return Int(nodes[node].start)..<textStart(at: Int(nodes[node].end))
  }

  /// The text of a subtree as it stands in the document, white space included.
  package func string(of node: Int) -> String { String(decoding: text[textRange(of: node)], as: UTF8.self) }

  /// The text of a subtree, its runs of white space made one space, none at the ends.
  package func collapsedString(of node: Int) -> String { collapsedString(in: textRange(of: node)) }

  /// A range of `text`, its runs of ASCII white space made one space, none at the ends.
  package func collapsedString(in range: Range<Int>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(range.count)
    var pending = false
    for byte in text[range] {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        pending = true
      } else {
        if pending, !result.isEmpty { result.append(0x20) }
        pending = false
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The content of a script or style element, as a range of `values`; nil if there is none.
  package func rawRange(of element: Int) -> Range<Int>? {
    guard element + 1 < Int(nodes[element].end), nodes[element + 1].kind == .raw else { return nil }
    return Int(nodes[element + 1].start)..<Int(nodes[element + 1].extra)
  }

  /// Where the text of the first node at or behind `node` starts.
  private func textStart(at node: Int) -> Int {
    var node = node
    while node < nodes.count, nodes[node].kind == .raw { node += 1 }
    return node < nodes.count ? Int(nodes[node].start) : text.count
  }
}
