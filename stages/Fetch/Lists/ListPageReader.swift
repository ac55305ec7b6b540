import Markup

/// Reads the links of an HTML page.
struct ListPageReader {
  private let tree: MarkupTree
  /// Where the page came from.
  private let address: WebAddress
  /// What its references are resolved against: its `base` element, if it has one.
  private let base: WebAddress

  init(_ body: [UInt8], charset: String?, address: WebAddress) throws(CaptureProblem) {
    let text = TextDecoding.decode(body, charset: charset, declaration: .html).utf8
    do {
      tree = try MarkupParser.html(text)
    } catch {
      throw .noLinks
    }
    self.address = address
    let reference = tree.first(.base).flatMap { [tree] in tree.value(of: .href, at: $0) }
    base = reference.flatMap { address.resolve($0) } ?? address
  }

  /// The addresses that the filter wants, in the page's order, each once.
  func links(_ filter: LinkFilter) -> [WebAddress] {
    let anchors: [Int]
    if case .selector(let selector) = filter.wanted {
      anchors = selector.elements(in: tree).flatMap { self.anchors(in: $0) }
    } else {
      anchors = self.anchors(in: 0)
    }
    var seen: Set<WebAddress> = [address]
    return anchors.compactMap { link($0) }.filter {
      filter.admits($0, on: address) && seen.insert($0).inserted
    }
  }

  /// Where the first element that a selector names leads to; nil if there is none, or it leads nowhere.
  func link(_ selector: LinkSelector) -> WebAddress? {
    selector.elements(in: tree).lazy.flatMap { self.anchors(in: $0) }.compactMap { link($0) }.first
  }

  /// The elements with an `href` in a subtree: links, and `link` elements, which lead to the next page too.
  private func anchors(in node: Int) -> [Int] {
    tree.subtree(of: node).filter { index in
      tree.nodes[index].tag == .a || (index == node && (tree.nodes[index].tag == .link))
    }
  }

  private func link(_ node: Int) -> WebAddress? {
    guard let reference = tree.value(of: .href, at: node), !reference.utf8.starts(with: "#".utf8) else {
      return nil
    }
    return base.resolve(reference)
  }
}
