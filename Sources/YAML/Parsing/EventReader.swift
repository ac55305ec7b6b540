import CYAML

/// Draws events from libyaml. No C type leaves this file.
struct EventReader: ~Copyable {
  /// On the heap, because libyaml keeps the address of the parser inside the parser.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let diagnosis: SyntaxDiagnosis
  private var lastScalar: SyntaxDiagnosis.ScalarPlace?
  /// Where the text of each list and mapping begins that is open here.
  private var openCollections: [Mark] = []

  /// A reader at the start of `bytes`, which are UTF-8, not empty, and outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>, source: SourceText) throws(YAMLDiagnostic) {
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw YAMLDiagnostic(mark: .start, problem: .syntax(.outOfMemory))
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    self.parser = parser
    diagnosis = SyntaxDiagnosis(source: source)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event. After the end of the stream or a thrown diagnostic there is none to ask for.
  mutating func next() throws(YAMLDiagnostic) -> YAMLEvent {
    var raw = yaml_event_t()
    guard yaml_parser_parse(parser, &raw) == 1 else { throw diagnosis.diagnostic(for: complaint()) }
    defer { yaml_event_delete(&raw) }
    let event = YAMLEvent(
      start: Mark(raw.start_mark), end: Mark(raw.end_mark), content: Self.content(of: raw))
    switch event.content {
    case .scalar(_, let style, _, _):
      lastScalar = SyntaxDiagnosis.ScalarPlace(start: event.start, end: event.end, style: style)
    case .sequenceStart, .mappingStart: openCollections.append(event.end)
    case .sequenceEnd, .mappingEnd: _ = openCollections.popLast()
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .alias: break
    }
    return event
  }

  private func complaint() -> SyntaxDiagnosis.Complaint {
    let state = parser.pointee
    if state.error == YAML_MEMORY_ERROR {
      return SyntaxDiagnosis.Complaint(
        isMemory: true, problem: "", mark: .start, context: nil, lastScalar: nil, openCollections: [])
    }
    let context = state.context.map { (words: String(cString: $0), mark: Mark(state.context_mark)) }
    return SyntaxDiagnosis.Complaint(
      isMemory: false, problem: state.problem.map { String(cString: $0) } ?? "no reason given",
      mark: Mark(state.problem_mark), context: context, lastScalar: lastScalar,
      openCollections: openCollections)
  }

  private static func content(of raw: yaml_event_t) -> YAMLEvent.Content {
    switch raw.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias(text(raw.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = raw.data.scalar
      let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      return .scalar(
        text: String(decoding: bytes, as: UTF8.self), style: style(scalar.style), tag: text(scalar.tag),
        anchor: text(scalar.anchor))
    case YAML_SEQUENCE_START_EVENT:
      return .sequenceStart(
        tag: text(raw.data.sequence_start.tag), anchor: text(raw.data.sequence_start.anchor))
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_MAPPING_START_EVENT:
      return .mappingStart(tag: text(raw.data.mapping_start.tag), anchor: text(raw.data.mapping_start.anchor))
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    default: return .streamEnd
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private static func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}

extension Mark {
  /// libyaml counts from 0, columns in code points.
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
