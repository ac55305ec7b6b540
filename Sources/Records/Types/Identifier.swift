import Hashing

/// Makes the stable identifiers of records. They depend on content alone, so rerunning, reordering or adding
/// other records never changes one, and they start with a letter, so no reader takes one for a number.
package enum Identifier {
  /// Hexadecimal digits of a document's or article's identifier: 80 bits, so that among 100 million documents
  /// two meet with a probability of about 4 in a billion.
  package static let digits = 20

  /// `d` and 20 digits, from the canonical URL or, for a local file, its relative path.
  package static func document(locator: String) -> String { "d" + Digest.of(locator).hex.prefix(digits) }

  /// `a` and the digits of the document that the article was made from.
  package static func article(document: String) -> String { "a" + document.dropFirst() }

  /// `s`, the article's digits, six digits for the place where the content starts (code points) and six for
  /// the words: statements of an article sort in reading order.
  package static func statement(article: String, start: Int, words: String) -> String {
    let place = String(min(start, 0xFFFFFF), radix: 16)
    return "s" + article.dropFirst() + String(repeating: "0", count: 6 - place.count) + place
      + Digest.of(words).hex.prefix(6)
  }

  /// `c` and the digits of the cluster's least member.
  package static func cluster(leastMember: String) -> String { "c" + Substring(leastMember.utf8.dropFirst()) }
}
