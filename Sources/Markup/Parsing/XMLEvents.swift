import CXML

/// Parses XML through libxml2's SAX2 interface, straight into a tree of ours. Entities that a document
/// declares are neither kept nor expanded, so there is nothing for an entity bomb to expand.
struct XMLEvents {
  /// libxml2's bound (`xmlParserMaxDepth`), behind which it stops.
  private static let maximumDepth = 256

  private var builder: TreeBuilder

  static func parse(_ utf8: [UInt8]) throws(MarkupError) -> MarkupTree {
    let context = try ParserContext(html: false)
    var events = XMLEvents(builder: TreeBuilder(isHTML: false, size: utf8.count))
    withUnsafeMutablePointer(to: &events) { events in
      setHandlers(of: context.pointer, to: events)
      let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      let more = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_IGNORE_ENC.rawValue
      utf8.withUnsafeBytes { bytes in
        let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        _ = xmlCtxtReadMemory(context.pointer, start, Int32(bytes.count), nil, "UTF-8", Int32(options | more))
      }
    }
    let isWellFormed = context.pointer.pointee.wellFormed != 0
    if !isWellFormed, context.pointer.pointee.nameNr > maximumDepth { throw .tooDeep }
    return try events.builder.finish(isWellFormed: isWellFormed)
  }

  private static func setHandlers(
    of context: xmlParserCtxtPtr, to events: UnsafeMutablePointer<XMLEvents>
  ) {
    context.pointee.userData = UnsafeMutableRawPointer(events)
    var handlers = xmlSAXHandler()
    handlers.initialized = XML_SAX2_MAGIC
    handlers.startElementNs = { data, local, prefix, namespace, _, _, count, _, attributes in
      guard let data, let local else { return }
      data.assumingMemoryBound(to: XMLEvents.self).pointee
        .open(local, prefix, namespace, attributes, Int(count))
    }
    handlers.endElementNs = { data, _, _, _ in
      data?.assumingMemoryBound(to: XMLEvents.self).pointee.close()
    }
    handlers.characters = { data, text, count in
      data?.assumingMemoryBound(to: XMLEvents.self).pointee
        .builder.addText(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    handlers.ignorableWhitespace = handlers.characters
    handlers.cdataBlock = handlers.characters
    context.pointee.sax.pointee = handlers
  }

  /// `attributes` holds five pointers each: local name, prefix, namespace, start and end of the value.
  private mutating func open(
    _ local: UnsafePointer<UInt8>, _ prefix: UnsafePointer<UInt8>?, _ namespace: UnsafePointer<UInt8>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
  ) {
    builder.openElement(local, prefix: prefix, namespace: namespace)
    guard let attributes else { return }
    for index in 0..<count {
      let parts = attributes + index * 5
      guard let name = parts[0], let start = parts[3], let end = parts[4] else { continue }
      let value = UnsafeBufferPointer(start: start, count: end - start)
      guard value.contains(UInt8(ascii: "&")) else {
        builder.addAttribute(name, prefix: parts[1], namespace: parts[2], value: value)
        continue
      }
      Self.withAmpersands(value).withUnsafeBufferPointer {
        builder.addAttribute(name, prefix: parts[1], namespace: parts[2], value: $0)
      }
    }
  }

  /// Unless told to expand entities, libxml2 writes each ampersand of an attribute's value as `&#38;`, whatever
  /// it was written as.
  private static func withAmpersands(_ value: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let escape = Array("#38;".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(value.count)
    var index = 0
    while index < value.count {
      result.append(value[index])
      let isEscape = value[index] == UInt8(ascii: "&") && value[(index + 1)...].starts(with: escape)
      index += isEscape ? 1 + escape.count : 1
    }
    return result
  }

  private mutating func close() { builder.close(to: builder.depth - 1) }
}
