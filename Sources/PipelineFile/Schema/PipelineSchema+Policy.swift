/// The schema of the keys that say how runs are made and watched.
extension PipelineSchema {
  static var policyMembers: [JSONText.Member] {
    [
      .init(FileKey.run.name, section(.run, run)),
      .init(FileKey.metrics.name, typed(.metrics, ["string", "null"], [.init("minLength", .integer(1))])),
      .init(FileKey.notify.name, notifications),
      .init(FileKey.collection.name, section(.collection, collection)),
    ]
  }

  /// What `run` and each stage may say of tries and time.
  static var stagePolicyMembers: [JSONText.Member] {
    [
      .init(
        FileKey.retries.name,
        typed(
          .retries, ["integer", "null"],
          [
            .init("minimum", .integer(0)), .init("maximum", .integer(20)),
            .init("default", .integer(StagePolicy().retries)),
          ])),
      .init(FileKey.retryDelay.name, time(.retryDelay, default: StagePolicy().delay)),
      .init(FileKey.timeLimit.name, time(.timeLimit)),
    ]
  }

  private static var run: [JSONText.Member] {
    [
      .init(
        FileKey.keepGoing.name,
        typed(.keepGoing, ["boolean", "null"], [.init("default", .boolean(false))])),
      .init(FileKey.minimumFree.name, size(.minimumFree, default: "100MB")),
    ] + stagePolicyMembers
  }

  private static var collection: [JSONText.Member] {
    let policy = CollectionPolicy()
    return [
      .init(
        FileKey.keptRuns.name,
        typed(
          .keptRuns, ["integer", "null"],
          [.init("minimum", .integer(1)), .init("default", .integer(policy.runs))])),
      .init(FileKey.maxAge.name, time(.maxAge)), .init(FileKey.maxSize.name, size(.maxSize)),
      .init(FileKey.captures.name, time(.captures)),
      .init(FileKey.grace.name, time(.grace, default: policy.grace)),
    ]
  }

  private static var notifications: JSONText {
    let words = NotificationRule.Event.allCases.map(\.rawValue)
    let event = JSONText.object([.init("enum", .strings(words))])
    let rule: [JSONText.Member] = [
      .init(FileKey.command.name, oneOrMore(.command)),
      .init(FileKey.webhook.name, section(.webhook, webhook)),
      .init(
        FileKey.mail.name,
        section(
          .mail,
          [
            .init(FileKey.recipients.name, oneOrMore(.recipients)),
            .init(FileKey.sender.name, text(.sender)), .init(FileKey.mailProgram.name, text(.mailProgram)),
          ])),
      .init(
        FileKey.events.name,
        .object([
          .init("description", .string(FileKey.events.meaning)),
          .init(
            "oneOf",
            .array([
              event,
              .object([
                .init("type", .string("array")), .init("items", event), .init("minItems", .integer(1)),
                .init("uniqueItems", .boolean(true)),
              ]),
              .object([.init("type", .string("null"))]),
            ])),
        ])),
    ]
    return typed(
      .notify, ["array", "null"],
      [
        .init(
          "items",
          .object([
            .init("type", .string("object")), .init("additionalProperties", .boolean(false)),
            .init("properties", .object(rule)),
          ]))
      ])
  }

  private static var webhook: [JSONText.Member] {
    let words = NotificationRule.Webhook.Body.allCases.map(\.rawValue)
    return [FileKey.webhookURL, .urlVariable, .urlFile, .tokenVariable, .tokenFile].map {
      .init($0.name, text($0))
    } + [
      .init(
        FileKey.body.name,
        .object([.init("description", .string(FileKey.body.meaning)), .init("enum", .strings(words))]))
    ]
  }

  private static func section(_ key: FileKey, _ members: [JSONText.Member]) -> JSONText {
    typed(
      key, ["object", "null"],
      [.init("additionalProperties", .boolean(false)), .init("properties", .object(members))])
  }

  private static func typed(_ key: FileKey, _ types: [String], _ more: [JSONText.Member]) -> JSONText {
    .object([.init("description", .string(key.meaning)), .init("type", .strings(types))] + more)
  }

  private static func text(_ key: FileKey) -> JSONText {
    typed(key, ["string", "null"], [.init("minLength", .integer(1))])
  }

  private static func oneOrMore(_ key: FileKey) -> JSONText {
    typed(
      key, ["string", "array", "null"],
      [
        .init("items", .object([.init("type", .string("string")), .init("minLength", .integer(1))])),
        .init("minItems", .integer(1)),
      ])
  }

  private static func time(_ key: FileKey, default value: TimeLength? = nil) -> JSONText {
    let more: [JSONText.Member] = value.map { [.init("default", .string($0.text))] } ?? []
    return typed(
      key, ["string", "integer", "null"],
      [.init("pattern", .string("^([0-9]+[dhms]|0)$")), .init("maximum", .integer(0))] + more)
  }

  private static func size(_ key: FileKey, default value: String? = nil) -> JSONText {
    let more: [JSONText.Member] = value.map { [.init("default", .string($0))] } ?? []
    return typed(
      key, ["string", "integer", "null"],
      [.init("pattern", .string("^([0-9]+(B|kB|MB|GB|TB)|0)$")), .init("maximum", .integer(0))] + more)
  }
}
