import Hashing
import PipelineFile
import Records
import Store

/// Checks published files against what their own record says of them.
struct PublishedCheck {
  let pipeline: Pipeline
  let journal: Journal

  func check() throws -> (files: Int, damages: [StoreDamage]) {
    var files = 0
    var damages: [StoreDamage] = []
    for (folder, row) in try publications() {
      let path = "\(folder.runsFolder)/\(row.name)"
      guard folder.runNames.contains(row.name) else {
        if folder.current == path {
          damages.append(.published(path: path, problem: "readers are led to it and it is not there"))
        }
        continue
      }
      let digests = digests(in: path)
      for file in PublicationRecord(encoded: row.record)?.files ?? [] {
        files += 1
        if let problem = problem("\(path)/\(file.name)", size: file.size, digest: digests[file.name]) {
          damages.append(.published(path: "\(path)/\(file.name)", problem: problem))
        }
      }
    }
    return (files, damages)
  }

  /// The rows of the publications that a path belongs to.
  func publications(holding path: String) throws -> [(pipeline: String, run: Int)] {
    try pipeline.publicationLines.flatMap { line in
      try journal.publications(pipeline: line.name).filter { row in
        let own = "\(line.folder.runsFolder)/\(row.name)"
        return path == own || path.hasPrefix(own + "/")
      }.map { (line.name, $0.run) }
    }
  }

  private func publications() throws -> [(PublishFolder, PublicationRow)] {
    guard pipeline.publication != nil else { return [] }
    return try pipeline.publicationLines.flatMap { line in
      try journal.publications(pipeline: line.name).map { (line.folder, $0) }
    }
  }

  private func problem(_ path: String, size: Int, digest: Digest?) -> String? {
    guard let bytes = try? Files.read(path) else { return "it is gone or cannot be read" }
    guard bytes.count == size else { return "it has \(bytes.count) bytes and was written with \(size)" }
    guard let digest, Digest.of(bytes) != digest else { return nil }
    return "its content is not what was written"
  }

  /// The digests of the tables by file name, from the run's record.
  private func digests(in folder: String) -> [String: Digest] {
    guard let bytes = try? Files.read("\(folder)/run.json") else { return [:] }
    return (try? Self.digests(runJSON: bytes)) ?? [:]
  }

  private static func digests(runJSON bytes: [UInt8]) throws(JSONError) -> [String: Digest] {
    var reader = JSONReader(bytes)
    var result: [String: Digest] = [:]
    var first = true
    try reader.beginObject()
    while let name = try reader.nextName(first: &first) {
      guard name == "files" else {
        try reader.skip()
        continue
      }
      var element = true
      try reader.beginArray()
      while try reader.nextElement(first: &element) {
        let range = try reader.skip()
        let members = try RowMember.all(of: Array(bytes[range]))
        guard let path = members.first(where: { $0.name == "path" })?.text,
          let digest = members.first(where: { $0.name == "digest" })?.text, digest.hasPrefix("sha256:")
        else { continue }
        result[path] = Digest(hex: digest.dropFirst("sha256:".count))
      }
    }
    return result
  }
}
