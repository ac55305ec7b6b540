/// Names of months in the languages that `DateText` does not know, or that use a name for another month.
enum MonthNames {
  /// The English name of the month that a word is, in the language if it is known, else in any of these that
  /// agree; nil for no month. The word is in lower case.
  static func english(_ word: String, language: String?) -> String? {
    if let language, let names = byLanguage[language] { return names[word].map { english[$0] } }
    return language == nil ? common[word].map { english[$0] } : nil
  }

  private static let english = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]

  private static let byLanguage: [String: [String: Int]] = {
    var result: [String: [String: Int]] = [:]
    for (languages, names) in table {
      for language in languages.split(separator: " ") {
        for (index, name) in names.split(separator: " ").enumerated() {
          result[String(language), default: [:]][String(name)] = index % 12
        }
      }
    }
    return result
  }()

  private static let common: [String: Int] = {
    var result: [String: Int] = [:]
    var shared: Set<String> = []
    for names in byLanguage.values {
      for (name, month) in names {
        if let other = result.updateValue(month, forKey: name), other != month { shared.insert(name) }
      }
    }
    for name in shared { result[name] = nil }
    return result
  }()

  /// Languages, and their months from January on, twelve and, where other forms are used, twelve more.
  private static let table: [(String, String)] = [
    (
      "nl af",
      "januari februari maart april mei juni juli augustus september oktober november december "
        + "jan feb mrt apr mei jun jul aug sep okt nov dec"
    ),
    (
      "sv", "januari februari mars april maj juni juli augusti september oktober november december"
    ),
    (
      "da no nb nn",
      "januar februar marts april maj juni juli august september oktober november december "
        + "jan feb mars apr mai jun jul aug sep okt nov desember"
    ),
    (
      "fi",
      "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta "
        + "lokakuuta marraskuuta joulukuuta tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu "
        + "elokuu syyskuu lokakuu marraskuu joulukuu"
    ),
    (
      "pl",
      "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia "
        + "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"
    ),
    (
      "cs",
      "ledna února března dubna května června července srpna září října listopadu prosince "
        + "leden únor březen duben květen červen červenec srpen září říjen listopad prosinec"
    ),
    (
      "sk",
      "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra "
        + "január február marec apríl máj jún júl august september október november december"
    ),
    (
      "hr",
      "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca "
        + "siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac"
    ),
    (
      "sr bs me sh",
      "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra "
        + "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра "
        + "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar"
    ),
    (
      "sl", "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"
    ),
    (
      "mk", "јануари февруари март април мај јуни јули август септември октомври ноември декември"
    ),
    (
      "bg", "януари февруари март април май юни юли август септември октомври ноември декември"
    ),
    (
      "be",
      "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня"
    ),
    (
      "hu",
      "január február március április május június július augusztus szeptember október november december "
        + "jan. febr. márc. ápr. máj. jún. júl. aug. szept. okt. nov. dec."
    ),
    (
      "ro mo",
      "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"
    ),
    (
      "el",
      "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου "
        + "νοεμβρίου δεκεμβρίου ιανουάριος φεβρουάριος μάρτιος απρίλιος μάιος ιούνιος ιούλιος αύγουστος "
        + "σεπτέμβριος οκτώβριος νοέμβριος δεκέμβριος"
    ),
    (
      "lt",
      "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio"
    ),
    (
      "lv",
      "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris "
        + "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī"
    ),
    (
      "et",
      "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"
    ),
    (
      "ca", "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"
    ),
    (
      "sq", "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"
    ),
    (
      "id ms in",
      "januari februari maret april mei juni juli agustus september oktober november desember "
        + "januari februari mac april mei jun julai ogos september oktober november disember"
    ),
    (
      "ar",
      "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر "
        + "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر"
    ),
    (
      "he iw",
      "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר "
        + "בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"
    ),
    (
      "hi", "जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"
    ),
    (
      "ka",
      "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი"
    ),
    (
      "hy",
      "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի "
        + "դեկտեմբերի"
    ),
    (
      "az", "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"
    ),
    (
      "uz", "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr"
    ),
    (
      "kk", "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"
    ),
  ]
}
