/// The columns of `statements`, in order: a contract with those who read it (docs/schema.md).
extension Statement {
  static let identityFields: [Field<Statement>] = [
    Field("statement_id", \.id, "Identifier, from the article and the place and words of the content."),
    Field(day: \.day, "Day of the article as known at capture; places the record in its dataset."),
    Field(
      "cluster_id", \.clusterID, "Cluster of the same statement over articles; null before deduplication."),
    Field("cluster_size", \.clusterSize, "Number of statements in the cluster.", example: "3"),
    Field("is_canonical", \.isCanonical, "Whether this statement stands for its cluster.", example: "true"),
  ]

  static let articleFields: [Field<Statement>] = [
    Field("article_id", \.articleID, "The article that it stands in."),
    Field("url", \.url, "Address of the article."),
    Field("outlet", \.outlet, "Publisher of the article."),
    Field("title", \.title, "Headline of the article."),
    Field(
      "published_at", \.publishedAt, "Publication time of the article, if known to the minute.",
      type: .datetime),
    Field("published_date", \.publishedDate, "Publication date of the article.", type: .date),
    Field(
      "retrieved_at", \.retrievedAt, "When the page was fetched; null for a local file.", type: .datetime),
    Field("language", \.language, "Language of the article.", example: "en"),
    Field("statement_date", \.statementDate, "Day on which it was said.", type: .date, example: "2025-03-14"),
    Field(
      "date_basis", \.dateBasis, "Where the day comes from: words of the text, or the publication date.",
      choices: ["stated", "resolved", "dateline", "publication"]),
  ]

  static let speakerFields: [Field<Statement>] = [
    Field(
      "speaker_name", \.speakerName, "Full name as the article gives it; null if none.",
      example: "Ana Petrova"),
    Field("speaker_role", \.speakerRole, "Role or office.", example: "spokesman"),
    Field(
      "speaker_organization", \.speakerOrganization, "Organisation spoken for.", example: "Foreign Ministry"),
    Field("speaker_country", \.speakerCountry, "Country spoken for (ISO 3166-1 alpha-3).", example: "AZE"),
    Field(
      "speaker_mention", \.speakerMention, "The words of the source as they stand.", example: "the spokesman"),
    Field(
      "speaker_resolution", \.speakerResolution, "How the speaker was found from the mention.",
      choices: ["named", "pronoun", "nominal", "collective", "none"]),
    Field(
      "speaker_reason", \.speakerReason, "Why there is no name (docs/extract.md); null if there is one.",
      choices: [
        "no_source", "unresolved", "institution", "group", "document", "office", "unknown",
      ], example: "institution", since: "1.1"),
    Field("actor", \.actor, "Country or organisation in whose name it was said.", example: "FRA"),
    Field(
      "actor_reason", \.actorReason, "Why there is no actor (docs/extract.md); null if there is one.",
      choices: ["no_source", "unresolved", "former", "several", "not_told"], example: "not_told",
      since: "1.1"),
    Field("addressees", \.addressees, "Whom the words are directed at.", example: "[\"FRA\"]"),
    Field("about", \.about, "Others that the words are about.", example: "[\"ARM\"]"),
  ]

  static let senseFields: [Field<Statement>] = [
    Field("topics", \.topics, "Topics, by PLOVER's contexts.", example: "[\"diplomatic\"]"),
    Field(
      "act", \.act, "What the words do (docs/acts.md).", choices: Act.allCases.map(\.rawValue),
      example: "PROTEST"),
    Field(
      "polarity", \.polarity, "Whether the act is affirmed or negated.", choices: ["positive", "negated"]),
    Field(
      "tense", \.tense,
      "Time of what is said, seen from when it was said; null where its words have no verb that tells.",
      choices: ["past", "present", "future"], example: "future", since: "1.1"),
    Field(
      "modality", \.modality,
      "How what is said is put: as a fact, a possibility, a duty, an advice, under a condition, or as what is wanted.",
      choices: ["asserted", "possible", "necessary", "advised", "conditional", "wanted"],
      example: "asserted",
      since: "1.1"),
    Field(
      "is_intended", \.isIntended, "Whether the act itself is only to come: will urge, may announce.",
      example: "false", since: "1.1"),
    Field("plover_event", \.ploverEvent, "PLOVER event type; null where PLOVER has none.", example: "ACCUSE"),
    Field("plover_mode", \.ploverMode, "PLOVER mode.", example: "disapprove"),
    Field(
      "cameo_root", \.cameoRoot, "CAMEO root category, 1 to 20 (docs/acts.md has the full codes).",
      example: "11"),
    Field(
      "quad_class", \.quadClass, "Quad class: 1 verbal cooperation to 4 material conflict.", example: "3"),
    Field("goldstein", \.goldstein, "Goldstein score by CAMEO code.", example: "-2.0"),
  ]

  static let wordingFields: [Field<Statement>] = [
    Field(
      "form", \.form, "Whether the words are quoted wholly, partly, or not.",
      choices: ["direct", "mixed", "indirect"]),
    Field("cue", \.cue, "The words that attribute it.", example: "said"),
    Field("text", \.text, "The words of the statement, pieces joined by a space."),
    Field("source_spans", \.sourceSpans, "Places of the source in the article's text, in code points."),
    Field("cue_spans", \.cueSpans, "Places of the cue."),
    Field("content_spans", \.contentSpans, "Places of the content."),
    Field("text_sha256", \.textSHA256, "SHA-256 of the article's text that the places refer to."),
    Field(
      "confidence", \.confidence, "Confidence that this is a statement with these words.", example: "0.9"),
    Field(
      "speaker_confidence", \.speakerConfidence,
      "Confidence in the speaker, measured (docs/confidence.md); null without a source.", example: "0.97",
      since: "1.1"),
    Field(
      "actor_confidence", \.actorConfidence,
      "Confidence in country and actor, measured; null without a source.", example: "0.95", since: "1.1"),
    Field(
      "act_confidence", \.actConfidence, "Confidence in the act, measured.", example: "0.85", since: "1.1"),
    Field(
      "date_confidence", \.dateConfidence, "Confidence in the day, measured; null without a day.",
      example: "0.99", since: "1.1"),
    Field("rule", \.rule, "Rule or model that found it.", example: "quote.trailing"),
  ]
}
