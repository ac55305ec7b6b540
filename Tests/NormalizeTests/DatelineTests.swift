import Normalize
import Records
import Testing

struct DatelineTests {
  @Test(
    "a dateline is told from the text behind it",
    arguments: [
      ("PORT ALDEN, March 14 (Agency) - The minister said", "PORT ALDEN, March 14"),
      ("LOWER FORD (Norpress) — Work begins in May", "LOWER FORD"),
      ("Port Alden, 14 March 2031 - The minister said", "Port Alden, 14 March 2031"),
      ("SANTA VERDE, 3 de mayo (Norpress) - El ministro dijo", "SANTA VERDE, 3 de mayo"),
      ("VALMORA, ESTMARK.- El ministro dijo", "VALMORA, ESTMARK"),
      ("Upper Ford, Norland (Norpress) -- Rain", "Upper Ford, Norland"),
    ])
  func found(_ text: String, _ dateline: String) throws {
    #expect(try ArticleReading.text("A headline of some words\n\n" + text).dateline == dateline)
  }

  @Test(
    "what is no dateline is not taken for one",
    arguments: [
      "The minister - who was tired - said nothing", "Talks went on, said Pike - at last",
      "A well-known place",
      "Mara Selwyn - foreign minister - spoke", "Nothing here", "- a list", "",
    ])
  func absent(_ text: String) throws { #expect(try ArticleReading.text(text + "\nx").dateline == nil) }
}
