/// A link to the page's list of statements, narrowed down: the fragment that the page's script reads.
struct StatementFilter: Sendable {
  /// What the script knows: each narrows the list to equal values, but `from` and `until`, which bound the day.
  enum Key: String, Sendable {
    case actor, to, act, topic, speaker, form, from, until
  }

  let terms: [(key: Key, value: String)]

  init(_ terms: (key: Key, value: String)...) { self.terms = terms }
  init(_ terms: [(key: Key, value: String)]) { self.terms = terms }

  /// `#actor=FRA&to=ARM`, percent-encoded (RFC 3986).
  var fragment: String {
    "#" + terms.map { "\($0.key.rawValue)=\(Self.encoded($0.value))" }.joined(separator: "&")
  }

  private static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        result.append(byte)
      default: result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

}
