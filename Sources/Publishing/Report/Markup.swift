/// A piece of HTML that cannot be injected into: what stands in a literal is markup, what is interpolated is text
/// and escaped, unless it is markup itself.
///
///     let cell: Markup = "<td title=\"\(name)\">\(count)</td>"
struct Markup: Hashable, Sendable, ExpressibleByStringInterpolation {
  private(set) var html: String

  init(stringLiteral value: String) { html = value }
  init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

  /// Markup that we wrote ourselves, or that was escaped before: style, script, data.
  init(trusted html: String) { self.html = html }

  static func += (left: inout Markup, right: Markup) { left.html += right.html }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var html = ""

    init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: String) { html += literal }
    mutating func appendInterpolation(_ text: String) { html += Markup.escaped(text) }
    mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    /// A count, its thousands set apart.
    mutating func appendInterpolation(_ count: Int) { html += count.grouped }
    /// A length in a drawing, to a tenth.
    mutating func appendInterpolation(length value: Double) { html += Markup.tenths(value) }
  }

  /// Text as it may stand in an element and in a quoted attribute. Controls, which HTML forbids, become U+FFFD.
  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): result += Array("&amp;".utf8)
      case UInt8(ascii: "<"): result += Array("&lt;".utf8)
      case UInt8(ascii: ">"): result += Array("&gt;".utf8)
      case UInt8(ascii: "\""): result += Array("&quot;".utf8)
      case UInt8(ascii: "'"): result += Array("&#39;".utf8)
      case 0x09, 0x0A: result.append(byte)
      case 0..<0x20, 0x7F: result += Array("\u{FFFD}".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((abs(value) * 10).rounded())
    let sign = value < 0 && tenths > 0 ? "-" : ""
    return tenths % 10 == 0 ? "\(sign)\(tenths / 10)" : "\(sign)\(tenths / 10).\(tenths % 10)"
  }
}

extension Sequence<Markup> {
  func joined() -> Markup { reduce(into: Markup(trusted: "")) { $0 += $1 } }
}

extension Int {
  /// `1,204`.
  var grouped: String {
    let digits = Array(String(magnitude))
    var result = self < 0 ? "\u{2212}" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return result
  }

  /// With a sign, zero too: `+3`, `−2`, `±0`.
  var signed: String { self > 0 ? "+" + grouped : self < 0 ? grouped : "\u{00B1}0" }
}
