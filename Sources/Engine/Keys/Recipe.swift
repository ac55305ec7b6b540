package import Hashing
package import PipelineFile
package import Records
import StageKit

/// One named part of what a stage's results depend on.
package struct KeyComponent: Hashable, Sendable {
  package let name: String
  package let value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// All that a stage's results depend on but its inputs: schema, shape, code, libraries, parameters. The same list
/// of components makes the digest and the explanation, so the two cannot part.
///
/// Never a component: paths, times, run numbers, job counts, the stage's name in the file.
package struct Recipe: Hashable, Sendable {
  /// Version of the composition of keys; bumped on purpose, and then everything runs anew.
  package static let keySchema = "1"

  package let components: [KeyComponent]
  package let digest: Digest

  package init(components: [KeyComponent]) {
    self.components = components
    var frame = Frame(kind: "recipe/1")
    for component in components { frame.add(component.name, component.value) }
    digest = frame.digest
  }

  /// The recipe of a stage of a pipeline.
  package init(of stage: PipelineStage) {
    let descriptor = stage.descriptor
    var components = [
      KeyComponent("key schema", Self.keySchema),
      KeyComponent("shape", descriptor.shape.rawValue),
      KeyComponent("module", descriptor.name),
      KeyComponent("code of \(descriptor.name)", descriptor.codeDigest),
    ]
    for (name, version) in descriptor.libraries.sorted(by: { $0.key < $1.key }) {
      components.append(KeyComponent("library \(name)", version))
    }
    for program in stage.module.programs(stage.parameters) {
      components.append(KeyComponent("file \(program.name)", "sha256:" + program.digest.hex))
    }
    for parameter in descriptor.parameters.sorted(by: { $0.name < $1.name }) {
      let value = stage.parameters.values[parameter.name] ?? .null
      let isFile = if case .file = value { true } else { false }
      components.append(KeyComponent((isFile ? "file " : "parameter ") + parameter.name, value.canonical))
    }
    self.init(components: components)
  }

  /// Canonical JSON: an array of pairs, in order.
  package var encoded: String {
    var writer = JSONWriter()
    components.map { [$0.name, $0.value] }.write(to: &writer)
    return String(decoding: writer.take(), as: UTF8.self)
  }

  /// Reads the canonical JSON.
  package init(encoded: String) throws(JSONError) {
    var reader = JSONReader(Array(encoded.utf8))
    let pairs = try [[String]].read(from: &reader)
    self.init(components: pairs.compactMap { $0.count == 2 ? KeyComponent($0[0], $0[1]) : nil })
  }
}
