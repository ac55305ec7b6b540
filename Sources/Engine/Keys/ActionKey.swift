package import Hashing

/// The digests that name actions and whole stages before they run.
package enum ActionKey {
  /// The key of one step ("map", "partial", "join", ...) of a stage, applied to inputs named by content.
  package static func action(_ step: String, recipe: Digest, inputs: [(name: String, digest: Digest)])
    -> Digest
  {
    key(kind: "action/1", step: step, recipe: recipe, inputs: inputs)
  }

  /// The key of a whole stage over whole datasets.
  package static func stage(recipe: Digest, inputs: [(name: String, digest: Digest)]) -> Digest {
    key(kind: "stage/1", step: "stage", recipe: recipe, inputs: inputs)
  }

  private static func key(
    kind: String, step: String, recipe: Digest, inputs: [(name: String, digest: Digest)]
  ) -> Digest {
    var frame = Frame(kind: kind)
    frame.add("step", step)
    frame.add("recipe", recipe)
    for input in inputs { frame.add(input.name, input.digest) }
    return frame.digest
  }
}
