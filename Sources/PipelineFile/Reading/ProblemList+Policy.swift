import StageKit
import YAML

/// Reading the values that say how runs are made: nil, and a problem at the value's place, when they are none.
extension ProblemList {
  mutating func nonemptyText(_ node: YAMLNode, of key: FileKey) -> String? {
    guard let text = text(node, of: key.name) else { return nil }
    guard !text.isEmpty, !text.utf8.contains(0) else {
      refuse(node, of: key.name, expected: .nonemptyText)
      return nil
    }
    return text
  }

  /// A text, or a list of at least one.
  mutating func texts(_ node: YAMLNode, of key: FileKey) -> [String]? {
    guard case .sequence(let items) = node.content else { return nonemptyText(node, of: key).map { [$0] } }
    guard !items.isEmpty else {
      refuse(node, of: key.name, expected: .nonemptyList)
      return nil
    }
    let texts = items.compactMap { nonemptyText($0, of: key) }
    return texts.count == items.count ? texts : nil
  }

  mutating func timeLength(_ node: YAMLNode, of key: FileKey) -> TimeLength? {
    guard case .scalar(let scalar) = node.content, let length = TimeLength(scalar.text) else {
      refuse(node, of: key.name, expected: .timeLength, advice: unitAdvice(node, unit: "s"))
      return nil
    }
    return length
  }

  /// A length of time that is not 0.
  mutating func positiveTime(_ node: YAMLNode, of key: FileKey) -> TimeLength? {
    guard let length = timeLength(node, of: key) else { return nil }
    guard length.seconds > 0 else {
      refuse(node, of: key.name, expected: .timeLength)
      return nil
    }
    return length
  }

  mutating func byteSize(_ node: YAMLNode, of key: FileKey) -> ByteSize? {
    guard case .scalar(let scalar) = node.content, let size = ByteSize(scalar.text) else {
      refuse(node, of: key.name, expected: .byteSize, advice: unitAdvice(node, unit: "MB"))
      return nil
    }
    return size
  }

  mutating func count(_ node: YAMLNode, of key: FileKey, from low: Int, to high: Int? = nil) -> Int? {
    guard case .scalar(let scalar) = node.content, let value = scalar.integer(as: Int.self), value >= low,
      value <= high ?? .max
    else {
      refuse(node, of: key.name, expected: .type(.integer(min: low, max: high)))
      return nil
    }
    return value
  }

  mutating func boolean(_ node: YAMLNode, of key: FileKey) -> Bool? {
    guard case .scalar(let scalar) = node.content, let value = scalar.boolean else {
      refuse(node, of: key.name, expected: .type(.boolean))
      return nil
    }
    return value
  }

  /// A bare number is most likely one whose unit was left out.
  private func unitAdvice(_ node: YAMLNode, unit: String) -> ValueAdvice? {
    guard case .scalar(let scalar) = node.content, WrittenNumber.count(scalar.text[...]) != nil else {
      return nil
    }
    return .write(scalar.text + unit)
  }
}
