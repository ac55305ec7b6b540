import Markup

/// Writes the elements inside an XML element as HTML source.
enum FeedMarkup {
  /// The source of what is in `node`, its own tags left out.
  static func source(of node: Int, in tree: MarkupTree) -> String {
    var result: [UInt8] = []
    var open: [Int] = []
    for index in tree.subtree(of: node).dropFirst() {
      while let last = open.last, Int(tree.nodes[last].end) <= index {
        close(open.removeLast(), tree, &result)
      }
      switch tree.nodes[index].kind {
      case .element:
        start(index, tree, &result)
        open.append(index)
      case .text: escape(tree.text[tree.textRange(of: index)], &result)
      case .raw, .document: continue
      }
    }
    while let last = open.popLast() { close(last, tree, &result) }
    return String(decoding: result, as: UTF8.self)
  }

  private static let voidNames: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  private static func start(_ node: Int, _ tree: MarkupTree, _ result: inout [UInt8]) {
    result.append(UInt8(ascii: "<"))
    result += tree.name(of: node).local.utf8
    for index in tree.attributeRange(of: node) {
      let attribute = tree.attributes[index]
      result.append(UInt8(ascii: " "))
      result += tree.names[Int(attribute.name)].local.utf8
      result += "=\"".utf8
      escape(tree.values[attribute.range], &result)
      result.append(UInt8(ascii: "\""))
    }
    result.append(UInt8(ascii: ">"))
  }

  private static func close(_ node: Int, _ tree: MarkupTree, _ result: inout [UInt8]) {
    let name = tree.name(of: node).local
    guard !voidNames.contains(name) else { return }
    result += "</\(name)>".utf8
  }

  private static func escape(_ text: ArraySlice<UInt8>, _ result: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): result += "&amp;".utf8
      case UInt8(ascii: "<"): result += "&lt;".utf8
      case UInt8(ascii: ">"): result += "&gt;".utf8
      case UInt8(ascii: "\""): result += "&quot;".utf8
      default: result.append(byte)
      }
    }
  }
}
