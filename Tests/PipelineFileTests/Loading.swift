import PipelineFile

/// The pipeline that a text declares, its relative paths starting at `folder`.
func pipeline(_ text: String, folder: String = "/nowhere") throws -> Pipeline {
  try PipelineLoader.load(
    bytes: Array(text.utf8), file: "p.yaml", folder: folder, registry: FakeStages.registry)
}

/// All error lines of a text without the name of the file, or none when it is good.
func mistakes(_ text: String, folder: String = "/nowhere") -> [String] {
  mistakes(bytes: Array(text.utf8), folder: folder)
}

/// All error lines of a file without its name, or none when it is good.
func mistakes(bytes: [UInt8], folder: String = "/nowhere") -> [String] {
  do {
    _ = try PipelineLoader.load(bytes: bytes, file: "p.yaml", folder: folder, registry: FakeStages.registry)
    return []
  } catch {
    return error.lines.map { line in
      line.hasPrefix("p.yaml:") ? String(line.dropFirst("p.yaml:".count)) : "without its file: " + line
    }
  }
}

/// A pipeline file with a stage `fetch` that has nothing wrong in it, and the given lines below `stages`.
func stages(_ lines: String) -> String {
  "pipeline: p\nstages:\n  fetch: {with: {sources: [{folder: a}]}}\n" + lines
}

/// The mistakes in the parameters of a stage `extract`, given as lines that start in column 7 of line 8.
func mistakesOfExtract(_ lines: String, folder: String = "/nowhere") -> [String] {
  mistakes(
    stages("  normalize: {inputs: [fetch]}\n  extract:\n    inputs: [normalize]\n    with:\n")
      + lines.split(separator: "\n").map { "      \($0)\n" }.joined(), folder: folder)
}
