import Hashing
import Records
import StageKit

/// What the captures of local sources have in common.
protocol LocalCapture {
  var session: CaptureSession { get }
  var source: Source { get }
  /// What the last capture left of this source, if it was made under the same settings by the same code.
  var earlier: LedgerSource? { get }
}

extension LocalCapture {
  /// The ledger's entry for this source, to be filled.
  var blankEntry: LedgerSource {
    LedgerSource(name: source.name, settings: source.settingsDigest(session.settings))
  }

  /// What tells that a file has not changed: its path and stamp; nil if the stamp cannot be trusted.
  static func seal(_ path: String, _ stamp: FileStamp?) -> Digest? {
    guard let stamp else { return nil }
    var frame = Frame(kind: "fetch file/1")
    frame.add("path", path)
    for (name, value) in [
      ("device", Int(truncatingIfNeeded: stamp.device)), ("inode", Int(truncatingIfNeeded: stamp.inode)),
      ("size", stamp.size), ("modified", stamp.modified), ("changed", stamp.changed),
    ] { frame.add(name, String(value)) }
    return frame.digest
  }

  /// A path of the pipeline file as one to open.
  func location(of path: String) -> String {
    path.hasPrefix("/") ? path : session.context.baseFolder + "/" + path
  }

  /// A document of this source, with what the source says of all of them.
  func document(id: String, locator: String) -> Document { source.document(id: id, locator: locator) }
}

extension Source {
  /// A blank document of this source.
  func document(id: String, locator: String) -> Document {
    var document = Document()
    document.id = id
    document.locator = locator
    document.source = name
    document.outlet = outlet
    document.language = language
    document.licence = licence
    return document
  }
}
