import Hashing
import Records
import Store

/// Writes a file of a published table. What it has in common with the file of the run before comes from there: its
/// start by the kernel, without being read or hashed, other stretches by copying; what is new comes from the store.
struct TableWriter {
  let file: TableFile
  /// The datasets of its fragments, in order.
  let fragments: [DatasetReference]
  let workspace: Workspace
  /// The file of the run before, by path, and how it came to be.
  let previous: (path: String, content: PublishedContent)?

  /// Writes the file and gives what is known of it, but for its rows.
  func write(to path: String) throws -> (size: Int, digest: Digest, content: PublishedContent) {
    var writer = try DurableWriter(path: path)
    if let previous, let old = ReadableFile(path: previous.path), let pieces = try pieces(old.stamp) {
      try write(pieces, of: old, previous.content.checkpoints, with: &writer)
    } else {
      try writeAll(with: &writer)
    }
    let size = writer.size
    let digest = try writer.finish()
    let content = PublishedContent(
      layout: file.layout, roots: fragments.map(\.root),
      stamp: ReadableFile.Stamp(path: path) ?? ReadableFile.Stamp(values: []),
      checkpoints: writer.checkpoints)
    return (size, digest, content)
  }

  private func writeAll(with writer: inout DurableWriter) throws {
    try writer.write(file.head)
    var isFirst = true
    for dataset in fragments {
      for chunk in try workspace.dataset(dataset.root).chunks {
        let bytes = try workspace.objects.get(chunk.digest)
        // A fragment of an array starts with the comma that the first one does not need.
        try writer.write(file.form == .json && isFirst ? Array(bytes.dropFirst()) : bytes)
        isFirst = false
      }
    }
    try writer.write(file.tail)
  }

  /// A piece of the new file.
  private enum Piece {
    case old(Range<Int>)
    case object(Digest)
  }

  /// The pieces behind the head; nil if nothing can be taken over.
  private func pieces(_ stamp: ReadableFile.Stamp) throws -> [Piece]? {
    guard let content = previous?.content, content.stamp == stamp, content.layout == file.layout,
      content.roots.count == fragments.count, file.form != .json
    else { return nil }
    var pieces: [Piece] = []
    var start = file.head.count
    for (old, new) in zip(content.roots, fragments) {
      // The old fragments may have been collected since.
      guard let before = try? workspace.node(old).reference(old),
        let difference = try? DatasetDifference(from: old, to: new.root, in: workspace)
      else { return nil }
      let kept = difference.kept.map { stretch in
        (
          place: stretch.newPlace,
          piece: Piece.old(start + stretch.oldPlace..<start + stretch.oldPlace + stretch.size)
        )
      }
      let added = zip(difference.addedPlaces, difference.added).map { place, chunk in
        (place: place, piece: Piece.object(chunk.digest))
      }
      pieces += (kept + added).sorted { $0.place < $1.place }.map(\.piece)
      start += before.size
    }
    return pieces
  }

  private func write(
    _ pieces: [Piece], of old: borrowing ReadableFile, _ checkpoints: [DurableWriter.Checkpoint],
    with writer: inout DurableWriter
  ) throws {
    var common = file.head.count
    for piece in pieces {
      guard case .old(let range) = piece, range.lowerBound == common else { break }
      common = range.upperBound
    }
    let earlier = checkpoints.prefix { $0.place <= common }
    if let last = earlier.last {
      try writer.start(with: old, upTo: last, earlier: Array(earlier.dropLast()))
    } else {
      try writer.write(file.head)
    }
    var place = file.head.count
    for piece in pieces {
      switch piece {
      case .old(let range):
        let done = max(0, min(writer.size - place, range.count))
        try writer.write(old, range.lowerBound + done..<range.upperBound)
        place += range.count
      case .object(let digest):
        let bytes = try workspace.objects.get(digest)
        try writer.write(bytes)
        place += bytes.count
      }
    }
    try writer.write(file.tail)
  }
}
