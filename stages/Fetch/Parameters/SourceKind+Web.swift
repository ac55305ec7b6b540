import Hashing

extension SourceKind {
  /// What a source from the network allows; nil for a local one.
  var webRules: WebRules? {
    switch self {
    case .folder, .lines, .archive, .feed(.file): nil
    case .feed(.web(_, _, let rules)), .list(_, _, let rules), .sitemap(_, _, let rules),
      .addresses(_, _, let rules), .addressFile(_, let rules):
      rules
    }
  }

  /// Whether the pages of items are fetched; else the items' own content is taken.
  var followsItems: Bool { if case .feed(.web(_, let follow, _)) = self { follow } else { true } }

  /// Whether the user names each page, so that one that cannot be had is a failure of the source.
  var isAddresses: Bool {
    switch self {
    case .addresses, .addressFile: true
    default: false
    }
  }

  /// Names what the source wants of its lists: a list that was read under other rules is read anew.
  var listRules: String {
    var frame = Frame(kind: "fetch list/1")
    frame.add("follow", followsItems ? "yes" : "no")
    frame.add("private", webRules?.allowsPrivate == true ? "yes" : "no")
    switch self {
    case .list(_, let pattern, _): frame.add("pattern", "\(pattern)")
    case .sitemap(_, let pattern, _): frame.add("pattern", "\(pattern)")
    default: break
    }
    return String(frame.digest.hex.prefix(16))
  }
}
