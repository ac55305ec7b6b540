/// What English words mean to the comparison of two wordings: which tell nothing, which stand for one another, as they
/// do where a quote was translated and back, and which turn a sentence into its opposite.
///
/// Words of other languages are none of these; they count as they stand.
enum Vocabulary {
  /// Words that tell nothing of what is said.
  static let functionWords = hashes(
    """
    a an the this that these those such any every all both each two some of to in on at by for with from into over \
    under as and or but if than then so too also only just more most very own same other another it its he him his \
    she her hers they them their we us our ours i me my you your who whom whose which what where when there here be \
    is are was were been being am do does did done has have had having will would shall should can could may might \
    must need s d ll re ve m up out again now said say says
    """)

  /// Words that negate. "t" is what an apostrophe leaves of "don't".
  static let negations = hashes("not no never nor neither without cannot none nobody nothing t")

  /// The number of the group of synonyms that a stem is in.
  static func group(of stem: UInt64) -> UInt64? { groups[stem] }

  /// The sides of opposites that a stem stands on: an even number, or the odd number after it for the other side.
  static func sides(of stem: UInt64) -> [UInt32] { sides[stem] ?? [] }

  /// The other side of one.
  static func opposite(of side: UInt32) -> UInt32 { side ^ 1 }

  private static let synonyms = [
    "withdraw retract pull recall retreat", "troop soldier force army military", "border frontier boundary",
    "demand insist require", "reject dismiss rebuff refuse", "accusation allegation charge claim",
    "baseless unfounded groundless", "immediate immediately once urgent urgently delay promptly",
    "ceasefire truce armistice", "free release liberate", "prisoner detainee captive", "stop end halt cease",
    "follow watch monitor observe", "concern concerned worry alarm anxiety", "country state nation",
    "want wish seek desire", "deepen strengthen intensify", "cooperation collaboration cooperate collaborate",
    "respond answer reply response", "aggression attack assault", "means resource", "disposal available",
    "negotiation talk dialogue negotiate", "phase stage", "enter reach",
    "strong strongly firm firmly resolute",
    "condemn denounce deplore", "prepared ready willing", "begin start launch commence",
    "precondition condition", "decision ruling verdict judgment", "carry implement execute bear",
    "summon call appeal urge", "give hand", "death dead kill casualty", "thank grateful thankful gratitude",
    "interference meddling interfere meddle", "tolerate accept permit allow", "visit trip",
    "postpone delay defer",
    "violate breach violation infringe", "remove lift", "agreement accord deal pact",
    "help aid assistance assist",
    "danger threat peril risk", "people citizen", "hostage captive", "election vote poll",
    "ensure guarantee assure",
    "important significant crucial vital essential", "solve resolve settle solution", "crisis emergency",
    "protect defend safeguard", "discuss debate", "leader head chief", "hope expect", "regret sorry",
  ]

  private static let opposites = [
    ("lift remove ease", "tighten impose extend"),
    ("increase raise expand boost", "cut reduce lower decrease"),
    ("open reopen", "close closed shut"), ("before", "after"),
    ("favour favor support back", "against oppose reject"),
    ("believe certain", "doubt"), ("accept agree", "refuse reject"), ("begin start", "end stop"),
    ("release free", "jail arrest detain try"), ("with", "without"), ("win", "lose"),
    ("strengthen", "weaken"),
    ("join enter", "leave quit"), ("confirm admit", "deny"), ("safe", "unsafe"), ("possible", "impossible"),
  ]

  private static let groups: [UInt64: UInt64] = {
    var groups: [UInt64: UInt64] = [:]
    for (number, words) in synonyms.enumerated() {
      for stem in stems(words) where groups[stem] == nil { groups[stem] = UInt64(number) }
    }
    return groups
  }()

  private static let sides: [UInt64: [UInt32]] = {
    var sides: [UInt64: [UInt32]] = [:]
    for (number, pair) in opposites.enumerated() {
      for stem in stems(pair.0) { sides[stem, default: []].append(UInt32(2 * number)) }
      for stem in stems(pair.1) { sides[stem, default: []].append(UInt32(2 * number + 1)) }
    }
    return sides
  }()

  private static func hashes(_ words: String) -> Set<UInt64> { Set(WordScanner.words(words)) }

  private static func stems(_ words: String) -> [UInt64] {
    words.split(separator: " ").map { Stem.hash(of: Array($0.utf8)) }
  }
}
