import Extract
import Records

extension FuzzTarget {
  /// A text's statements by the rules: each place is one of the text, and twice the same text gives the same
  /// statements.
  static let statements = statements("statements", usesModel: false)

  /// The same with the trained weights.
  static let modelStatements = statements("statements-model", usesModel: true)

  private static func statements(_ name: String, usesModel: Bool) -> FuzzTarget {
    let extractor = StatementExtractor(.init(minimumConfidence: 0, usesModel: usesModel))
    return FuzzTarget(
      name: name, seeds: seeds,
      run: { bytes in
        var article = Article()
        article.id = Identifier.article(document: Identifier.document(locator: "fuzz"))
        article.text = String(decoding: bytes, as: UTF8.self)
        article.publishedDate = "2031-03-14"
        // What the page says of itself is part of the input, too.
        article.outlet = bytes.count % 3 == 0 ? "Ministry of Foreign Affairs of Norway" : nil
        article.dateline = bytes.count % 5 == 0 ? "OSLO, March 13" : nil
        let found = extractor.statements(in: article)
        check(found, length: article.text.unicodeScalars.count)
        // Every so often, since it doubles the time.
        if bytes.count % 8 == 0 {
          precondition(found == extractor.statements(in: article), "the same text gave other statements")
        }
      })
  }

  private static func check(_ statements: [Statement], length: Int) {
    for statement in statements {
      precondition(!statement.contentSpans.isEmpty, "a statement without content")
      for span in statement.contentSpans + statement.cueSpans + statement.sourceSpans {
        precondition(
          0 <= span.start && span.start < span.end && span.end <= length, "a place outside the text")
      }
    }
    precondition(Set(statements.map(\.id)).count == statements.count, "two statements under one identifier")
  }

  private static let seeds = [
    """
    OSLO, March 13 (Agency) - Norway on Tuesday accused Sweden of moving "its" buoys, adding that the Swedish \
    government, which denied it, must explain.

    "We have waited long enough," said Ana Lund, a spokeswoman for Norway's Foreign Ministry. "This is not a toy.

    "Nor is it a gift," she told reporters in Oslo on 12 March, according to a statement.

    He, however, did not rule out that talks - as the U.S. has proposed - would resume; the EU's envoy, Mr. A. Berg, \
    said: “Nothing ‘new’ was said.”
    """,
    """
    ''The ferry,'' Foreign Minister Jon Lisle said, ''belongs to both shores.'' «It is ours», Brussels replied. \
    The minister's warning that it will sink was dismissed by Iceland (which called it “absurd”).
    Denmark: We did not draw that map. It expressed concern over, and called on all sides to respect, the truce.
    """,
    "'A,' he said. 'B' \"'c'\" ``d'' „e“ »f« «g» said that said, said: who said which said by said of X's Y's U.S.'s",
    "Ha\u{301}koN Müller-O’Neil s’est dit “inquiet”\u{2028}… 5.000,00 -- “ \u{201C}“”” \u{A0}said.)]\r\n\r\n\r\nIt said.",
  ]
}
