/// A number of bytes as people write it: `500MB`, `20GB`; decimal units.
package struct ByteSize: Hashable, Sendable {
  package let bytes: Int

  package init(bytes: Int) { self.bytes = bytes }

  /// Nil for anything that is not written so.
  package init?(_ text: String) {
    if text == "0" {
      bytes = 0
      return
    }
    let units = [("TB", 1_000_000_000_000), ("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1000), ("B", 1)]
    for (name, unit) in units where text.hasSuffix(name) {
      guard let count = WrittenNumber.count(text.dropLast(name.count)) else { return nil }
      bytes = count * unit
      return
    }
    return nil
  }

  /// Rounded down, as people read it.
  package var text: String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: "\(bytes / 1000) kB"
    case ..<1_000_000_000: "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB"
    default: "\(bytes / 1_000_000_000).\(bytes / 100_000_000 % 10) GB"
    }
  }
}
