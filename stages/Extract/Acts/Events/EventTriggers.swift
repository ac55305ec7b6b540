/// Words that hint at a class of event; ours. Each line is a class, then words: `*` stands for any ending, `_` joins
/// the words of a phrase. A word may hint at several classes; the model weighs them.
enum EventTriggers {
  /// A word or phrase: how each of its words starts or reads, and the class.
  struct Entry: Sendable {
    /// The words after the first.
    let rest: [Part]
    let event: UInt8
  }

  struct Part: Sendable {
    let key: UInt64
    /// Any ending may follow.
    let isStem: Bool
  }

  /// Entries by the hash of the first word, whole ones and stems apart.
  static let whole: WordTable<[Entry]> = entries(stems: false)
  static let stems: WordTable<[Entry]> = entries(stems: true)

  private static func entries(stems: Bool) -> WordTable<[Entry]> {
    var result: [UInt64: [Entry]] = [:]
    for line in lines.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard let event = fields.first.flatMap({ EventClass(rawValue: String($0)) }) else { continue }
      for phrase in fields.dropFirst() {
        let parts = phrase.split(separator: "_").map(part)
        guard let first = parts.first, first.isStem == stems else { continue }
        result[first.key, default: []].append(Entry(rest: Array(parts.dropFirst()), event: event.index))
      }
    }
    return WordTable(result)
  }

  private static func part(_ word: Substring) -> Part {
    let isStem = word.hasSuffix("*")
    return Part(key: WordHash.of((isStem ? word.dropLast() : word).utf8), isStem: isStem)
  }

  private static let lines = """
    ACCUSE accus* accusation* accuse alleg* audit* blam* blast* censur* challeng* charg* complain* condemn* \
      convict* court critici* criticis* criticiz* decri* decry* denounc* deplor* extradit* fault* guilty \
      hit_out human_rights_abuse* indict* inquir* inquiry inspector* investigat* judge lambast* lash*_out \
      lawsuit* legal_action lodg*_a objection* outrage* prob* prosecut* prosecutor* protest* question* \
      rebuk* responsib* sentenc* slam* sue sued sues suing summon* suspect* took_aim trial tried \
      unacceptable
    REJECT bar* block* boycott* cancel* cannot declin* defi* delay* deni* deny deny* disagree* dismiss* \
      down_the fail*_to halt* ignor* never no_intention not_accept not_allow not_be not_negotiate not_to \
      oppos* overrul* postpon* pull*_out quash* rebuff* refus* reject* rejection resist* rul*_out skip* \
      suspend* turn*_down veto* vot*_against walk*_out will_not withdr* won't
    AGREE acced* accept* agree* agree*_to approv* assur* commit* consent* consider* guarante* intend* offer* \
      plan* pledg* prepar* promis* readiness ready vow* will willing would_*
    CONSULT address* arriv* attend* by_phone ceremon* confer* consult* counterpart* dialogue discuss* envoy* \
      held_talks hold*_talks host* mediat* meet meeting meetings met negotiat* phone* receiv* summit talk* \
      telephon* tour* travel* visit*
    SUPPORT accord apolog* applaud* approv* back backed backs commend* condolenc* congratulat* defend* \
      embrac* endors* establish* expres* extol* hail* honor* honour* laud* pact prais* rall* ratif* recogni* \
      relations sign signed signs solidarity stand*_with support* sympath* thank* tie* treati* treaty \
      uphold* welcom*
    REQUEST appeal* ask* call* call*_for call*_on demand* encourag* insist* invit* lobby* must order* \
      petition* plead* press* propos* recommend* request* seek* should sought urg* want*
    THREATEN consequenc* if prepared_to ready_to red_line retaliat* threat* ultimatum* unless vow* warn* \
      will_attack will_strike would_attack
    AID aid* assist* asylum contribut* debt deliver* donat* equipment evacuat* food fund* gave give grant* \
      hand* help* humanitarian loan* medic* million* peacekeep* provid* refugee* relief send* sent shelter* \
      suppl* training troops vaccin*
    COOPERATE collaborat* cooperat* drill* exchang* exercise* export* intelligen* joint_exercise* joint* \
      partner* shar* trade*
    YIELD acquit* allow* amnest* called_off cease-fire* ceasefire* compensat* conced* concede* demobili* \
      disarm* dismantl* drop* eas* end*_the evacuat* exonerat* free* grant* hand*_over legalis* legaliz* let \
      lift* overturn* pardon* parol* permit* pull* quit* reform* reinstat* relax* releas* reopen* repatriat* \
      repeal* resign* restor* resum* retreat* return* step*_down surrender* truce vote* withdr*
    SANCTION ban* boycott* cut* diplomatic_ties downgrad* embargo* expel* expuls* freez* froz* halt* impos* \
      recall* revok* sanction* sever* strike* strip* suspend* tariff* withdr*
    PROTEST activist* block* chant* crowd* demonstr* demonstrat* hunger* march* protest* ralli* rally riot* \
      strik* strike* took_to
    MOBILIZE alert* border* deploy* exercise* forces mobilis* mobiliz* on_alert recruit* reinforc* test* \
      troops warship*
    COERCE arrest* ban* banned block* censor* clos* confiscat* coup* crack* curfew* custody demolish* \
      deport* detain* disappear* disinformation dissolv* emergency evict* expel* expropriat* hack* hostage* \
      impos* imprison* jail* kidnap* nabbed outlaw* police prison* prohibit* raid* restrict* seiz* shut* \
      suspend* tear tortur*
    ASSAULT abduct* airstrik* ambush* artiller* assassinat* attack* beat* behead* bomb* burn* clash* dead \
      destroy* died drone* execut* explo* fight* fire* fought gun* injur* invad* invas* kidnap* kill* \
      massacr* missile* mortar* murder* rap* raped rocket* sexual* shell* shoot* shot stab* strike* struck \
      suicid* torch* tortur* wound*
    """
}
