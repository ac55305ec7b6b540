/// The commonest words of the languages that share a script.
enum StopWords {
  /// The language of a text by its commonest words; nil without a clear winner.
  static func language(of utf8: ArraySlice<UInt8>, script: Script) -> String? {
    guard let lists = table[script] else { return nil }
    var scores = [Int](repeating: 0, count: lists.languages.count)
    var words = 0
    var word = WordHash()
    for byte in utf8 {
      if ByteRules.isLetter(byte) || byte >= 0x80 {
        word.add(ByteRules.lower(byte))
        continue
      }
      if let hash = word.value {
        words += 1
        if let members = lists.members[hash] {
          for language in members { scores[language] += 1 }
        }
      }
      word = WordHash()
    }
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    let best = order[0]
    guard scores[best] >= 4, scores[best] * 25 >= words, scores[best] * 10 > scores[order[1]] * 11 else {
      return nil
    }
    return lists.languages[best]
  }

  private struct Lists {
    var languages: [String] = []
    /// Languages by the hash of a word.
    var members = HashedTable<[Int]>(minimumCapacity: 1024)
  }

  private static let table: [Script: Lists] = [
    .latin: lists(latin), .cyrillic: lists(cyrillic), .arabic: lists(arabic),
  ]

  private static func lists(_ words: [(String, String)]) -> Lists {
    var result = Lists()
    for (language, list) in words {
      for word in list.split(whereSeparator: \.isWhitespace) {
        let key = WordHash.hash(String(word))
        result.members[key] = (result.members[key] ?? []) + [result.languages.count]
      }
      result.languages.append(language)
    }
    return result
  }

  private static let latin = [
    (
      "en",
      """
      the and of to in that is was for on with as by at from his her has have had not but be are were which
      who this will would said it its an
      """
    ),
    (
      "fr",
      """
      le la les des du et en un une est que qui dans pour sur par au aux avec ce cette il elle ont été sont
      plus ne pas son sa ses leur mais
      """
    ),
    (
      "de",
      """
      der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus
      er hat dass sie nach wird bei einer um am sind noch wie
      """
    ),
    (
      "es",
      """
      el la los las de del y en que un una por con para se su al lo como más es fue ha pero sus este esta
      sobre entre no
      """
    ),
    (
      "it",
      """
      il lo la gli le di del della e in che un una per con non si da al dei nel è sono ha alla come più
      anche ma questo delle
      """
    ),
    (
      "pt",
      """
      o a os as de do da dos das e em que um uma para com não se na no por mais ao como foi é ser ele seu
      sua são à pelo
      """
    ),
    (
      "nl",
      """
      de het een en van in is dat op te zijn met voor niet aan er om ook als door maar naar bij uit nog
      wordt hij die heeft werd
      """
    ),
    (
      "sv",
      """
      och i att det som en på är av för med den till inte har de ett om var men sig så från vi kan hade
      efter säger
      """
    ),
    (
      "da",
      """
      og i at det som en på er af for med den til ikke har de et om var men sig så fra vi kan havde efter
      siger bliver
      """
    ),
    (
      "no",
      """
      og i at det som en på er av for med den til ikke har de et om var men seg så fra vi kan hadde etter
      sier blir
      """
    ),
    ("fi", "ja on ei se että oli hän ovat mutta joka myös kun niin tai kuin sen mukaan ollut vuoden olla"),
    (
      "pl",
      "i w z na do nie się że o jest to od za po jak przez dla ale są był oraz który tym może już ich ma"
    ),
    ("cs", "a v se na je že s z do o i to k ve pro za by byl jako po také jsou od při ale který podle jeho"),
    ("sk", "a v sa na je že s z do o i to k vo pre za by bol ako po tiež sú od pri ale ktorý podľa jeho"),
    ("ro", "și în de la cu pe a o că nu din să este pentru mai un care au fost sunt prin ca al ale după"),
    ("hu", "a az és hogy nem is egy meg volt el ez de már csak mint még van szerint azt ha vagy lesz"),
    (
      "tr",
      "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ancak ise dedi en ne o ya etti olduğunu"
    ),
    (
      "az",
      "və bir bu da də üçün ilə olaraq çox daha olan kimi qədər sonra lakin isə edib onun ki edilib olub"
    ),
    (
      "id",
      """
      yang dan di ini itu dengan untuk dari dalam pada tidak akan oleh ke adalah juga telah sebagai tersebut
      kata
      """
    ),
    ("hr", "i u je na se da su za od o s ne kao koji bi ali što sa nije bio će iz nakon te prema"),
    ("vi", "và của là có trong cho được các không với một người đã này những từ khi về đến cũng"),
  ]

  private static let cyrillic = [
    (
      "ru", "и в не на что с по как к из у за от он это для его о же но все при также был она они заявил года"
    ),
    ("uk", "і в не на що з до як та у за від він це для його про але також був при є які року та й"),
    ("bg", "и в не на че с по като за от той това да се ще са при е но които след към беше по-"),
    ("sr", "и у не на да с по као за од он то се је су са али који ће би што је био након"),
    ("be", "і ў не на што з па як да у за ад ён гэта для яго аб але таксама быў пры які года"),
    ("kk", "және бұл мен бір үшін деп да де болып туралы оның осы бойынша болды еді жылы"),
  ]

  private static let arabic = [
    ("ar", "في من على إلى أن عن مع هذا هذه التي الذي كان قال ما لا بعد بين أو كما وقد ذلك"),
    ("fa", "و در به از که این را با است برای آن یک های خود می شده هم بر تا اما"),
    ("ur", "کے کی میں ہے سے اور کا کو نے پر ہیں کہ یہ اس بھی تھا گیا ایک کر"),
  ]
}
