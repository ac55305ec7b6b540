import Testing
import YAML

@Suite("The core schema of YAML 1.2")
struct CoreSchemaTests {
  @Test(
    "a plain text means what the core schema says",
    arguments: [
      ("null", "~ null Null NULL"),
      ("boolean", "true True TRUE false False FALSE"),
      ("integer", "0 -0 7 +12 -12 010 0o17 0x1F 0xdeadBEEF 99999999999999999999"),
      ("float", "1.10 .5 -.5 5. 1e3 1E-3 +1.5e+10 0.0 .inf -.Inf +.INF .nan .NaN .NAN"),
      (
        "string",
        "no yes on off y n nULL tRUE 1_000 0b11 0o 0o8 0x 0xg -0x1 +0o7 1e e3 . - + +."
          + " .e3 1.2.3 12:30 2026-07-31 .Nan -.nan 1e+ ٣"
      ),
    ])
  func kinds(kind: String, texts: String) throws {
    for text in texts.split(separator: " ") {
      // An item of its own, because some of these could not stand in brackets.
      let item = try #require(try node("- \(text == "-" ? "'-'" : text)\n").sequence().first)
      guard case .scalar(let scalar) = item.content else {
        Issue.record("\(text) is no scalar")
        continue
      }
      #expect("\(scalar.kind)" == kind, "\(text)")
    }
  }

  @Test("nothing in quotes or in a block means anything but itself")
  func quoted() throws {
    let nodes = try node("- 'null'\n- \"1\"\n- |-\n  true\n- >-\n  1.5\n- ''\n").sequence()
    #expect(nodes.map(\.outline) == ["'null'", "'1'", "'true'", "'1.5'", "''"])
  }

  @Test("integers are read in every notation, up to the ends of their type")
  func integers() throws {
    let text = "[10, 010, +10, -10, 0x10, 0o10, 9223372036854775807, -9223372036854775808]"
    let values = try node(text).sequence().map { try $0.integer() }
    #expect(values == [10, 10, 10, -10, 16, 8, .max, .min])
    #expect(try node("0xFFFFFFFFFFFFFFFF").integer(as: UInt64.self) == .max)
    #expect(try node("255").integer(as: UInt8.self) == 255)
  }

  @Test("numbers are read with and without fraction and exponent")
  func numbers() throws {
    let values = try node("[1, 1.5, .5, 5., 1e3, -1.5E-1, 0x10, .inf, -.inf, 0.1]").sequence().map {
      try $0.number()
    }
    #expect(values == [1, 1.5, 0.5, 5, 1000, -0.15, 16, .infinity, -.infinity, 0.1])
    #expect(try node(".nan").number().isNaN)
  }
}
