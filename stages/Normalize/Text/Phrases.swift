/// A list of phrases that is looked for in short texts, byte by byte, all at once.
struct Phrases: Sendable {
  /// The phrases by their first byte.
  private let byFirst: [[[UInt8]]]

  /// `phrases` are in lower case, as the texts are in which they are looked for.
  init(_ phrases: [String]) {
    var byFirst = [[[UInt8]]](repeating: [], count: 256)
    for phrase in phrases.map({ Array($0.utf8) }) {
      if let first = phrase.first { byFirst[Int(first)].append(phrase) }
    }
    self.byFirst = byFirst
  }

  /// Whether any of the phrases stands in a text.
  func occur(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.indices.contains { index in
        byFirst[Int(bytes[index])].contains { Self.stands($0, in: bytes, at: index) }
      }
    }
  }

  /// How many of the phrases stand in a text.
  func count(in text: String) -> Int {
    var text = text
    var found: Set<[UInt8]> = []
    text.withUTF8 { bytes in
      for index in bytes.indices {
        for phrase in byFirst[Int(bytes[index])] where Self.stands(phrase, in: bytes, at: index) {
          found.insert(phrase)
        }
      }
    }
    return found.count
  }

  /// The first of the phrases, in the order of the list, with which a text starts: its length in bytes.
  func start(of text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first else { return nil }
      return byFirst[Int(first)].first { Self.stands($0, in: bytes, at: 0) }?.count
    }
  }

  private static func stands(_ phrase: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + phrase.count <= bytes.count else { return false }
    for offset in 0..<phrase.count where bytes[index + offset] != phrase[offset] { return false }
    return true
  }
}

extension String {
  /// Whether a text stands in this one, byte for byte.
  func holds(_ text: String) -> Bool {
    var (whole, part) = (self, text)
    return whole.withUTF8 { whole in
      part.withUTF8 { part in
        guard let first = part.first, part.count <= whole.count else { return part.isEmpty }
        for index in 0...whole.count - part.count where whole[index] == first {
          var offset = 1
          while offset < part.count, whole[index + offset] == part[offset] { offset += 1 }
          if offset == part.count { return true }
        }
        return false
      }
    }
  }
}
