import Markup
import Records

/// The dates that a page prints, the likeliest first.
struct PrintedDates {
  let page: Page
  let reader: PrintedDate
  /// Parts of the page whose dates are those of other things.
  private let elsewhere: Placement
  /// The index of the first block of the article's text, and of the headline's above it.
  private let first: Int
  private let last: Int
  private let headline: Int?

  /// How many blocks above the text the headline is looked for in.
  private static let reach = 40
  /// How many elements are looked at before it is given up.
  private static let tries = 60

  /// With `isLax`, dates in what looks like furniture are read too.
  init(page: Page, reader: PrintedDate, isLax: Bool = false) {
    self.page = page
    self.reader = reader
    let elsewhere: Placement = [.comments, .notice, .teaser, .aside, .frame]
    self.elsewhere = isLax ? elsewhere : elsewhere.union(.furniture)
    let first = page.body.first ?? 0
    self.first = first
    last = page.body.last ?? 0
    let nodes = page.tree.nodes
    headline = (max(0, first - Self.reach)..<first).last { index in
      let node = Int(page.list.blocks[index].node)
      if nodes[node].tag == .h1 { return true }
      return page.list.blocks[index].kind == .heading && page.hints[node].contains(.title)
        && !page.placements[node].contains(.furniture)
    }
  }

  /// The date between headline and text.
  func belowHeadline() -> ParsedDate? {
    // What stands in a meta element is stated there, not printed.
    marked(in: below, isPublication: true, isPrinted: true) ?? blocks(below)
      ?? marked(in: below, isPublication: true)
  }

  /// That date, else the one in an element around the article that is marked as a date, else one above the headline.
  func besideHeadline() -> ParsedDate? {
    belowHeadline() ?? marked(in: around, isPublication: true) ?? above(below.lowerBound)
  }

  /// A date that a line says to be the publication's, wherever it stands; or the one in the page's title.
  func labelled() -> ParsedDate? {
    var tries = 0
    for (index, block) in page.list.blocks.enumerated() where block.count <= 200 {
      let text = page.list.text[block.range]
      guard text.count(where: ByteRules.isDigit) >= 5 else { continue }
      let string = String(decoding: text, as: UTF8.self)
      guard DateLabels.isPublication(string), !isElsewhere(Int(page.list.blocks[index].node)) else {
        continue
      }
      if let date = reader.find(in: string) { return date }
      tries += 1
      if tries == Self.tries { break }
    }
    guard let title = page.facts.documentTitle, title.utf8.count <= 200 else { return nil }
    return reader.find(in: FieldText.clean(title))
  }

  /// A date anywhere on the page that is marked as one, or that ends its description.
  func anywhere() -> ParsedDate? {
    if let date = marked(in: around, isPublication: false) { return date }
    if let description = page.facts.meta("description", "og:description"), description.hasSuffix(")"),
      let bracket = description.lastIndex(of: "("), description[bracket...].utf8.count <= 60,
      let found = reader.find(in: String(description[bracket...]))
    {
      return found
    }
    let all = 0..<page.list.blocks.count
    return marked(in: all, isPublication: true) ?? marked(in: all, isPublication: false)
  }

  private var below: Range<Int> {
    let start = headline.map { $0 + 1 } ?? max(0, first - 3)
    // A lead may stand above the byline.
    let text = page.body.prefix(6).first { page.list.blocks[$0].count > 200 } ?? first
    return start..<max(headline == nil ? first : text, start)
  }

  private var around: Range<Int> {
    let start = headline.map { $0 - 6 } ?? first - 16
    return max(0, start)..<min(max(start, first) + 3, page.list.blocks.count)
  }

  /// The first date in an element that is a time, or whose class or property says that it is a date. With
  /// `isPublication`, not one that says that the page was changed.
  private func marked(
    in range: Range<Int>, isPublication: Bool, isPrinted: Bool = false
  ) -> ParsedDate? {
    var found: ParsedDate?
    var tries = 0
    for index in page.facts.dates {
      guard range.contains(Int(page.list.firstBlock[index])),
        !isPrinted || page.tree.nodes[index].tag != .meta
      else { continue }
      let property = page.tree.valueRange(of: .itemprop, at: index)
      let isStated = property.map { page.tree.value(in: $0, is: "datepublished") } ?? false
      guard isStated ? !page.placements[index].contains(.comments) : !isElsewhere(index) else { continue }
      tries += 1
      guard tries <= Self.tries else { break }
      if isPublication, !isStated, isOfChange(index, property) { continue }
      guard let date = date(of: index, isPublication: isPublication) else { continue }
      if isStated { return date }
      found = found ?? date
    }
    return found
  }

  /// Whether an element's property or class says that the date is that of a change.
  private func isOfChange(_ index: Int, _ property: Range<Int>?) -> Bool {
    if let property, page.tree.value(in: property, is: "datemodified") { return true }
    guard let name = page.tree.value(of: .class, at: index)?.lowercased() else { return false }
    return (name.holds("updated") || name.holds("modified")) && !name.holds("publish")
  }

  private func date(of index: Int, isPublication: Bool) -> ParsedDate? {
    let isShort = page.tree.textRange(of: index).count <= 400
    let text = isShort ? page.text(of: index) : ""
    if isPublication, DateLabels.isOther(text) { return nil }
    for attribute in [HTMLAttribute.datetime, .content, .title] {
      guard attribute != .title || page.tree.nodes[index].tag != .a,
        let value = page.tree.value(of: attribute, at: index), value.utf8.count <= 60
      else { continue }
      if let date = DateText.parse(FieldText.clean(value)) ?? reader.find(in: value) { return date }
    }
    return isShort ? reader.find(in: text) : nil
  }

  private func blocks(_ range: Range<Int>) -> ParsedDate? {
    // Within the text only a line of its own is the article's date.
    range.suffix(24).lazy.filter { $0 < first || page.list.blocks[$0].count <= 60 }
      .compactMap { date(inBlock: $0, allowing: [.teaser, .furniture]) }.first
  }

  /// The lines above the headline, the nearest first.
  private func above(_ end: Int) -> ParsedDate? {
    (max(0, end - 6)..<end).reversed().lazy.compactMap { date(inBlock: $0, allowing: .teaser) }.first
  }

  /// The date in the lines close behind the text.
  func behind() -> ParsedDate? {
    let range = last..<min(last + 6, page.list.blocks.count)
    return marked(in: range, isPublication: true) ?? range.lazy.compactMap { date(inBlock: $0) }.first
  }

  private func date(inBlock index: Int, allowing allowed: Placement = []) -> ParsedDate? {
    let block = page.list.blocks[index]
    guard block.count <= 140,
      page.placements[Int(block.node)].isDisjoint(with: elsewhere.subtracting(allowed))
    else {
      return nil
    }
    let text = page.list.text[block.range]
    guard text.count(where: { ByteRules.isDigit($0) || $0 >= 0xD9 }) >= 3 else { return nil }
    let string = String(decoding: text, as: UTF8.self)
    return DateLabels.isOther(string) ? nil : reader.find(in: string)
  }

  /// The date in front of the first sentence: "14.03.2031 - The minister", "(14 March 2031) The minister",
  /// "Port Alden, 14 March 2031 - The minister", "Release of 14 March 2031 | The minister".
  func opening() -> ParsedDate? {
    var paragraphs = 0
    for index in page.body.prefix(5) where paragraphs < 2 {
      let range = page.list.blocks[index].range
      if range.count <= 90, !isSentence(range), let date = date(inBlock: index) { return date }
      let text = String(decoding: page.list.text[range].prefix(110), as: UTF8.self)
      if let bar = text.firstIndex(of: "|"), let date = reader.find(in: String(text[..<bar])) { return date }
      if let open = text.prefix(45).firstIndex(of: "("), let close = text[open...].firstIndex(of: ")"),
        let date = reader.find(in: String(text[open...close]))
      {
        return date
      }
      if let dateline = Dateline.read(page.list.text[range].prefix(114)), let date = reader.find(in: dateline)
      {
        return date
      }
      if let first = text.utf8.first, ByteRules.isDigit(first),
        let found = reader.find(amongWords: Array(reader.words(of: text).prefix(4))), found.place == 0
      {
        return found.date
      }
      if range.count > 200, page.list.blocks[index].mass > 0 { paragraphs += 1 }
    }
    return nil
  }

  /// Whether a short block is a sentence that tells of a date ("The talks begin on 14 March 2031 in the capital."), and
  /// not a line that gives one.
  private func isSentence(_ range: Range<Int>) -> Bool {
    let text = String(decoding: page.list.text[range], as: UTF8.self)
    guard text.hasSuffix("."), !DateLabels.isPublication(text) else { return false }
    let words = reader.words(of: text)
    guard words.count >= 8, let found = reader.find(amongWords: words) else { return false }
    return found.place >= 3
  }

  /// The date beside a link to this very page, in a list of news that shows it among others.
  func inOwnTeaser() -> ParsedDate? {
    let stated = [page.facts.canonicalLink, page.facts.meta("og:url")].lazy.compactMap { $0 }.first
    guard let own = stated.flatMap({ PageAddress($0) }), own.hasPath else { return nil }
    let nodes = page.tree.nodes
    for index in nodes.indices where nodes[index].tag == .a {
      guard let link = page.tree.value(of: .href, at: index), own.isNamed(by: link) else { continue }
      let around = sequence(first: index) { nodes[$0].parent > 0 ? Int(nodes[$0].parent) : nil }
      let teaser = Array(around.prefix(6)).last { isItem($0) } ?? index
      let blocks = Int(page.list.firstBlock[teaser])..<Int(page.list.firstBlock[Int(nodes[teaser].end)])
      for block in blocks.prefix(8) where page.list.blocks[block].count <= 60 {
        let text = String(decoding: page.list.text[page.list.blocks[block].range], as: UTF8.self)
        if !DateLabels.isOther(text), let date = reader.find(in: text) { return date }
      }
    }
    return nil
  }

  /// Whether an element looks like one item of a list of news.
  private func isItem(_ index: Int) -> Bool {
    let isOne =
      [.li, .tr, .article].contains(page.tree.nodes[index].tag) || page.hints[index].contains(.teaser)
    let blocks = page.list.firstBlock[index]..<page.list.firstBlock[Int(page.tree.nodes[index].end)]
    return isOne && blocks.count <= 12 && !blocks.contains(Int32(first))
  }

  /// The date of the last change, where that is all that is printed; wikis have it in the page's foot.
  func changed() -> ParsedDate? {
    var tries = 0
    for block in page.list.blocks where block.count <= 200 {
      let text = page.list.text[block.range]
      guard text.count(where: ByteRules.isDigit) >= 5, !page.placements[Int(block.node)].contains(.comments)
      else {
        continue
      }
      let string = String(decoding: text, as: UTF8.self)
      guard DateLabels.isOther(string) else { continue }
      if let date = reader.find(in: string) { return date }
      tries += 1
      if tries == Self.tries { break }
    }
    return nil
  }

  /// Whether an element belongs to comments, notices, navigation, the page's foot or other articles.
  private func isElsewhere(_ index: Int) -> Bool {
    !page.placements[index].isDisjoint(with: elsewhere)
  }
}
