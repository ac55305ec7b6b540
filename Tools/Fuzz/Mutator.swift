/// Makes inputs of a corpus: each by its number alone.
struct Mutator {
  private let corpus: [[UInt8]]
  private let seed: UInt64
  /// Pieces that parsers take for more than they are.
  private static let pieces: [[UInt8]] =
    [
      "<", ">", "&", "&#", "&#x110000;", "&nbsp", "\"", "'", "<![CDATA[", "]]>", "<!--", "-->", "\r\n",
      "\n\n", "\0",
      "<?xml encoding='x'?>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "\u{2028}", "%", "%zz", "://", "*", "$", "[",
      "]", "(",
      "WARC/1.0\r\n", "Content-Length: 99999999999\r\n", "HTTP/1.1 200 OK\r\n", "user-agent:", "allow:",
      "Transfer-Encoding: chunked\r\n", "disallow: /*", "charset=utf-16", "9223372036854775808", "-1", "{",
      "}",
      "\\u", "\\ud800",
    ].map { Array($0.utf8) } + [
      [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [0x1F, 0x8B, 8], [0xC0, 0x80], [0xED, 0xA0, 0x80],
    ]

  init(corpus: [[UInt8]], seed: UInt64) {
    self.corpus = corpus.isEmpty ? [[]] : corpus
    self.seed = seed
  }

  func input(_ number: Int) -> [UInt8] {
    var random = SplitMix(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
    var bytes = corpus[random.below(corpus.count)]
    for _ in 0..<(1 << random.below(5)) { mutate(&bytes, &random) }
    return bytes
  }

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let place = random.below(bytes.count + 1)
    let length = min(random.below(1 << random.below(8)), bytes.count - place)
    switch random.below(9) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
    case 1 where place < bytes.count: bytes[place] = UInt8(random.below(256))
    case 2: bytes.removeSubrange(place..<place + length)
    case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: random.below(bytes.count + 1))
    case 4: bytes.insert(contentsOf: Self.pieces[random.below(Self.pieces.count)], at: place)
    case 5:
      let other = corpus[random.below(corpus.count)]
      let start = random.below(other.count + 1)
      bytes.insert(contentsOf: other[start..<min(other.count, start + random.below(200))], at: place)
    case 6: bytes.removeSubrange(place...)
    case 7 where bytes.count < 1 << 16:
      let piece = bytes[place..<place + min(length, 16)]
      for _ in 0..<random.below(200) { bytes.insert(contentsOf: piece, at: place) }
    default: bytes.insert(UInt8(random.below(256)), at: place)
    }
  }
}

/// A generator of numbers (Steele, Lea and Flood 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to `limit`, which is more than 0.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
