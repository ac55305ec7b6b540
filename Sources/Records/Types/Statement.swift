/// One statement in one article: who said what kind of thing, about and to whom, in which words.
package struct Statement: Record, Hashable {
  package var id = ""
  package var day = ""
  package var clusterID: String?
  package var clusterSize: Int?
  package var isCanonical: Bool?
  package var articleID = ""
  package var url: String?
  package var outlet: String?
  package var title: String?
  package var publishedAt: String?
  package var publishedDate: String?
  package var retrievedAt: String?
  package var language: String?
  package var statementDate: String?
  package var dateBasis: String?
  package var speakerName: String?
  package var speakerRole: String?
  package var speakerOrganization: String?
  package var speakerCountry: String?
  package var speakerMention: String?
  package var speakerResolution = "none"
  package var speakerReason: String?
  package var actor: String?
  package var actorReason: String?
  package var addressees: [String] = []
  package var about: [String] = []
  package var topics: [String] = []
  package var act = "STATE"
  package var polarity = "positive"
  package var tense: String?
  package var modality: String?
  package var isIntended = false
  package var ploverEvent: String?
  package var ploverMode: String?
  package var cameoRoot: Int?
  package var quadClass: Int?
  package var goldstein: Double?
  package var form = "indirect"
  package var cue: String?
  package var text = ""
  package var sourceSpans: [TextSpan] = []
  package var cueSpans: [TextSpan] = []
  package var contentSpans: [TextSpan] = []
  package var textSHA256 = ""
  package var confidence = 0.0
  package var speakerConfidence: Double?
  package var actorConfidence: Double?
  package var actConfidence: Double?
  package var dateConfidence: Double?
  package var rule = ""

  package init() {}

  package static let schema = RecordSchema<Statement>(
    record: "Statement", table: "statements",
    meaning: "Diplomatic statements: one row a statement in one article.", primaryKey: ["statement_id"],
    fields: identityFields + articleFields + speakerFields + senseFields + wordingFields)
}
