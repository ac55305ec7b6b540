/// Names of months and weekdays, and the small words that stand between the parts of a date.
///
/// Languages: English, French, German, Spanish, Italian, Portuguese, Russian, Ukrainian, Turkish. A month is
/// also told by any beginning of its name of three letters or more that belongs to no other month, a weekday
/// by two.
enum CalendarWords {
  /// 1 to 12 for a month's name or its beginning, in lower case.
  static func month(_ word: String) -> Int? { months[word] }

  static func isWeekday(_ word: String) -> Bool { weekdays.contains(word) }

  /// Words that may stand in a date and say nothing.
  static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

  /// What may be joined to the number of a day: 1st, 14th, 1er.
  static func isOrdinalEnding(_ word: String) -> Bool { ordinalEndings.contains(word) }

  private static let months: [String: Int] = {
    var result: [String: Int] = [:]
    var shared: Set<String> = []
    let names = monthNames.map { $0.split(separator: " ").map(String.init) }
    for language in names {
      for (index, name) in language.enumerated() {
        for length in stride(from: 3, to: name.count, by: 1) {
          let beginning = String(name.prefix(length))
          let month = result.updateValue(index % 12 + 1, forKey: beginning)
          if let month, month != index % 12 + 1 { shared.insert(beginning) }
        }
      }
    }
    for beginning in shared { result[beginning] = nil }
    for language in names {
      for (index, name) in language.enumerated() { result[name] = index % 12 + 1 }
    }
    return result
  }()

  private static let weekdays: Set<String> = {
    var result: Set<String> = ["пн", "вт", "чт", "пт", "сб", "thr"]
    for name in weekdayNames.flatMap({ $0.split(separator: " ") }) {
      for length in 2...name.count { result.insert(String(name.prefix(length))) }
    }
    return result
  }()

  /// Twelve names a language, or twice twelve where two forms are used.
  private static let monthNames = [
    "january february march april may june july august september october november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
      + " январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
  ]

  private static let weekdayNames = [
    "monday tuesday wednesday thursday friday saturday sunday",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    "lunes martes miércoles miercoles jueves viernes sábado sabado domingo",
    "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "segunda terça quarta quinta sexta sábado feira",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "понеділок вівторок середа четвер субота неділя",
    "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
  ]

  private static let fillers: Set<String> = [
    "on", "at", "of", "the", "de", "del", "di", "le", "à", "um", "uhr", "den", "в", "г", "года", "році",
    "року",
    "hrs", "hours", "local", "time",
  ]

  private static let ordinalEndings: Set<String> = ["st", "nd", "rd", "th", "er", "º", "°", "ª"]
}
