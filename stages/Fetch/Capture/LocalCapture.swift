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

/// The capture of a source that is one file.
protocol FileCapture: LocalCapture {
  /// The file's path in the pipeline file.
  var path: String { get }
  /// Captures the file, of which the last capture left what is known.
  func captureFile(_ known: LedgerFile?) throws -> LedgerFile
}

extension FileCapture {
  /// Captures the source. A file that cannot be used makes it a failed one.
  func run() throws -> LedgerSource {
    var entry = blankEntry
    do {
      let file = try captureFile(earlier?.files[path])
      entry.files[path] = file
      entry.seal = Self.seal(path, file.stamp)
    } catch let problem as FileProblem {
      session.fail(source, locator: path, .file(problem))
    } catch let problem as CaptureProblem {
      session.fail(source, locator: path, problem)
    }
    return entry
  }

  /// Takes what came of the file the last time for what comes of it now; false if that is not known any more.
  func replay(_ known: LedgerFile) -> Bool {
    guard let part = known.parts.first, let outcomes = part.list else { return false }
    return session.replay(outcomes, source: source.name)
  }
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
