import Normalize
import Records
import Testing

struct LanguageTests {
  @Test(
    "the language is told by script and common words",
    arguments: [
      (
        "en", "The minister said that the talks were good and that there would be more of them in the spring."
      ),
      (
        "fr",
        """
        Le ministre a déclaré que les pourparlers étaient utiles et qu'ils se poursuivront dans la \
        capitale pour une semaine.
        """
      ),
      (
        "de",
        """
        Der Minister sagte, dass die Gespräche gut waren und dass sie im Frühjahr in der Hauptstadt \
        fortgesetzt werden.
        """
      ),
      (
        "es",
        """
        El ministro dijo que las conversaciones fueron buenas y que se reanudarán en la capital con \
        los delegados.
        """
      ),
      (
        "it",
        """
        Il ministro ha detto che i colloqui sono stati utili e che riprenderanno nella capitale con \
        gli altri delegati della regione.
        """
      ),
      (
        "pt",
        """
        O ministro disse que as conversas foram boas e que não há data para o seu reinício na \
        capital do país.
        """
      ),
      (
        "nl",
        """
        De minister zei dat de gesprekken goed waren en dat het overleg in de hoofdstad wordt \
        voortgezet met een nieuwe ploeg.
        """
      ),
      (
        "ru",
        """
        Министр заявил, что переговоры прошли хорошо и что они продолжатся в столице, но не сказал, \
        когда это будет.
        """
      ),
      (
        "uk",
        """
        Міністр заявив, що переговори пройшли добре і що вони будуть продовжені у столиці, але не \
        сказав, коли це буде.
        """
      ),
      (
        "ar",
        """
        قال الوزير إن المحادثات كانت جيدة وإن الوفد من العاصمة على علم بكل ما جرى في الاجتماع مع \
        الجانب الآخر.
        """
      ),
      (
        "tr",
        """
        Bakan, görüşmelerin iyi geçtiğini ve bu konuda bir açıklama için daha çok zaman olduğunu \
        söyledi, ancak tarih vermedi ve bir de uyardı.
        """
      ),
      ("ja", "大臣は会談がうまくいったと述べ、来月にも首都で再開されるだろうと語った。"),
      ("zh", "部长表示会谈进展顺利，双方将于下月在首都继续进行磋商，但没有给出具体日期。"),
      ("el", "Ο υπουργός δήλωσε ότι οι συνομιλίες πήγαν καλά και ότι θα συνεχιστούν."),
      ("ko", "장관은 회담이 잘 진행되었으며 다음 달 수도에서 재개될 것이라고 말했다."),
    ])
  func languages(_ code: String, _ text: String) throws {
    #expect(try ArticleReading.text(text).language == code)
  }

  @Test("too little text has no language")
  func unknown() throws { #expect(try ArticleReading.text("Pike 2031").language == nil) }

  @Test("a page's own word on its language is taken if the text does not speak against it")
  func pageLanguage() throws {
    let page = ArticleReading.html()
    #expect(
      try ArticleReading.page(page.replacing("lang=\"en\"", with: "lang=\"en_gb\"")).language == "en-GB")
    #expect(try ArticleReading.page(page.replacing("lang=\"en\"", with: "lang=\"fr\"")).language == "en")
  }
}
