import StageKit
import YAML

/// Reads the key `notify`: a list of people and programs to tell.
struct NotificationReader {
  let folder: String
  var problems: ProblemList

  mutating func read(_ node: YAMLNode) -> [NotificationRule] {
    guard case .sequence(let items) = node.content else {
      problems.refuse(node, of: FileKey.notify.name, expected: .list(of: "ways"), advice: .wrapInList)
      return []
    }
    return items.compactMap { rule($0) }
  }

  private mutating func rule(_ node: YAMLNode) -> NotificationRule? {
    guard let keys = keys(node, FileKey.notify, FileKey.ofNotification) else { return nil }
    var events = NotificationRule.defaultEvents
    if let node = keys.value(FileKey.events.name) { events = self.events(node) }
    let ways = [FileKey.command, .webhook, .mail]
    let given = ways.filter { keys.value($0.name) != nil }
    guard given.count == 1 else {
      problems.add(
        node.mark,
        given.isEmpty
          ? .variantMissing(of: FileKey.notify.name, keys: ways.map(\.name))
          : .variantsTogether(of: FileKey.notify.name, keys: given.map(\.name)))
      return nil
    }
    let way: NotificationRule.Way?
    if let node = keys.value(FileKey.command.name) {
      way = problems.texts(node, of: .command).map { .command($0) }
    } else if let node = keys.value(FileKey.webhook.name) {
      way = webhook(node).map { .webhook($0) }
    } else {
      way = keys.value(FileKey.mail.name).flatMap { mail($0) }.map { .mail($0) }
    }
    return way.map { NotificationRule(events: events, way: $0, mark: node.mark) }
  }

  private mutating func events(_ node: YAMLNode) -> Set<NotificationRule.Event> {
    let items: [YAMLNode]
    if case .sequence(let list) = node.content { items = list } else { items = [node] }
    let words = NotificationRule.Event.allCases.map(\.rawValue)
    if items.isEmpty { problems.refuse(node, of: FileKey.events.name, expected: .nonemptyList) }
    var events: Set<NotificationRule.Event> = []
    for item in items {
      guard let event = word(item, of: .events, words).flatMap(NotificationRule.Event.init(rawValue:)) else {
        continue
      }
      if !events.insert(event).inserted {
        problems.add(item.mark, .givenTwice(event.rawValue, of: FileKey.events.name))
      }
    }
    return events
  }

  private mutating func webhook(_ node: YAMLNode) -> NotificationRule.Webhook? {
    guard let keys = keys(node, FileKey.webhook, FileKey.ofWebhook) else { return nil }
    let address = secret(
      keys, text: .webhookURL, variable: .urlVariable, file: .urlFile, of: .webhook, at: node.mark)
    var token: Secret?
    if keys.value(FileKey.tokenVariable.name) != nil || keys.value(FileKey.tokenFile.name) != nil {
      token = secret(
        keys, text: nil, variable: .tokenVariable, file: .tokenFile, of: .webhook, at: node.mark)
    }
    var body = NotificationRule.Webhook.Body.json
    if let node = keys.value(FileKey.body.name) {
      let words = NotificationRule.Webhook.Body.allCases.map(\.rawValue)
      body = word(node, of: .body, words).flatMap(NotificationRule.Webhook.Body.init(rawValue:)) ?? body
    }
    return address.map { NotificationRule.Webhook(address: $0, token: token, body: body) }
  }

  private mutating func mail(_ node: YAMLNode) -> NotificationRule.Mail? {
    guard let keys = keys(node, FileKey.mail, FileKey.ofMail) else { return nil }
    guard let recipients = keys.value(FileKey.recipients.name) else {
      problems.add(
        node.mark, .missingKey(FileKey.recipients.name, meaning: "it lists the addresses to write to"))
      return nil
    }
    let sender = keys.value(FileKey.sender.name)
    let program = keys.value(FileKey.mailProgram.name).flatMap { problems.nonemptyText($0, of: .mailProgram) }
    return NotificationRule.Mail(
      recipients: addresses(recipients, of: .recipients),
      sender: sender.flatMap { addresses($0, of: .sender).first },
      program: program.map { FilePath.resolve($0, in: folder) } ?? NotificationRule.defaultMailProgram)
  }

  private mutating func addresses(_ node: YAMLNode, of key: FileKey) -> [String] {
    let texts = problems.texts(node, of: key) ?? []
    if !texts.allSatisfy(Self.isAddress) { problems.refuse(node, of: key.name, expected: .mailAddress) }
    return texts
  }

  /// One word of printing characters that a header field can hold and that no program takes for an option.
  private static func isAddress(_ text: String) -> Bool {
    !text.hasPrefix("-") && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x2C && $0 != 0x3C }
  }

  /// A text that the file gives in one of the ways that it may.
  private mutating func secret(
    _ keys: KnownKeys, text: FileKey?, variable: FileKey, file: FileKey, of owner: FileKey, at mark: Mark
  ) -> Secret? {
    let ways = [text, variable, file].compactMap(\.self)
    let given = ways.filter { keys.value($0.name) != nil }
    guard given.count == 1, let key = given.first, let node = keys.value(key.name) else {
      problems.add(
        mark,
        given.isEmpty
          ? .variantMissing(of: owner.name, keys: ways.map(\.name))
          : .variantsTogether(of: owner.name, keys: given.map(\.name)))
      return nil
    }
    guard let value = problems.nonemptyText(node, of: key) else { return nil }
    if key.name == variable.name { return .environment(value) }
    return key.name == file.name ? .file(FilePath.resolve(value, in: folder)) : .text(value)
  }

  private mutating func word(_ node: YAMLNode, of key: FileKey, _ words: [String]) -> String? {
    guard case .scalar(let scalar) = node.content, words.contains(scalar.text) else {
      problems.refuse(node, of: key.name, expected: .type(.choice(words)))
      return nil
    }
    return scalar.text
  }

  private mutating func keys(_ node: YAMLNode, _ key: FileKey, _ known: [FileKey]) -> KnownKeys? {
    let names = known.map(\.name)
    guard let mapping = problems.mapping(node, of: key.name, content: names.joined(separator: ", ")) else {
      return nil
    }
    return KnownKeys(mapping, known: names, problems: &problems)
  }
}
