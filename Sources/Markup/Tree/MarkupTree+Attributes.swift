extension MarkupTree {
  /// The indices of an element's attributes; empty for other nodes.
  package func attributeRange(of node: Int) -> Range<Int> {
    guard nodes[node].kind == .element else { return 0..<0 }
    var next = node + 1
    while next < nodes.count, nodes[next].kind == .raw { next += 1 }
    return Int(nodes[node].extra)..<(next < nodes.count ? Int(nodes[next].extra) : attributes.count)
  }

  /// Where the value of an HTML attribute stands in `values`; nil if the element lacks it.
  package func valueRange(of attribute: HTMLAttribute, at node: Int) -> Range<Int>? {
    for index in attributeRange(of: node) where attributes[index].tag == attribute {
      return attributes[index].range
    }
    return nil
  }

  /// The value of an HTML attribute; nil if the element lacks it.
  package func value(of attribute: HTMLAttribute, at node: Int) -> String? {
    valueRange(of: attribute, at: node).map { String(decoding: values[$0], as: UTF8.self) }
  }

  /// The value of the attribute that has the local name and namespace; nil if the element lacks it.
  package func value(ofAttribute local: String, namespace: String = "", at node: Int) -> String? {
    for index in attributeRange(of: node) {
      let name = names[Int(attributes[index].name)]
      if name.local == local, name.namespace == namespace {
        return String(decoding: values[attributes[index].range], as: UTF8.self)
      }
    }
    return nil
  }

  /// Whether a range of `values` holds exactly these ASCII bytes, case aside; `text` is in lower case.
  package func value(in range: Range<Int>, is text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count {
      let byte = values[range.lowerBound + offset]
      let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if lower != text.utf8Start[offset] { return false }
    }
    return true
  }
}
