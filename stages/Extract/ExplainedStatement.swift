package import Records

/// A statement with what decided each of its fields.
package struct ExplainedStatement: Sendable {
  package let statement: Statement
  package let decisions: [Decision]

  init(_ judged: StatementAssembly.Judged, _ text: AnalyzedText) {
    statement = judged.statement
    decisions = DecisionText(text: text, judged: judged).decisions
  }
}

/// One decision: of what, what it was, and by what.
package struct Decision: Hashable, Sendable {
  /// What was decided: a column's name, or `statement` for that it is one.
  package let field: String
  package let value: String?
  /// Rule, words or features that decided.
  package let ground: String
  package let confidence: Double?
}

/// Puts grounds into words.
struct DecisionText {
  let text: AnalyzedText
  let judged: StatementAssembly.Judged
  private var statement: Statement { judged.statement }

  var decisions: [Decision] {
    [
      Decision(field: "statement", value: statement.cue, ground: detection, confidence: statement.confidence),
      Decision(
        field: "speaker_name", value: statement.speakerName, ground: speaker,
        confidence: statement.speakerConfidence),
      Decision(
        field: "actor", value: statement.actor, ground: power, confidence: statement.actorConfidence),
      Decision(field: "act", value: statement.act, ground: act, confidence: statement.actConfidence),
      Decision(
        field: "statement_date", value: statement.statementDate, ground: date,
        confidence: statement.dateConfidence),
    ]
  }

  private var detection: String {
    let cue = judged.attribution.cue.isEmpty ? "no cue" : "cue \(quoted(judged.attribution.cue))"
    return judged.attribution.rule == .model
      ? "model: \(cue), probability \(statement.confidence)" : "rule \(statement.rule): \(cue)"
  }

  private var speaker: String {
    guard let source = judged.attribution.source else { return "the text names no source" }
    let mention = quoted(source)
    let reason = statement.speakerReason.map { "; no name: \($0)" } ?? ""
    let found =
      switch judged.resolution.ground {
      case .mention: "the mention itself"
      case .fullName: "the full name given elsewhere"
      case .lastSpeaker(let place): "who spoke last, \(near(place))"
      case .firstNamed(let place): "the first person named in the nearest sentence, \(near(place))"
      case .subject: "the subject of a sentence before"
      case .sameOffice(let place): "the last of that office, \(near(place))"
      case .issuer: "who issued it"
      case .nothing: "nobody found who fits"
      }
    return "\(mention) (\(statement.speakerResolution)): \(found)\(reason)"
  }

  private var power: String {
    guard let speaker = judged.resolution.speaker, speaker.country != nil || speaker.body != nil else {
      return "no power: \(statement.actorReason ?? "unknown")"
    }
    return switch speaker.powerGround {
    case .mention: "the mention names it"
    case .elsewhere: "another mention of the speaker names it"
    case .owner: "whose office or body it is said to be"
    case .openingPlace: "the capital that opens the sentence"
    case .bodyBefore: "the body of that name, spoken of before"
    case .bodyAfter: "the body of that name, spoken of later"
    case .shortForm: "a short form that the article spells out"
    case .mission: "the mission of which the article tells"
    case .dateline: "the place of the dateline"
    case .publisher: "the publisher, a body of state"
    case .nearbySubject: "the subject of a sentence near by"
    case .office: "an office that one country alone has"
    }
  }

  private var act: String {
    let negated = judged.act.isNegated ? ", negated" : ""
    let ground =
      switch judged.act.ground {
      case .cue: "the cue \(quoted(judged.attribution.cue)) with what it takes"
      case .noun(let place): "the noun \(quoted(place..<place + 1))"
      case .mood(let place): "mood and subject of the clause at \(quoted(place..<place + 1))"
      case .words(let range): "the words \(quoted(range))"
      case .continuation: "it goes on with the statement before"
      case .events: "the model of events"
      case .nothing: "neither cue nor words tell more than that it was said"
      }
    return ground + negated
  }

  private var date: String {
    guard let date = judged.date else { return "neither words nor dateline nor publication tell a day" }
    return switch date.basis {
    case .stated: "the text gives the date\(at(date.place))"
    case .resolved: "worked out from the article's day\(at(date.place))"
    case .dateline: "the dateline"
    case .publication: "no words tell: the day of publication"
    }
  }

  private func at(_ place: Int?) -> String { place.map { ": \(quoted($0..<$0 + 1))" } ?? "" }

  private func near(_ place: Int) -> String {
    quoted(place..<min(place + 3, text.tokens.count)) + " at character "
      + String(text.source.codePoint(at: Int(text.tokens[place].start)))
  }

  private func quoted(_ range: Range<Int>) -> String { "\u{201C}\(text.string(range))\u{201D}" }
}
