import Markup

/// The text of an article out of its page: paragraphs with an empty line between them, in NFC.
enum BodyText {
  /// Bytes of text that leave linked data aside.
  private static let enough = 200

  /// The text of a page's article; linked data's, where the page itself shows nearly nothing.
  static func read(_ page: Page) -> [UInt8] {
    var text: [UInt8] = []
    for block in page.body {
      if !text.isEmpty { text += [0x0A, 0x0A] }
      text += page.list.text[page.list.blocks[block].range]
    }
    if text.count < enough, let stated = page.facts.linkedData.body {
      let body = paragraphs(of: stated)
      if body.count > 2 * text.count { text = body }
    }
    return CanonicalComposition.compose(text)
  }

  /// Linked data's text, which may hold markup, as paragraphs.
  private static func paragraphs(of body: String) -> [UInt8] {
    let bytes = Array(body.utf8)
    if bytes.contains(UInt8(ascii: "<")) || bytes.contains(UInt8(ascii: "&")),
      let tree = try? MarkupParser.html(Array("<body><div>".utf8) + bytes)
    {
      let list = BlockBuilder.blocks(of: tree)
      if list.blocks.count > 1 {
        return Array(list.blocks.map { list.text[$0.range] }.joined(separator: [0x0A, 0x0A]))
      }
    }
    let lines = body.split(whereSeparator: \.isNewline).map { FieldText.clean(String($0)) }
    return Array(lines.filter { !$0.isEmpty }.joined(separator: "\n\n").utf8)
  }
}
