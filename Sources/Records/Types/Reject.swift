/// A record that a stage set aside, and why. Rejects are published too: nothing is dropped in silence.
package struct Reject: Record, Hashable {
  package var recordID = ""
  package var day = ""
  package var stage = ""
  package var source: String?
  package var locator: String?
  package var reason = ""
  package var detail: String?

  package init() {}

  package init(
    stage: String, recordID: String, day: String, source: String?, locator: String?, reason: String,
    detail: String?
  ) {
    self.stage = stage
    self.recordID = recordID
    self.day = day
    self.source = source
    self.locator = locator
    self.reason = reason
    self.detail = detail
  }

  package var id: String { recordID }

  package static let schema = RecordSchema<Reject>(
    record: "Reject", table: "rejects", meaning: "Records that a stage set aside, each with its reason.",
    primaryKey: [],
    fields: [
      Field("stage", \.stage, "Module of the stage that set the record aside.", example: "normalize"),
      Field("record_id", \.recordID, "Identifier of the record.", example: "d3f1c0a9be82d47c6e01f5"),
      Field(day: \.day, "Day as known at capture."),
      Field("source", \.source, "Name of the source in the pipeline file."),
      Field("locator", \.locator, "Address or path of what was set aside."),
      Field("reason", \.reason, "Short code of the reason.", example: "no_article"),
      Field("detail", \.detail, "What was found, in words."),
    ])
}
