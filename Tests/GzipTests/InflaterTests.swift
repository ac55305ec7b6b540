import Gzip
import Testing

struct InflaterTests {
  /// "envoy envoy envoy envoy" and a line end, in one gzip member.
  private static let member: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0xCD, 0x2B, 0xCB, 0xAF, 0x54, 0x48,
    0x45, 0x27, 0xB9, 0x00, 0xB7, 0x6B, 0xE3, 0x59, 0x18, 0x00, 0x00, 0x00,
  ]
  private static let text = Array("envoy envoy envoy envoy\n".utf8)

  @Test("a member gives its bytes, several give them one after the other")
  func members() throws {
    #expect(try Inflater.inflate(Self.member, .gzip, limit: 100) == Self.text)
    #expect(try Inflater.inflate(Self.member + Self.member, .gzip, limit: 100) == Self.text + Self.text)
  }

  @Test("bare deflate is read")
  func raw() throws {
    #expect(try Inflater.inflate(Array(Self.member[10..<21]), .raw, limit: 100) == Self.text)
  }

  @Test("a stream that is cut anywhere, damaged or too long says so")
  func faults() {
    for length in 0..<Self.member.count {
      #expect(throws: InflateError.cutShort) {
        try Inflater.inflate(Array(Self.member[..<length]), .gzip, limit: 100)
      }
    }
    var bytes = Self.member
    bytes[23] ^= 1
    #expect(throws: InflateError.damaged) { try Inflater.inflate(bytes, .gzip, limit: 100) }
    #expect(throws: InflateError.tooLarge(limit: 23)) { try Inflater.inflate(Self.member, .gzip, limit: 23) }
  }

  @Test("bytes may come in pieces of any size")
  func pieces() throws {
    for size in 1...Self.member.count {
      var inflater = try Inflater(.gzip)
      var output: [UInt8] = []
      var rest = Self.member + [7]
      while !inflater.isAtEnd {
        let piece = Array(rest.prefix(size))
        let taken = try inflater.inflate(piece, from: 0, into: &output, room: 5)
        rest.removeFirst(taken)
      }
      #expect(output == Self.text && rest == [7])
    }
  }
}
