import Markup

/// A CSS selector (Selectors Level 3, as far as lists of links need it): type, class, identifier and attribute
/// selectors, `:not(...)` of one of them, descendants and children, alternatives behind commas.
struct LinkSelector: Hashable, Sendable {
  /// What an element must have itself.
  struct Compound: Hashable, Sendable {
    var conditions: [Condition] = []
  }

  enum Condition: Hashable, Sendable {
    case element(String)
    case `class`(String)
    case attribute(String, AttributeTest, String)
    indirect case not(Condition)
  }

  enum AttributeTest: Hashable, Sendable {
    case exists, equals, hasWord, hasPrefix, hasSuffix, contains, hasLanguage
  }

  /// From right to left: each step's compound, and whether the element must be the parent of the one before rather
  /// than any ancestor.
  struct Chain: Hashable, Sendable {
    var subject: Compound
    var ancestors: [(compound: Compound, isParent: Bool)]

    static func == (a: Chain, b: Chain) -> Bool {
      a.subject == b.subject && a.ancestors.elementsEqual(b.ancestors) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(subject)
      for step in ancestors {
        hasher.combine(step.compound)
        hasher.combine(step.isParent)
      }
    }
  }

  let chains: [Chain]

  /// Nil if the text is no selector that is understood.
  init?(_ text: String) {
    var reader = SelectorReader(text)
    guard let chains = reader.chains() else { return nil }
    self.chains = chains
  }

  /// The elements of a tree that it names, in document order.
  func elements(in tree: MarkupTree) -> [Int] {
    tree.nodes.indices.filter { node in
      tree.nodes[node].kind == .element && chains.contains { matches($0, node, tree) }
    }
  }

  private func matches(_ chain: Chain, _ node: Int, _ tree: MarkupTree) -> Bool {
    chain.subject.matches(node, tree) && matches(chain.ancestors[...], above: node, tree)
  }

  private func matches(
    _ steps: ArraySlice<(compound: Compound, isParent: Bool)>, above node: Int, _ tree: MarkupTree
  ) -> Bool {
    guard let step = steps.first else { return true }
    // Greedy is wrong only for a child step behind a descendant step, so each ancestor is tried; depth and steps are
    // bounded.
    var parent = Int(tree.nodes[node].parent)
    while parent > 0 {
      if step.compound.matches(parent, tree), matches(steps.dropFirst(), above: parent, tree) { return true }
      if step.isParent { return false }
      parent = Int(tree.nodes[parent].parent)
    }
    return false
  }
}

extension LinkSelector.Compound {
  func matches(_ node: Int, _ tree: MarkupTree) -> Bool { conditions.allSatisfy { $0.matches(node, tree) } }
}

extension LinkSelector.Condition {
  func matches(_ node: Int, _ tree: MarkupTree) -> Bool {
    switch self {
    case .element(let name): return name == "*" || tree.name(of: node).local == name
    case .class(let name): return Self.test("class", .hasWord, name, node, tree)
    case .attribute(let attribute, let test, let value): return Self.test(attribute, test, value, node, tree)
    case .not(let condition): return !condition.matches(node, tree)
    }
  }

  private static func test(
    _ attribute: String, _ test: LinkSelector.AttributeTest, _ wanted: String, _ node: Int, _ tree: MarkupTree
  ) -> Bool {
    guard let value = tree.value(ofAttribute: attribute, at: node) else { return false }
    switch test {
    case .exists: return true
    case .equals: return value == wanted
    case .hasWord: return value.utf8.split { $0 <= 0x20 }.contains { $0.elementsEqual(wanted.utf8) }
    case .hasPrefix: return !wanted.isEmpty && value.utf8.starts(with: wanted.utf8)
    case .hasSuffix: return !wanted.isEmpty && value.utf8.reversed().starts(with: wanted.utf8.reversed())
    case .contains: return !wanted.isEmpty && value.contains(wanted)
    case .hasLanguage: return value == wanted || value.utf8.starts(with: (wanted + "-").utf8)
    }
  }
}
