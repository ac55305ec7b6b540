/// What the lexicon knows of a word, whatever its case.
struct Word: Sendable {
  var key: UInt64
  /// Its tag, if the word alone decides it.
  var tag: Tag = .unknown
  /// Index of its cue in `Lexicon.cues`, -1 if it is none.
  var cue: Int16 = -1
  /// Which form of the cue's verb it is.
  var form: VerbForm = .base
  /// Number of a month (1...12), weekday (1 Monday ... 7), or number word.
  var value: Int16 = 0
  var traits: Traits = []

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt32
    /// A person by office or function: "minister", "spokesman".
    static let role = Traits(rawValue: 1 << 0)
    /// Stands before a name: "Mr", "Gen".
    static let title = Traits(rawValue: 1 << 1)
    /// Head of an organisation's name: "ministry", "commission".
    static let organization = Traits(rawValue: 1 << 2)
    /// A group of people: "officials", "critics".
    static let group = Traits(rawValue: 1 << 3)
    /// A document or study that can be quoted: "statement", "report".
    static let document = Traits(rawValue: 1 << 4)
    /// A noun of saying that a clause may follow: "claim", "warning".
    static let cueNoun = Traits(rawValue: 1 << 5)
    /// A noun that "express" and the like take: "concern", "hope".
    static let feeling = Traits(rawValue: 1 << 6)
    static let abbreviation = Traits(rawValue: 1 << 7)
    /// With a capital, nearly always the first word of a sentence: "The", "He".
    static let opener = Traits(rawValue: 1 << 8)
    static let maleName = Traits(rawValue: 1 << 9)
    static let femaleName = Traits(rawValue: 1 << 10)
    static let male = Traits(rawValue: 1 << 11)
    static let female = Traits(rawValue: 1 << 12)
    /// Starts the name of a country, organisation or seat.
    static let startsActor = Traits(rawValue: 1 << 13)
    /// Names a time without a preposition: "today", "earlier".
    static let time = Traits(rawValue: 1 << 14)
    /// Where something is said: "interview", "conference".
    static let venue = Traits(rawValue: 1 << 15)
    /// Belongs to an office's title rather than to a name: "Prime", "Deputy", "Foreign".
    static let officePart = Traits(rawValue: 1 << 16)
    /// Part of a surname that is written small or apart: "van", "de", "al".
    static let nameParticle = Traits(rawValue: 1 << 17)
    /// Head of the name of a military, political or other body that is no ministry: "party", "university".
    static let body = Traits(rawValue: 1 << 18)
    static let plural = Traits(rawValue: 1 << 19)
  }

  static let none = Word(key: 0)
}

/// The forms of a verb.
enum VerbForm: UInt8, Sendable {
  case base, present, past, ing
}
