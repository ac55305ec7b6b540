/// What a token is to an attribution, in the BIO coding: outside, or first or later token of a source, cue or content.
package enum TokenLabel: UInt8, Sendable {
  case outside, sourceStart, sourceInside, cueStart, cueInside, contentStart, contentInside

  package static let count = 7

  package init(_ role: SpanRole, isStart: Bool) {
    let raw = role.rawValue * 2 + (isStart ? 1 : 2)
    self = TokenLabel(rawValue: raw) ?? .outside
  }
}

package enum SpanRole: UInt8, Sendable {
  case source, cue, content
}

/// A run of tokens with one role.
package struct LabeledSpan: Sendable, Equatable {
  package let role: SpanRole
  package let tokens: Range<Int>

  package init(role: SpanRole, tokens: Range<Int>) {
    self.role = role
    self.tokens = tokens
  }

  /// The spans of a label sequence.
  static func spans(_ labels: UnsafePointer<UInt8>, count: Int) -> [LabeledSpan] {
    var result: [LabeledSpan] = []
    var index = 0
    while index < count {
      let label = labels[index]
      guard label > 0, let role = SpanRole(rawValue: (label - 1) / 2) else {
        index += 1
        continue
      }
      let inside = role.rawValue * 2 + 2
      var end = index + 1
      while end < count, labels[end] == inside { end += 1 }
      result.append(LabeledSpan(role: role, tokens: index..<end))
      index = end
    }
    return result
  }
}
