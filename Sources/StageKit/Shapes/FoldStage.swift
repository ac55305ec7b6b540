package import Records

/// A stage of shape fold: a partial for each chunk, partials combined, a result. Pure functions; `combine` is
/// associative and does not depend on the order of its arguments, so the engine may group them as it likes.
package protocol FoldStage: Sendable {
  /// The partial of one chunk of the input, in the stage's own canonical bytes.
  func partial(of chunk: ChunkLines) throws -> [UInt8]
  /// The partial of all that the given partials stand for; of none, the neutral partial.
  func combine(_ partials: [[UInt8]]) throws -> [UInt8]
  /// The result of a partial that stands for the whole dataset.
  func finish(_ partial: [UInt8], into output: inout StageOutput) throws
}
