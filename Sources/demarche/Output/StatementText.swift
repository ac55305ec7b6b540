import Records

/// Statements for people who read them in a terminal.
enum StatementText {
  static func lines(_ statements: [Statement]) -> [String] {
    var lines: [String] = []
    for (number, statement) in statements.enumerated() {
      if number > 0 { lines.append("") }
      lines.append("\(number + 1). \(speaker(statement))")
      lines.append("   \(sense(statement))")
      lines.append("   \u{201C}\(statement.text)\u{201D}")
      lines.append("   \(grounds(statement))")
    }
    return lines
  }

  /// "Pavel Orsk, spokesman, Foreign Ministry of Ostania [XOS]".
  private static func speaker(_ statement: Statement) -> String {
    var parts = [statement.speakerName, statement.speakerRole, statement.speakerOrganization].compactMap {
      $0
    }
    if parts.isEmpty, let mention = statement.speakerMention { parts.append(mention) }
    let who = parts.isEmpty ? "(no source)" : parts.joined(separator: ", ")
    return statement.actor.map { "\(who) [\($0)]" } ?? who
  }

  /// "PROTEST to XVE, about XMI, on 2025-03-11 (resolved)".
  private static func sense(_ statement: Statement) -> String {
    var text = (statement.polarity == "negated" ? "not " : "") + statement.act
    if !statement.addressees.isEmpty { text += " to " + statement.addressees.joined(separator: ", ") }
    if !statement.about.isEmpty { text += ", about " + statement.about.joined(separator: ", ") }
    if let date = statement.statementDate { text += ", on \(date)" }
    if let basis = statement.dateBasis { text += " (\(basis))" }
    return text
  }

  private static func grounds(_ statement: Statement) -> String {
    var parts = [statement.form]
    if let mention = statement.speakerMention {
      parts.append("\u{201C}\(mention)\u{201D}: \(statement.speakerResolution)")
    }
    if let cue = statement.cue { parts.append("cue \u{201C}\(cue)\u{201D}") }
    parts.append(statement.rule)
    parts.append("confidence \(statement.confidence)")
    if let first = statement.contentSpans.first { parts.append("from character \(first.start)") }
    return parts.joined(separator: " · ")
  }
}
