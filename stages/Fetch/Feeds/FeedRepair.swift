/// Makes XML that parses of what feeds are: writes a feed anew with what XML forbids taken out or escaped.
///
/// What is repaired: characters before the first tag; the DOCTYPE, whose plain entities are put in where they are
/// used and the rest forgotten; control characters, those of windows-1252 among them; ampersands and less-than
/// signs that start nothing; CDATA sections that are nested or not closed; tags that are not closed, or closed in
/// the wrong order. CDATA becomes escaped text, comments and processing instructions go.
struct FeedRepair {
  /// More elements than libxml2 follows (256) need no order.
  private static let deepest = 300

  private let input: [UInt8]
  private var output: [UInt8] = []
  private var index = 0
  private var entities = FeedEntities()
  /// The names of the elements that are open.
  private var open: [Range<Int>] = []
  private var lacksSectionEnds = false

  /// The same feed as XML that a parser reads to its end. `utf8` is valid UTF-8.
  static func repaired(_ utf8: [UInt8]) -> [UInt8] {
    var repair = FeedRepair(utf8)
    repair.run()
    return repair.output
  }

  private init(_ input: [UInt8]) {
    self.input = input
    output.reserveCapacity(input.count + input.count / 8)
  }

  private mutating func run() {
    index = input.firstIndex(of: UInt8(ascii: "<")) ?? input.count
    while index < input.count {
      if input[index] == UInt8(ascii: "<") { markup() } else { character() }
    }
    while let name = open.popLast() { close(name) }
  }

  private mutating func markup() {
    if starts("<!--") {
      index =
        find("-->", from: index + 4).map { $0 + 3 } ?? find(">", from: index).map { $0 + 1 } ?? input.count
    } else if starts("<![CDATA[") {
      section()
    } else if starts("<!D") || starts("<!d") {
      index = entities.read(input, from: index)
    } else if starts("<?") || starts("<!") {
      index = find(">", from: index).map { $0 + 1 } ?? input.count
    } else if starts("</"), index + 2 < input.count, Self.startsName(input[index + 2]) {
      endTag()
    } else if index + 1 < input.count, Self.startsName(input[index + 1]) {
      startTag()
    } else {
      output += "&lt;".utf8
      index += 1
    }
  }

  private mutating func startTag() {
    let end = name(from: index + 1)
    let element = index + 1..<end
    output += input[index..<end]
    index = end
    var quote: UInt8?
    while index < input.count {
      let byte = input[index]
      if quote == nil, byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "<") {
        // Behind a quote that is not closed, another tag starts.
        guard quote != nil else { break }
        output += "&lt;".utf8
        index += 1
        continue
      }
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      character()
    }
    let isEmpty = output.last == UInt8(ascii: "/")
    output.append(UInt8(ascii: ">"))
    if index < input.count, input[index] == UInt8(ascii: ">") { index += 1 }
    if !isEmpty { open.append(element) }
  }

  /// Closes an element and those in it that are still open; an end of nothing is left out.
  private mutating func endTag() {
    let end = name(from: index + 2)
    let element = input[index + 2..<end]
    index = find(">", from: end).map { $0 + 1 } ?? input.count
    guard let place = open.suffix(Self.deepest).lastIndex(where: { input[$0] == element }) else { return }
    while open.count > place, let name = open.popLast() { close(name) }
  }

  private mutating func close(_ name: Range<Int>) {
    output += "</".utf8
    output += input[name]
    output.append(UInt8(ascii: ">"))
  }

  /// A CDATA section: it ends at its mark, or, where another section starts before that, with its element.
  private mutating func section() {
    let start = index + 9
    let mark = lacksSectionEnds ? nil : find("]]>", from: start)
    lacksSectionEnds = mark == nil
    var end = mark ?? input.count
    let nested = find("<![CDATA[", from: start, to: end)
    if mark == nil || nested != nil, let element = open.last,
      let tag = find(Array("</".utf8) + input[element], from: start, to: nested ?? input.count)
    {
      end = tag
    }
    index = start
    while index < end {
      if starts("<![CDATA[") {
        index += 9
      } else {
        escaped()
      }
    }
    index = end
    if starts("]]>") { index += 3 }
  }

  /// Copies one character of a CDATA section.
  private mutating func escaped() {
    switch input[index] {
    case UInt8(ascii: "&"): output += "&amp;".utf8
    case UInt8(ascii: "<"): output += "&lt;".utf8
    case UInt8(ascii: ">"): output += "&gt;".utf8
    default:
      character()
      return
    }
    index += 1
  }

  /// Copies one character, or a reference to one.
  private mutating func character() {
    let byte = input[index]
    switch byte {
    case UInt8(ascii: "&"): index = entities.write(input, at: index, &output)
    case UInt8(ascii: "]") where starts("]]>"): index += 3
    case 0x09, 0x0A, 0x0D, 0x20..<0x7F:
      output.append(byte)
      index += 1
    case 0..<0x20, 0x7F: index += 1
    case 0xC2 where index + 1 < input.count && input[index + 1] < 0xA0:
      output += XMLCharacter.windows1252(UInt32(input[index + 1])) ?? []
      index += 2
    case 0xEF where index + 2 < input.count && input[index + 1] == 0xBF && input[index + 2] >= 0xBE:
      index += 3
    default:
      output.append(byte)
      index += 1
    }
  }

  private func starts(_ text: StaticString) -> Bool {
    guard index + text.utf8CodeUnitCount <= input.count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where input[index + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  private func name(from start: Int) -> Int {
    input[start...].firstIndex { byte in
      byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "<")
    } ?? input.count
  }

  private func find(_ text: String, from start: Int, to end: Int? = nil) -> Int? {
    find(Array(text.utf8), from: start, to: end ?? input.count)
  }

  private func find(_ text: [UInt8], from start: Int, to end: Int) -> Int? {
    guard var place = start < end ? start : nil else { return nil }
    while let found = input[place..<end].firstIndex(of: text[0]) {
      if input[found..<end].starts(with: text) { return found }
      place = found + 1
    }
    return nil
  }

  private static func startsName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
