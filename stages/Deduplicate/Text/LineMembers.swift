import Glibc
import Records

/// The members of a canonical line one after the other, without decoding their values: where the names and values
/// stand is found by their quotation marks and brackets.
struct LineMembers {
  /// A member: the bytes of its name without quotation marks, and of its value as it stands.
  struct Member {
    let name: Range<Int>
    let value: Range<Int>
  }

  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    position = range.lowerBound
  }

  /// The next member; nil after the last one.
  mutating func next() throws(JSONError) -> Member? {
    guard position + 1 < end, bytes[position] == UInt8(ascii: "{") || bytes[position] == UInt8(ascii: ",")
    else {
      return nil
    }
    guard bytes[position + 1] == UInt8(ascii: "\"") else { return nil }
    let name = position + 2..<(try closingMark(after: position + 2))
    guard name.upperBound + 2 < end, bytes[name.upperBound + 1] == UInt8(ascii: ":") else {
      throw JSONError(.expected(.colon), at: name.upperBound)
    }
    let value = try value(at: name.upperBound + 2)
    position = value.upperBound
    return Member(name: name, value: value)
  }

  func isNamed(_ name: [UInt8], _ member: Member) -> Bool {
    member.name.count == name.count
      && bytes.withUnsafeBufferPointer { bytes in
        name.withUnsafeBufferPointer { name in
          memcmp(bytes.baseAddress! + member.name.lowerBound, name.baseAddress!, name.count) == 0
        }
      }
  }

  /// The member's text; nil for null.
  func text(of member: Member) throws(JSONError) -> String? {
    let value = member.value
    guard bytes[value.lowerBound] == UInt8(ascii: "\"") else { return nil }
    let inner = bytes[value.lowerBound + 1..<value.upperBound - 1]
    if !inner.contains(0x5C), inner.allSatisfy({ $0 < 0x80 }) {
      return String(decoding: inner, as: UTF8.self)
    }
    var reader = JSONReader(bytes, in: value)
    return try reader.string()
  }

  private func value(at start: Int) throws(JSONError) -> Range<Int> {
    switch bytes[start] {
    case UInt8(ascii: "\""): return start..<(try closingMark(after: start + 1)) + 1
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      var depth = 0
      var index = start
      while index < end {
        switch bytes[index] {
        case UInt8(ascii: "\""): index = try closingMark(after: index + 1)
        case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
        default: break
        }
        index += 1
        if depth == 0 { return start..<index }
      }
      throw JSONError(.expected(.value), at: start)
    default:
      var index = start
      while index < end, bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "}") { index += 1 }
      return start..<index
    }
  }

  /// The quotation mark that ends a string: the first one before which stands an even number of backslashes.
  private func closingMark(after start: Int) throws(JSONError) -> Int {
    let found = bytes.withUnsafeBufferPointer { bytes -> Int? in
      guard let base = bytes.baseAddress else { return nil }
      var from = start
      while from < end, let mark = memchr(base + from, 0x22, end - from) {
        let index = UnsafeRawPointer(base).distance(to: mark)
        var escapes = 0
        while index - escapes > start, base[index - escapes - 1] == 0x5C { escapes += 1 }
        if escapes % 2 == 0 { return index }
        from = index + 1
      }
      return nil
    }
    guard let found else { throw JSONError(.unclosedString, at: start) }
    return found
  }
}
