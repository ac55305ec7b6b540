import CXML

/// HTML's named entities in XML, where they are not declared and yet stand in many feeds.
enum XMLEntities {
  /// Replaces `&eacute;` and the like by their characters. XML's own five stay, and so does everything if the
  /// document declares entities itself.
  static func replaceHTMLNames(in bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "&")), !declaresEntities(bytes) else { return bytes }
    var result: [UInt8] = []
    var copied = 0
    var index = 0
    while let ampersand = bytes[index...].firstIndex(of: UInt8(ascii: "&")) {
      index = ampersand + 1
      guard let (character, end) = entity(in: bytes, at: index) else { continue }
      result.append(contentsOf: bytes[copied..<ampersand])
      result.append(contentsOf: character)
      copied = end
      index = end
    }
    if copied == 0 { return bytes }
    result.append(contentsOf: bytes[copied...])
    return result
  }

  /// The character and the end of the entity whose name starts at `start`.
  private static func entity(in bytes: [UInt8], at start: Int) -> ([UInt8], Int)? {
    let limit = min(start + 12, bytes.count)
    guard let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")), end > start else { return nil }
    let name = bytes[start..<end]
    guard name.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) }) else {
      return nil
    }
    let text = String(decoding: name, as: UTF8.self)
    guard !["lt", "gt", "amp", "quot", "apos"].contains(text),
      let entry = text.withCString({ pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: name.count + 1) { htmlEntityLookup($0) }
      }), let scalar = Unicode.Scalar(entry.pointee.value)
    else { return nil }
    return (Array(String(scalar).utf8), end + 1)
  }

  private static func declaresEntities(_ bytes: [UInt8]) -> Bool {
    let mark = Array("<!ENTITY".utf8)
    return bytes.prefix(65_536).indices.contains { bytes[$0] == mark[0] && bytes[$0...].starts(with: mark) }
  }
}
