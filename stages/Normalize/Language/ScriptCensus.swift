/// The scripts that texts are written in.
enum Script: Int, CaseIterable {
  case latin, cyrillic, arabic, greek, hebrew, armenian, georgian, devanagari, bengali, thai, hangul, kana,
    han

  /// The language of a script that only one of the languages of news uses.
  var onlyLanguage: String? {
    switch self {
    case .greek: "el"
    case .hebrew: "he"
    case .armenian: "hy"
    case .georgian: "ka"
    case .devanagari: "hi"
    case .bengali: "bn"
    case .thai: "th"
    case .hangul: "ko"
    case .kana: "ja"
    default: nil
    }
  }
}

/// How many letters of each script a text has.
struct ScriptCensus {
  private var counts = [Int](repeating: 0, count: Script.allCases.count)

  init(_ utf8: ArraySlice<UInt8>) {
    var previous: UInt8 = 0
    for byte in utf8 {
      if ByteRules.isLetter(byte) {
        counts[Script.latin.rawValue] += 1
      } else if byte >= 0xC3, let script = Self.script(byte) {
        counts[script.rawValue] += 1
      } else if previous >= 0xE0, let script = Self.script(previous, byte) {
        counts[script.rawValue] += 1
      }
      previous = byte
    }
  }

  func count(_ script: Script) -> Int { counts[script.rawValue] }

  /// The script of most letters; nil if there are fewer than twenty.
  var commonest: Script? {
    // A Japanese text has more Chinese characters than Latin ones have letters to a word: weigh them up.
    let weights = Script.allCases.map { count($0) * ($0 == .han || $0 == .kana || $0 == .hangul ? 3 : 1) }
    guard let best = weights.indices.max(by: { weights[$0] < weights[$1] }), weights[best] >= 20 else {
      return nil
    }
    return Script(rawValue: best)
  }

  /// The script that a lead byte alone tells.
  private static func script(_ lead: UInt8) -> Script? {
    switch lead {
    case 0xC3...0xC9: .latin
    case 0xCE, 0xCF: .greek
    case 0xD0...0xD3: .cyrillic
    case 0xD4...0xD6: .armenian
    case 0xD7: .hebrew
    case 0xD8...0xDB: .arabic
    case 0xE4...0xE9: .han
    case 0xEA...0xED: .hangul
    default: nil
    }
  }

  /// The script that a lead byte and the byte behind it tell.
  private static func script(_ lead: UInt8, _ second: UInt8) -> Script? {
    switch (lead, second) {
    case (0xE0, 0xA4...0xA5): .devanagari
    case (0xE0, 0xA6...0xA7): .bengali
    case (0xE0, 0xB8...0xB9): .thai
    case (0xE1, 0x82...0x83): .georgian
    case (0xE3, 0x81...0x83): .kana
    default: nil
    }
  }
}
