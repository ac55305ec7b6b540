extension String {
  /// Whether the bytes of another string stand in this one. The library's own search readies tables for each call, which
  /// costs more than these short strings are worth.
  func holds(_ part: StaticString) -> Bool {
    let count = part.utf8CodeUnitCount
    let pattern = part.utf8Start
    var copy = self
    return copy.withUTF8 { bytes in
      guard count > 0, bytes.count >= count else { return count == 0 }
      for start in 0...bytes.count - count where bytes[start] == pattern[0] {
        var place = 1
        while place < count, bytes[start + place] == pattern[place] { place += 1 }
        if place == count { return true }
      }
      return false
    }
  }
}
