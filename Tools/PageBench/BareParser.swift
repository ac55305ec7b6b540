import CXML

/// libxml2 with nothing of ours around it: the floor of what reading a page can cost with it.
enum BareParser {
  private static let options =
    HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue

  /// Parses a page into libxml2's own tree and frees it.
  static func tree(_ utf8: [UInt8]) -> Bool {
    utf8.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let document = htmlReadMemory(start, Int32(bytes.count), nil, "UTF-8", Int32(options)) else {
        return false
      }
      xmlFreeDoc(document)
      return true
    }
  }

  /// Parses a page for its events, which go to functions that do nothing.
  static func events(_ utf8: [UInt8]) -> Bool {
    guard let context = htmlNewParserCtxt() else { return false }
    defer {
      if let document = context.pointee.myDoc { xmlFreeDoc(document) }
      htmlFreeParserCtxt(context)
    }
    var handlers = xmlSAXHandler()
    handlers.initialized = XML_SAX2_MAGIC
    handlers.startElement = { _, _, _ in }
    handlers.endElement = { _, _ in }
    handlers.characters = { _, _, _ in }
    handlers.cdataBlock = { _, _, _ in }
    handlers.comment = { _, _ in }
    handlers.ignorableWhitespace = handlers.characters
    context.pointee.sax.pointee = handlers
    utf8.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = htmlCtxtReadMemory(context, start, Int32(bytes.count), nil, "UTF-8", Int32(options))
    }
    return true
  }
}
