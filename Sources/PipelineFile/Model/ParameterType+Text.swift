package import StageKit
import YAML

extension ParameterType {
  /// The values it takes, in words that follow "must be".
  package var text: String {
    switch self {
    case .boolean: "true or false"
    case .integer(let low, let high): "an integer" + Self.bounds(low.map(String.init), high.map(String.init))
    case .number(let low, let high):
      "a number" + Self.bounds(low.map(NumberText.text), high.map(NumberText.text))
    case .text: "text"
    case .choice(let words): "one of " + words.map(QuotedText.quoted).joined(separator: ", ")
    case .file: "the path of a file"
    case .list: "a list"
    case .record: "a mapping"
    case .variants(let variants, _):
      variants.count == 1
        ? "a mapping with the key \(QuotedText.quoted(variants[0].key.name))"
        : "a mapping with one of the keys "
          + variants.map { QuotedText.quoted($0.key.name) }.joined(separator: ", ")
    }
  }

  private static func bounds(_ low: String?, _ high: String?) -> String {
    switch (low, high) {
    case (let low?, let high?): " from \(low) to \(high)"
    case (let low?, nil): " of at least \(low)"
    case (nil, let high?): " of at most \(high)"
    case (nil, nil): ""
    }
  }
}

/// Numbers as people write them.
enum NumberText {
  /// The shortest digits that read back to the number, without a fraction of zero.
  static func text(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension ParameterValue {
  /// The value as a pipeline file would give it; "none" where it may be absent.
  package var shown: String {
    switch self {
    case .null: "none"
    case .number(let value): NumberText.text(value)
    case .file(let file): QuotedText.quoted(file.path)
    case .boolean, .integer, .text, .list, .record: canonical
    }
  }
}
