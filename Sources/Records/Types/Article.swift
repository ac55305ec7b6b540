/// The text of an article and what its page says about it.
package struct Article: Record, Hashable {
  package var id = ""
  package var day = ""
  package var source = ""
  package var locator = ""
  package var url: String?
  package var outlet: String?
  package var title: String?
  package var authors: [String] = []
  package var publishedAt: String?
  package var publishedDate: String?
  package var modifiedAt: String?
  package var retrievedAt: String?
  package var language: String?
  package var licence: String?
  package var dateline: String?
  package var text = ""
  package var textSHA256 = ""

  package init() {}

  package static let schema = RecordSchema<Article>(
    record: "Article", table: "articles", meaning: "Articles: clean text and what the page says about it.",
    primaryKey: ["article_id"],
    fields: [
      Field("article_id", \.id, "Identifier, from the document's.", example: "a3f1c0a9be82d47c6e01f5"),
      Field(day: \.day, "Day as known at capture; places the record in its dataset."),
      Field("source", \.source, "Name of the source in the pipeline file."),
      Field("locator", \.locator, "What names the document: canonical URL, or path relative to the source."),
      Field("url", \.url, "Canonical address of the page.", example: "https://mfa.example/press/12"),
      Field("outlet", \.outlet, "Publisher.", example: "Ministry of Foreign Affairs"),
      Field("title", \.title, "Headline, without the site's name."),
      Field("authors", \.authors, "Authors named in the byline."),
      Field(
        "published_at", \.publishedAt, "Publication time; null unless time and zone are known.",
        type: .datetime),
      Field("published_date", \.publishedDate, "Publication date at the publisher's place.", type: .date),
      Field("modified_at", \.modifiedAt, "Time of the last change that the page states.", type: .datetime),
      Field(
        "retrieved_at", \.retrievedAt, "When the page was fetched; null for a local file.", type: .datetime),
      Field("language", \.language, "Language of the text (BCP 47).", example: "en"),
      Field("licence", \.licence, "Licence as the source gives it.", example: "CC0-1.0"),
      Field(
        "dateline", \.dateline, "Place and date that open the text, as printed.",
        example: "PORT ALDEN, March 14"),
      Field("text", \.text, "The article's text; paragraphs are separated by an empty line."),
      Field("text_sha256", \.textSHA256, "SHA-256 of the text in UTF-8; offsets of statements refer to it."),
    ])
}
