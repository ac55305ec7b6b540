/// A captured page or text, as it came: bytes and what the source said of them.
package struct Document: Record, Hashable {
  package var id = ""
  package var day = ""
  package var source = ""
  package var locator = ""
  package var url: String?
  package var outlet: String?
  package var language: String?
  package var licence: String?
  package var title: String?
  package var authors: [String] = []
  package var publishedAt: String?
  package var publishedDate: String?
  package var retrievedAt: String?
  package var mediaType: String?
  package var charset: String?
  package var body = Payload()

  package init() {}

  package static let schema = RecordSchema<Document>(
    record: "Document", table: "documents", meaning: "Captured pages and texts, as they came.",
    primaryKey: ["document_id"],
    fields: [
      Field(
        "document_id", \.id, "Identifier, from the canonical URL or the path.",
        example: "d3f1c0a9be82d47c6e01f5"),
      Field(day: \.day, "Day as known at capture (feed, sitemap, archive)."),
      Field("source", \.source, "Name of the source in the pipeline file.", example: "mfa-press"),
      Field("locator", \.locator, "What names the document: canonical URL, or path relative to the source."),
      Field("url", \.url, "Address of the page.", example: "https://mfa.example/press/12"),
      Field("outlet", \.outlet, "Publisher as the source gives it.", example: "Ministry of Foreign Affairs"),
      Field("language", \.language, "Language as the source gives it (BCP 47).", example: "en"),
      Field("licence", \.licence, "Licence as the source gives it.", example: "CC0-1.0"),
      Field("title", \.title, "Title as the feed or archive gives it."),
      Field("authors", \.authors, "Authors as the feed or archive gives them."),
      Field("published_at", \.publishedAt, "Publication time as the source gives it.", type: .datetime),
      Field("published_date", \.publishedDate, "Publication date as the source gives it.", type: .date),
      Field(
        "retrieved_at", \.retrievedAt, "When it came over the network; null for a local file.",
        type: .datetime),
      Field(
        "media_type", \.mediaType, "Media type (RFC 6838) as sent or by the file name.", example: "text/html"),
      Field("charset", \.charset, "Character set as sent.", example: "windows-1252"),
      Field("body", \.body, "The bytes: a string if they are UTF-8, else {\"base64\": ...}."),
    ])
}
