import Records
import StageKit

/// A JSON value whose members keep their order, for documents that people read too.
indirect enum JSONText {
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case value(ParameterValue)
  case array([JSONText])
  case object([Member])

  struct Member {
    let name: String
    let value: JSONText

    init(_ name: String, _ value: JSONText) {
      self.name = name
      self.value = value
    }
  }

  /// A number, without a fraction of zero.
  static func number(_ value: Double) -> JSONText {
    Int(exactly: value).map { .integer($0) } ?? .value(.number(value))
  }

  static func strings(_ values: [String]) -> JSONText { .array(values.map { .string($0) }) }

  /// The value over several lines, indented by two spaces a level; what fits into one line stands in one.
  var pretty: String {
    var text = ""
    write(to: &text, indentation: 0, after: 0)
    return text
  }

  private static let longestLine = 100

  /// Writes the value behind `used` characters of its line.
  private func write(to text: inout String, indentation: Int, after used: Int) {
    let line = compact
    let isShort = used + line.utf8.count <= Self.longestLine
    switch self {
    case .array(let items) where !items.isEmpty && !(isShort && items.allSatisfy(\.isScalar)):
      text += "[\n"
      for (index, item) in items.enumerated() {
        text += Self.space(indentation + 2)
        item.write(to: &text, indentation: indentation + 2, after: indentation + 2)
        text += index + 1 < items.count ? ",\n" : "\n"
      }
      text += Self.space(indentation) + "]"
    case .object(let members) where !members.isEmpty && !(isShort && members.allSatisfy(\.value.isScalar)):
      text += "{\n"
      for (index, member) in members.enumerated() {
        let name = Self.quoted(member.name) + ": "
        text += Self.space(indentation + 2) + name
        member.value.write(
          to: &text, indentation: indentation + 2, after: indentation + 2 + name.utf8.count)
        text += index + 1 < members.count ? ",\n" : "\n"
      }
      text += Self.space(indentation) + "}"
    default: text += line
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array(let items): items.isEmpty
    case .object(let members): members.isEmpty
    case .boolean, .integer, .string, .value: true
    }
  }

  /// The value in one line.
  private var compact: String {
    switch self {
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .string(let value): Self.quoted(value)
    case .value(let value): value.canonical
    case .array(let items): "[" + items.map(\.compact).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { Self.quoted($0.name) + ": " + $0.value.compact }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func space(_ count: Int) -> String { String(repeating: " ", count: count) }
}
