import Records
import Testing

@Suite("Dates as feeds, headers and pages write them")
struct DateTextTests {
  @Test(
    "a time with a zone gives the point in time",
    arguments: [
      ("2025-03-14T18:02:00Z", "2025-03-14T18:02:00Z"),
      ("2025-03-14t18:02:00z", "2025-03-14T18:02:00Z"),
      ("2025-03-14T18:02:00.123456Z", "2025-03-14T18:02:00Z"),
      ("2025-03-14T18:02:00,5+03:00", "2025-03-14T15:02:00Z"),
      ("2025-03-14T18:02+0300", "2025-03-14T15:02:00Z"),
      ("2025-03-14 18:02:00 -05", "2025-03-14T23:02:00Z"),
      ("20250314T180200Z", "2025-03-14T18:02:00Z"),
      ("20250314T1802+03", "2025-03-14T15:02:00Z"),
      ("Fri, 14 Mar 2025 18:02:00 GMT", "2025-03-14T18:02:00Z"),
      ("Fri, 14 Mar 2025 18:02:00 +0300", "2025-03-14T15:02:00Z"),
      ("Thurs, 4 Sept 2025 18:02 EST", "2025-09-04T23:02:00Z"),
      ("  Mon, 14 March 25 18:02:00 UT", "2025-03-14T18:02:00Z"),
      ("14 Mar 99 18:02:00 Z", "1999-03-14T18:02:00Z"),
      ("Friday, 14-Mar-25 18:02:00 GMT", "2025-03-14T18:02:00Z"),
      ("Fri Mar 14 18:02:00 MSK 2025", "2025-03-14T15:02:00Z"),
      ("Fri Mar 14 2025 18:02:00 GMT+0300 (Moscow Standard Time)", "2025-03-14T15:02:00Z"),
      ("Fri, 14 Mar 2025 18:02:00 +0100 (CET)", "2025-03-14T17:02:00Z"),
      ("14/Mar/2025:18:02:00 +0000", "2025-03-14T18:02:00Z"),
      ("14 March 2025, 18:02 (CEST)", "2025-03-14T16:02:00Z"),
      ("14 July 2025 at 6:02 p.m. BST", "2025-07-14T17:02:00Z"),
      ("14.03.2025 18:02 UTC+4", "2025-03-14T14:02:00Z"),
      ("14 марта 2025 г., 18:02 (МСК)", "2025-03-14T15:02:00Z"),
      ("2025-01-01T00:30:00+03:00", "2024-12-31T21:30:00Z"),
      ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
    ])
  func instants(text: String, expected: String) {
    #expect(DateText.parse(text)?.instant?.description == expected)
  }

  @Test(
    "without a zone, or with one that is unknown, the time is known and the point in time is not",
    arguments: [
      "2025-03-14T18:02:00", "2025-03-14 18:02:00", "20250314180200", "20250314T180200",
      "Fri Mar 14 18:02:00 2025", "March 14, 2025 6:02 PM", "Mar. 14, 2025 at 6:02pm", "14 March 2025, 18:02",
      "Friday, 14 March 2025 - 18:02", "18:02, 14 March 2025", "18:02 | 14.03.2025", "14 mars 2025 à 18h02",
      "14. März 2025, 18:02 Uhr", "Fri, 14 Mar 2025 18:02:00 IST", "14 Mar 2025 18:02 XYZ",
      "Friday, March 14th, 2025 – 18:02",
    ])
  func localTimes(text: String) {
    let parsed = DateText.parse(text)
    #expect(parsed?.date.description == "2025-03-14")
    #expect(parsed?.time == TimeOfDay(hour: 18, minute: 2))
    #expect(parsed?.offsetMinutes == nil)
    #expect(parsed?.instant == nil)
  }

  @Test(
    "a day alone is a date without time",
    arguments: [
      "2025-03-14", "20250314", "2025/03/14", "2025.3.14", "14.03.2025", "14/03/2025", "03/14/2025",
      "14-03-2025", "March 14, 2025", "Mar. 14, 2025", "MARCH 14 2025", "14 March 2025", "14th of March 2025",
      "Fri 14 Mar 2025", "14-Mar-2025", "2025 March 14", "14\u{A0}March\u{A0}2025", "\u{FEFF}14 Mar 2025\n",
      "14 de marzo de 2025", "vendredi 14 mars 2025", "14 марта 2025", "Пт, 14 мар 2025", "14 березня 2025",
      "14 Mart 2025", "14 março 2025",
    ])
  func days(text: String) {
    #expect(DateText.parse(text).map { "\($0.date)" } == "2025-03-14")
    #expect(DateText.parse(text)?.time == nil)
  }

  @Test(
    "what is ambiguous, incomplete, impossible or not a date gives nothing",
    arguments: [
      "", " ", "03/04/2025", "03-04-2025", "14/03/25", "14.03.25", "March 2025", "14 March", "2025", "18:02",
      "31 February 2025", "2025-13-01", "2025-02-29", "13/13/2025", "yesterday", "2 hours ago",
      "14 March 2025 and 15 March 2025", "14 March 2025 in Lisbon", "1741975320", "March 14 15 2025",
      "99999999999999999999999999", "---", "\u{FF11}\u{FF14} March 2025", "14 March 2025 #3",
    ])
  func nothing(text: String) {
    #expect(DateText.parse(text) == nil)
  }

  @Test("a numeric date of equal day and month is not ambiguous")
  func equalParts() {
    #expect(DateText.parse("03/03/2025")?.date.description == "2025-03-03")
  }

  @Test("a time that does not exist leaves the day")
  func impossibleTime() {
    #expect(DateText.parse("2025-03-14T25:02:00Z")?.date.description == "2025-03-14")
    #expect(DateText.parse("2025-03-14T25:02:00Z")?.time == nil)
  }

  @Test(
    "noon and midnight on the twelve-hour clock",
    arguments: [("12:05 AM", 0), ("12:05 p.m.", 12), ("1:05 am", 1), ("11:05pm", 23), ("18:05 PM", 18)])
  func twelveHours(text: String, hour: Int) {
    #expect(DateText.parse("14 March 2025 \(text)")?.time == TimeOfDay(hour: hour, minute: 5))
  }

  @Test("the day is the one of the text's own zone")
  func ownZone() {
    let parsed = DateText.parse("2025-03-14T01:00:00+14:00")
    #expect(parsed?.date.description == "2025-03-14")
    #expect(parsed?.offsetMinutes == 840)
    #expect(parsed?.instant?.date.description == "2025-03-13")
  }

  @Test("no bytes, however broken, do harm")
  func brokenBytes() {
    for first in UInt8.min...UInt8.max {
      for second: UInt8 in [0x00, 0x2B, 0x30, 0x3A, 0x41, 0x80, 0xC2, 0xE2, 0xFF] {
        #expect(DateText.parse(utf8: [first, second])?.date == nil)
      }
    }
    #expect(DateText.parse(String(repeating: "1 ", count: 10_000)) == nil)
  }
}
