package import Records

/// An article as a page on which its statements are marked: contents in the colour of what they do, sources and cues
/// underlined, each with its number, and beside the text what is known of each. One file, no script, no network.
package struct MarkedArticle {
  private let article: Article
  private let statements: [Statement]

  package init(_ article: Article, _ statements: [Statement]) {
    self.article = article
    self.statements = statements
  }

  /// The page in UTF-8.
  package var html: String {
    let title = article.title ?? article.locator
    let page: Markup = """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title) – statements</title>
      <style>\(Markup(trusted: MarkedStyle.text))</style></head><body>
      <header><p class="kind">Statements found in</p><h1>\(title)</h1><p class="soft">\(facts)</p>\(legend)</header>
      <main><article>\(text)</article><ol>\(cards)</ol></main>
      </body></html>

      """
    return page.html
  }

  private var facts: String {
    let known = [article.outlet, article.dateline, article.publishedDate].compactMap { $0 }
    let count = statements.count == 1 ? "1 statement" : "\(statements.count.grouped) statements"
    return (known + [count]).joined(separator: " · ")
  }

  private var legend: Markup {
    let entries = ActFamily.allCases.map { family -> Markup in
      "<span class=\"\(family.rawValue)\">\(family.title)</span> "
    }
    return "<p class=\"legend\">\(entries.joined())<u>source</u> <i>cue</i></p>"
  }

  private var text: Markup {
    let points = Array(article.text.unicodeScalars)
    var result: Markup = "<p>"
    for segment in MarkedSegments(length: points.count, statements: statements).segments {
      for number in segment.opens {
        result +=
          "<a class=\"number \(family(number))\" id=\"t\(number + 1)\" href=\"#s\(number + 1)\">\(number + 1)</a>"
      }
      var words = String.UnicodeScalarView()
      words.append(contentsOf: points[segment.range])
      result += marked(paragraphs(String(words)), segment)
    }
    result += "</p>"
    return result
  }

  /// What stands in a segment, in the elements that mark it; a paragraph's end closes and opens them again.
  private func marked(_ paragraphs: [String], _ segment: MarkedSegments.Segment) -> Markup {
    paragraphs.map { paragraph -> Markup in
      guard !paragraph.isEmpty else { return "" }
      var words: Markup = "\(paragraph)"
      if segment.isSource { words = "<u>\(words)</u>" }
      if segment.isCue { words = "<i>\(words)</i>" }
      if let inner = segment.contents.last {
        words = "<mark class=\"\(family(inner))\" title=\"\(label(statements[inner]))\">\(words)</mark>"
      }
      return words
    }.enumerated().map { $0 == 0 ? $1 : "</p><p>\($1)" }.joined()
  }

  /// The pieces between empty lines.
  private func paragraphs(_ text: String) -> [String] {
    var result = [""]
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    if let first = lines.popFirst() { result[0] = String(first) }
    for line in lines {
      if line.isEmpty {
        if result.last != "" || result.count == 1 { result.append("") }
      } else {
        result[result.count - 1] += (result.last == "" ? "" : "\n") + line
      }
    }
    return result
  }

  private var cards: Markup {
    statements.indices.map { number -> Markup in
      let statement = statements[number]
      let speaker = speaker(statement)
      let details = [statement.speakerRole, statement.speakerOrganization].compactMap { $0 }
        .filter { $0 != speaker }.joined(separator: ", ")
      return """
        <li id="s\(number + 1)" class="\(family(number))"><a class="number" href="#t\(number + 1)">\(number + 1)</a>
        <p><b>\(speaker)</b> <span class="code">\(statement.actor ?? "no actor")</span> <small>\(details)</small></p>
        <p><span class="act">\(label(statement))</span> \(targets(statement))</p>
        <p class="soft">\(note(statement))</p></li>
        """
    }.joined()
  }

  /// "It" tells a reader less than whom it stands for.
  private func speaker(_ statement: Statement) -> String {
    let body = statement.speakerResolution == "pronoun" ? statement.speakerOrganization : nil
    return statement.speakerName ?? statement.speakerRole ?? body ?? statement.speakerMention
      ?? "nobody named"
  }

  private func targets(_ statement: Statement) -> String {
    var parts: [String] = []
    if !statement.addressees.isEmpty { parts.append("to " + statement.addressees.joined(separator: ", ")) }
    if !statement.about.isEmpty { parts.append("about " + statement.about.joined(separator: ", ")) }
    return parts.joined(separator: " · ")
  }

  private func note(_ statement: Statement) -> String {
    var parts = [statement.form, statement.speakerResolution]
    parts += [statement.tense, statement.modality == "asserted" ? nil : statement.modality].compactMap { $0 }
    if let date = statement.statementDate { parts.append("\(date) (\(statement.dateBasis ?? ""))") }
    parts += statement.topics
    parts.append(statement.rule)
    parts.append("\(Int((statement.confidence * 100).rounded())) %")
    return parts.joined(separator: " · ")
  }

  private func label(_ statement: Statement) -> String {
    (statement.isIntended ? "to come: " : "") + (statement.polarity == "negated" ? "not " : "")
      + statement.act
  }

  private func family(_ number: Int) -> String { ActFamily(statements[number]).rawValue }
}

/// What acts have in common; the colours of the page.
enum ActFamily: String, CaseIterable {
  case neutral, cooperative, asking, hostile

  init(_ statement: Statement) {
    switch Act(rawValue: statement.act) {
    case .consult, .promise, .conclude, .support, .welcome, .apologize, .concede: self = .cooperative
    case .call, .demand: self = .asking
    case .accuse, .condemn, .protest, .inquire, .reject, .deny, .warn, .threaten, .sanction: self = .hostile
    default: self = .neutral
    }
  }

  var title: String {
    switch self {
    case .neutral: "states, expects, explains"
    case .cooperative: "supports, promises, agrees"
    case .asking: "calls, demands"
    case .hostile: "condemns, rejects, threatens"
    }
  }
}
