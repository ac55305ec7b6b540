import CXML

/// Parses HTML through libxml2's SAX interface, straight into a tree of ours.
///
/// libxml2's own tree would cost another pass and is cut in silence at depth 257. End events are not used:
/// the parser drops some on broken tags, while its stack of open names is always right.
struct HTMLEvents {
  private var builder: TreeBuilder
  private let context: xmlParserCtxtPtr
  /// Stack entries that error handling may still walk. An end tag that matches nothing makes libxml2 walk its
  /// whole stack, which is quadratic for a deep document full of them.
  private var errorBudget = 100_000_000

  static func parse(_ utf8: [UInt8]) throws(MarkupError) -> MarkupTree {
    let context = try ParserContext(html: true)
    var events = HTMLEvents(
      builder: TreeBuilder(isHTML: true, size: utf8.count), context: context.pointer)
    withUnsafeMutablePointer(to: &events) { events in
      setHandlers(of: context.pointer, to: events)
      let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      let more = HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      utf8.withUnsafeBytes { bytes in
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        _ = htmlCtxtReadMemory(
          context.pointer, start, Int32(bytes.count), nil, "UTF-8", Int32(options | more))
      }
    }
    guard events.errorBudget > 0 else { throw .tooComplex }
    return try events.builder.finish(isWellFormed: true)
  }

  private static func setHandlers(
    of context: xmlParserCtxtPtr, to events: UnsafeMutablePointer<HTMLEvents>
  ) {
    context.pointee.userData = UnsafeMutableRawPointer(events)
    var handlers = xmlSAXHandler()
    handlers.initialized = XML_SAX2_MAGIC
    handlers.startElement = { data, name, attributes in
      guard let data, let name else { return }
      data.assumingMemoryBound(to: HTMLEvents.self).pointee.open(name, attributes)
    }
    handlers.characters = { data, text, count in
      data?.assumingMemoryBound(to: HTMLEvents.self).pointee.text(text, count)
    }
    handlers.ignorableWhitespace = handlers.characters
    handlers.serror = { data, error in
      // Of all errors, only these make the parser walk its stack.
      guard let error, error.pointee.code == Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue) else { return }
      data?.assumingMemoryBound(to: HTMLEvents.self).pointee.countMismatch()
    }
    context.pointee.sax.pointee = handlers
  }

  private var parserDepth: Int { Int(context.pointee.nameNr) }

  private mutating func open(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    builder.close(to: parserDepth - 1)
    builder.openElement(name)
    guard var next = attributes else { return }
    while let name = next[0] {
      let value = next[1]
      builder.addAttribute(
        name, value: UnsafeBufferPointer(start: value, count: value.map { Int(xmlStrlen($0)) } ?? 0))
      next += 2
    }
  }

  private mutating func text(_ text: UnsafePointer<UInt8>?, _ count: Int32) {
    builder.close(to: parserDepth)
    builder.addText(UnsafeBufferPointer(start: text, count: Int(count)))
  }

  private mutating func countMismatch() {
    errorBudget -= parserDepth
    if errorBudget <= 0 { xmlStopParser(context) }
  }
}
