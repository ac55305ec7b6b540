/// Finds tags with so many attributes that libxml2, which compares each with all before it, would take hours.
enum AttributeCensus {
  /// Attributes that a tag may have. Real tags have a few dozen.
  static let limit = 10_000

  /// Whether any tag has more attributes than the limit. Reads quotes as libxml2 does: they open a value only
  /// behind an equals sign.
  static func isExcessive(_ bytes: [UInt8]) -> Bool {
    guard bytes.count > 2 * limit else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count,
          (0x61...0x7A).contains(bytes[index + 1] | 0x20)
        {
          if attributes(bytes, from: &index) > limit { return true }
        } else {
          index += 1
        }
      }
      return false
    }
  }

  /// Counts what may be attributes up to the end of the tag; leaves `index` there.
  private static func attributes(_ bytes: UnsafeBufferPointer<UInt8>, from index: inout Int) -> Int {
    var count = 0
    var followsEquals = false
    var isInWord = true
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: ">"): return count
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        guard followsEquals else { continue }
        while index < bytes.count, bytes[index] != byte { index += 1 }
        index += 1
        followsEquals = false
        isInWord = false
      case UInt8(ascii: "="): followsEquals = true
      case 0x20, 0x09...0x0D, UInt8(ascii: "/"): isInWord = false
      default:
        if !isInWord, !followsEquals { count += 1 }
        isInWord = true
        followsEquals = false
      }
    }
    return count
  }
}
