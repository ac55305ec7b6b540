import Hashing
import StageKit

/// The ways to write a source, each with what it alone needs.
enum SourceKind: Sendable {
  case folder(FolderPattern)
  /// A file of lines; `growsOnly` if what was read of it may be taken to stay as it is.
  case lines(path: String, growsOnly: Bool)
  case archive(path: String)
  case feed(FeedLocation)
  /// A page of links.
  case list(WebAddress, ListPattern, WebRules)
  case sitemap(WebAddress, SitemapPattern, WebRules)
  /// Pages that are articles. `name` is what the source is called that has no name of its own.
  case addresses([WebAddress], name: String, WebRules)
  case addressFile(path: String, WebRules)

  static let variants = [
    ParameterVariant(
      Parameter(required: "folder", .text, "Folder of pages and texts, relative to the pipeline file."),
      [
        Parameter(
          "include", .list(of: .text), default: .list([]),
          "Patterns of the files to take (*, ?, [a-z], ** over folders; without a slash, of the name alone); by "
            + "default all named .html, .htm, .xhtml or .txt."),
        Parameter(
          "exclude", .list(of: .text), default: .list([]), "Patterns of the files and folders to leave out."),
        Parameter("recursive", .boolean, default: .boolean(true), "Whether to look into the folders in it."),
      ]),
    ParameterVariant(
      Parameter(
        required: "jsonl", .text,
        "File of JSON Lines, relative to the pipeline file: id, url, title, published, text or html, outlet, "
          + "language, licence, authors."),
      [
        Parameter(
          "append_only", .boolean, default: .boolean(false),
          "Promises that lines are only ever added at the end of this very file: then a run looks at the start and the "
            + "end of what it has read before, and reads what is new.")
      ]),
    ParameterVariant(
      Parameter(
        required: "warc",
        .text, "Web archive (WARC or ARC, compressed record by record or not), relative to the pipeline file."
      )),
    ParameterVariant(
      Parameter(
        required: "feed", .text,
        "RSS, Atom or JSON feed: its address, or its path relative to the pipeline file."),
      [
        Parameter(
          "follow", .boolean, default: .boolean(true),
          "Whether to fetch the page of each item; if not, and for a feed in a file, the item's own content is "
            + "taken.")
      ] + WebRules.parameters),
    ParameterVariant(
      Parameter(
        required: "page", .text,
        "Address of a page: a list of links if 'links' is given, else one article."),
      ListPattern.parameters + WebRules.parameters),
    ParameterVariant(
      Parameter(
        required: "sitemap", .text,
        "Address of a sitemap or of an index of sitemaps, compressed or not; of a host ('https://mfa.example/') for "
          + "those that its robots.txt names."),
      SitemapPattern.parameters + WebRules.parameters),
    ParameterVariant(
      Parameter(required: "urls", .list(of: .text), "Addresses of pages that are articles."),
      WebRules.parameters),
    ParameterVariant(
      Parameter(
        required: "urls_file", .text,
        "File of addresses of pages that are articles, one a line, relative to the pipeline file."),
      WebRules.parameters),
  ]

  init(_ entry: Parameters) throws(ParameterProblem) {
    if entry.has("folder") {
      self = .folder(try FolderPattern(entry))
    } else if entry.has("jsonl") {
      self = .lines(path: entry.text("jsonl"), growsOnly: entry.boolean("append_only"))
    } else if entry.has("warc") {
      self = .archive(path: entry.text("warc"))
    } else if entry.has("feed") {
      self = .feed(try FeedLocation(entry))
    } else if entry.has("sitemap") {
      self = .sitemap(try WebRules.address(entry, "sitemap"), try SitemapPattern(entry), WebRules(entry))
    } else if entry.has("urls") {
      let addresses = try WebRules.addresses(entry, "urls")
      self = .addresses(addresses, name: "urls", WebRules(entry))
    } else if entry.has("urls_file") {
      self = .addressFile(path: entry.text("urls_file"), WebRules(entry))
    } else {
      let address = try WebRules.address(entry, "page")
      if let pattern = try ListPattern(entry) {
        self = .list(address, pattern, WebRules(entry))
      } else {
        self = .addresses([address], name: address.withoutScheme, WebRules(entry))
      }
    }
  }

  /// What a source is called that has no name of its own.
  var derivedName: String {
    switch self {
    case .folder(let folder): folder.path
    case .lines(let path, _), .archive(let path), .addressFile(let path, _): path
    case .feed(.file(let path)): path
    case .feed(.web(let address, _, _)), .list(let address, _, _), .sitemap(let address, _, _):
      address.withoutScheme
    case .addresses(_, let name, _): name
    }
  }
}

/// A folder and which of its files count.
struct FolderPattern: Sendable {
  let path: String
  let include: [GlobPattern]
  let exclude: [GlobPattern]
  let isRecursive: Bool
  /// Names all of it, as it is written.
  let digest: Digest

  init(_ entry: Parameters) throws(ParameterProblem) {
    path = entry.text("folder")
    include = try Self.patterns(entry, "include")
    exclude = try Self.patterns(entry, "exclude")
    isRecursive = entry.boolean("recursive")
    var frame = Frame(kind: "folder/1")
    frame.add("path", path)
    for name in ["include", "exclude"] {
      for pattern in entry.texts(name) { frame.add(name, pattern) }
    }
    frame.add("recursive", isRecursive ? "yes" : "no")
    digest = frame.digest
  }

  private static func patterns(_ entry: Parameters, _ name: String) throws(ParameterProblem) -> [GlobPattern]
  {
    var result: [GlobPattern] = []
    for text in entry.texts(name) {
      guard let pattern = GlobPattern(text) else {
        throw ParameterProblem(
          parameter: "sources", "'\(name)' has the pattern '\(text)', which is empty or has an unclosed '['")
      }
      result.append(pattern)
    }
    return result
  }
}

/// Where a feed is.
enum FeedLocation: Sendable {
  case file(path: String)
  case web(WebAddress, follow: Bool, WebRules)

  init(_ entry: Parameters) throws(ParameterProblem) {
    let text = entry.text("feed")
    if text.contains("://") {
      self = .web(try WebRules.address(entry, "feed"), follow: entry.boolean("follow"), WebRules(entry))
    } else {
      self = .file(path: text)
    }
  }
}

/// What a source from the network allows.
struct WebRules: Sendable {
  /// Whether its addresses may be those of this machine or of a private network.
  let allowsPrivate: Bool

  /// How often more than once a page is asked for, and with which pause; nil for what holds for all sources.
  let retries: Int?
  let retryDelay: Double?

  static let parameters = [
    Parameter(
      "allow_private", .boolean, default: .boolean(false),
      "Whether addresses of this machine and of private networks may be asked."),
    Parameter(
      "retries", .integer(min: 0, max: 20), default: .null,
      "How often a page is asked for again that may be had the next time; by default the stage's 'retries'."),
    Parameter(
      "retry_delay", .number(min: 0, max: 3600), default: .null,
      "Seconds before it is asked for again, twice as long before each later try; by default the stage's."),
  ]

  init(_ entry: Parameters) {
    allowsPrivate = entry.boolean("allow_private")
    retries = entry.has("retries") ? entry.integer("retries") : nil
    retryDelay = entry.has("retry_delay") ? entry.number("retry_delay") : nil
  }

  /// How often the source's pages are tried.
  func policy(over base: RetryPolicy) -> RetryPolicy {
    RetryPolicy(
      tries: retries.map { $0 + 1 } ?? base.tries, pause: retryDelay.map { .seconds($0) } ?? base.pause,
      longestPause: base.longestPause)
  }

  static func address(_ entry: Parameters, _ name: String) throws(ParameterProblem) -> WebAddress {
    try address(name, entry.text(name))
  }

  static func addresses(_ entry: Parameters, _ name: String) throws(ParameterProblem) -> [WebAddress] {
    var result: [WebAddress] = []
    for text in entry.texts(name) { result.append(try address(name, text)) }
    return result
  }

  private static func address(_ name: String, _ text: String) throws(ParameterProblem) -> WebAddress {
    guard let address = WebAddress(text) else {
      throw ParameterProblem(
        parameter: "sources", "'\(name)' has '\(text)', which is no http or https address")
    }
    return address
  }
}
