/// Builds an unambiguous byte string from named fields and gives its digest.
///
/// Every field is a tag byte, the length of its name (8 bytes, big endian), the name, the length of its value,
/// the value. So no two different lists of fields have the same bytes, whatever they hold: ("v1", "2abc") and
/// ("v12", "abc") differ. Lists are fields that hold another frame.
package struct Frame: Sendable {
  /// The framed bytes so far.
  package private(set) var bytes: [UInt8]

  /// Starts a frame of a kind ("action/1"); frames of different kinds never meet.
  package init(kind: String) {
    bytes = []
    add(tag: 0x4B, name: "kind", Array(kind.utf8))
  }

  /// Adds a text value.
  package mutating func add(_ name: String, _ value: String) { add(tag: 0x54, name: name, Array(value.utf8)) }

  /// Adds bytes.
  package mutating func add(_ name: String, bytes value: [UInt8]) { add(tag: 0x42, name: name, value) }

  /// Adds a digest.
  package mutating func add(_ name: String, _ value: Digest) { add(tag: 0x44, name: name, value.bytes) }

  /// Adds a frame as one value.
  package mutating func add(_ name: String, _ value: Frame) { add(tag: 0x46, name: name, value.bytes) }

  /// The digest of all fields in the order they were added.
  package var digest: Digest { .of(bytes) }

  private mutating func add(tag: UInt8, name: String, _ value: [UInt8]) {
    bytes.append(tag)
    append(length: name.utf8.count)
    bytes.append(contentsOf: name.utf8)
    append(length: value.count)
    bytes.append(contentsOf: value)
  }

  private mutating func append(length: Int) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: length >> shift))
    }
  }
}
