/// Topics of a statement by keywords, named as PLOVER's 37 contexts are; the keywords are ours.
struct TopicFinder: Sendable {
  private static let keywords: WordTable<[Int]> = {
    var result: [UInt64: [Int]] = [:]
    for (number, entry) in lists.enumerated() {
      for word in entry.1.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
        result[WordHash.of(word.utf8), default: []].append(number)
      }
    }
    return WordTable(result)
  }()

  private static let lists: [(String, String)] = [
    (
      "military",
      "military troops army missile missiles weapons arms soldiers navy airspace warship warships defence defense ceasefire war nuclear-armed artillery drones forces deployment disarmament warheads"
    ),
    (
      "economic",
      "trade tariff tariffs economy economic export exports import imports investment market markets price prices currency subsidies budget finance financial yen dollar oil gas steel debt loan loans protectionism surplus deficit"
    ),
    (
      "diplomatic",
      "embassy ambassador ambassadors diplomat diplomats diplomatic talks negotiations treaty visit visits summit consul envoy dialogue relations agreement accord mediation co-chair bilateral"
    ),
    (
      "territory",
      "territory territories territorial border borders sovereignty annexation occupied occupation island islands separatist separatism frontier maritime demarcation inviolability"
    ),
    ("election", "election elections vote ballot electoral referendum candidate polls"),
    (
      "legal",
      "court courts law legal trial treaty judge tribunal lawsuit ruling conviction extradition convention jurisdiction visa"
    ),
    (
      "human_rights",
      "rights abuses torture detention detained prisoners dissidents freedoms persecution genocide"
    ),
    ("terrorism", "terrorism terrorist terrorists extremist extremists bombing militants jihadist"),
    ("cbrn", "nuclear chemical biological radiation uranium plutonium radioactive enrichment"),
    ("cyber", "cyber cyberattack cyberattacks hacking hackers malware"),
    ("migration", "migrants migration refugees refugee asylum immigration deportation"),
    ("health", "health disease virus pandemic vaccine vaccines hospital epidemic"),
    ("environment", "climate emissions pollution environment environmental forest warming carbon"),
    ("natural_resource", "water river rivers fishing fisheries minerals mining pipeline dam oilfield"),
    ("disasters", "earthquake flood floods hurricane drought famine disaster cyclone storm"),
    ("peacekeeping", "peacekeepers peacekeeping observers blue-helmets truce monitors"),
    ("human_security", "humanitarian civilians aid relief displaced hunger"),
    ("crime", "crime murder kidnapping trafficking smuggling smugglers gang"),
    ("illegal_drugs", "drugs drug cocaine heroin narcotics"),
    ("corruption", "corruption bribery bribes graft laundering"),
    ("misinformation", "disinformation misinformation propaganda fake fabricated"),
    ("intelligence", "spy spies espionage intelligence spying surveillance"),
    (
      "technology",
      "technology technologies satellite satellites space semiconductor semiconductors chips telecommunications software internet"
    ),
    (
      "executive",
      "presidency cabinet reshuffle resignation resign resigned inauguration coup"
    ),
    (
      "legislative",
      "parliament parliamentary legislature senate lawmakers legislators deputies bill bills legislation amendment"
    ),
    (
      "political_institutions",
      "constitution constitutional coalition statute reform reforms"
    ),
    ("pro_democracy", "democracy democratic pluralism transparency free-elections"),
    ("pro_autocracy", "autocracy autocratic dictatorship junta martial-law emergency-rule"),
    ("reparations", "reparations compensation restitution indemnity looted repatriation"),
    ("rights_freedoms", "freedom liberties censorship press-freedom assembly speech privacy journalists"),
    ("repression", "crackdown repression repressive curfew detentions purge arrests arrested"),
    ("gender", "women girls gender femicide maternity"),
    ("lgbt", "lgbt gay lesbian transgender homosexuality"),
    (
      "religion_ethnicity",
      "religion religious church churches mosque mosques temple christians muslims jews ethnic minority minorities clergy"
    ),
    ("inequality", "inequality poverty poor wages minimum-wage unemployment pensions"),
    ("asylum", "asylum asylum-seekers refuge extradited resettlement"),
    ("trafficking", "trafficking traffickers smuggled slavery forced-labour"),
  ]

  let text: AnalyzedText

  /// The topics whose keywords stand in the content, most frequent first, at most three.
  func topics(_ content: [Range<Int>]) -> [String] {
    var counts = [Int](repeating: 0, count: Self.lists.count)
    for piece in content {
      for index in piece.prefix(600) {
        guard let topics = Self.keywords[text.tokens[index].key] else { continue }
        for topic in topics { counts[topic] += 1 }
      }
    }
    let found = counts.indices.filter { counts[$0] > 0 }.sorted {
      counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1]
    }
    return found.prefix(3).map { Self.lists[$0].0 }
  }
}
