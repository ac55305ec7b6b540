/// A single text of a document, and what the YAML 1.2 core schema says it means.
package struct YAMLScalar: Hashable, Sendable {
  /// The text with quotes, escapes and indentation taken away.
  package let text: String
  /// How the text is written.
  package let style: Style
  /// The tag as resolved (`tag:yaml.org,2002:str`), or nil when none is written.
  package let tag: String?
  /// What the text means.
  package let kind: Kind

  /// How the text is written. Only a plain one can mean anything but itself.
  package enum Style: Hashable, Sendable {
    case plain
    case singleQuoted
    case doubleQuoted
    case literal
    case folded
  }

  /// What the text means. The value of a number is made when it is asked for, in the type asked for.
  package enum Kind: Hashable, Sendable {
    case null
    case boolean
    case integer
    case float
    case string
  }

  /// A scalar whose meaning was found before, by its tag or by the core schema.
  package init(text: String, style: Style, tag: String?, kind: Kind) {
    self.text = text
    self.style = style
    self.tag = tag
    self.kind = kind
  }

  /// The truth value, or nil when this is none.
  package var boolean: Bool? {
    kind == .boolean ? text.utf8.first == UInt8(ascii: "t") || text.utf8.first == UInt8(ascii: "T") : nil
  }

  /// The value of an integer, or nil when this is none or it does not fit.
  package func integer<T: FixedWidthInteger>(as type: T.Type) -> T? {
    kind == .integer ? CoreSchema.integer(text, as: type) : nil
  }

  /// The value of an integer or float, or nil when this is neither, or beyond what a Double can hold.
  package var number: Double? {
    switch kind {
    case .integer, .float: CoreSchema.number(text)
    case .null, .boolean, .string: nil
    }
  }

  /// What stands here, in the words of an error.
  package var found: String {
    switch kind {
    case .null: "nothing"
    case .boolean: "\(text)"
    case .integer: "the integer \(QuotedText.shortened(text))"
    case .float: "the number \(QuotedText.shortened(text))"
    case .string: QuotedText.quoted(text)
    }
  }
}
