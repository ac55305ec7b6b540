import CXML

/// Parses HTML and XML with libxml2 into a `MarkupTree`. Never reads files or the network, follows no
/// external entity and expands none that a document declares.
package enum MarkupParser {
  /// Largest document, in bytes, that is parsed.
  package static let maximumBytes = 64 << 20

  /// libxml2's version ("2.9.14"): another one may build another tree.
  package static let libraryVersion: String = {
    let number = Int(String(cString: demarche_libxml2_version()).prefix { $0.isNumber }) ?? 0
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }()

  /// Parses HTML. Whatever the bytes, a tree comes out, of any depth; bytes that are not UTF-8 should be
  /// decoded first (`TextDecoding`). A NUL is read as a space.
  package static func html(_ utf8: [UInt8]) throws(MarkupError) -> MarkupTree {
    try check(utf8)
    guard !AttributeCensus.isExcessive(utf8) else { throw .tooComplex }
    initialize
    return try HTMLEvents.parse(utf8)
  }

  /// Parses XML, going on behind errors as far as the parser can; `isWellFormed` tells whether there were
  /// any. HTML's named entities are known. Bytes that are not UTF-8 should be decoded first; what the XML
  /// declaration says of the encoding is not looked at.
  package static func xml(_ utf8: [UInt8]) throws(MarkupError) -> MarkupTree {
    try check(utf8)
    guard !AttributeCensus.isExcessive(utf8) else { throw .tooComplex }
    initialize
    return try XMLEvents.parse(XMLEntities.replaceHTMLNames(in: utf8))
  }

  private static func check(_ bytes: [UInt8]) throws(MarkupError) {
    guard bytes.count <= maximumBytes else { throw .tooLarge(bytes: bytes.count, limit: maximumBytes) }
    guard !bytes.isEmpty else { throw .empty }
  }

  /// Sets up libxml2, once, before any thread uses it.
  private static let initialize: Void = xmlInitParser()
}

/// Owns a libxml2 parser context and what hangs on it.
struct ParserContext: ~Copyable {
  let pointer: xmlParserCtxtPtr

  init(html: Bool) throws(MarkupError) {
    guard let pointer = html ? htmlNewParserCtxt() : xmlNewParserCtxt() else { throw .outOfMemory }
    self.pointer = pointer
  }

  deinit {
    if let document = pointer.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(pointer)
  }
}
