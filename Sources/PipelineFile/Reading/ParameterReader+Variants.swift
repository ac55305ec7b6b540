import StageKit
import YAML

extension ParameterReader {
  /// A mapping that holds the key of exactly one variant: its value has that variant's parameters and the
  /// common ones, and none of the others.
  mutating func variant(
    of variants: [ParameterVariant], common: [Parameter], _ mapping: YAMLMapping, at mark: Mark, path: String
  ) -> ParameterValue? {
    let chosen = variants.filter { mapping[$0.key.name] != nil }
    guard let variant = chosen.first, chosen.count == 1 else {
      report(chosen, of: variants, common: common, mapping, at: mark, path: path)
      return nil
    }
    let declared = [variant.key] + variant.parameters + common
    var misspelt: Set<String> = []
    for diagnostic in mapping.unknownKeys(known: declared.map(\.name)) {
      let owners = variants.filter { $0.parameters.contains { $0.name == diagnostic.unknownKey } }
      if let key = diagnostic.unknownKey, !owners.isEmpty {
        problems.add(
          diagnostic.mark,
          .keyOfOtherVariant(key, chosen: variant.key.name, owners: owners.map(\.key.name)))
      } else {
        problems.add(diagnostic)
        if let nearest = diagnostic.nearestKey { misspelt.insert(nearest) }
      }
    }
    return .record(values(declared, of: mapping, at: mark, path: path, misspelt: misspelt))
  }

  private mutating func report(
    _ chosen: [ParameterVariant], of variants: [ParameterVariant], common: [Parameter],
    _ mapping: YAMLMapping, at mark: Mark, path: String
  ) {
    let keys = variants.map(\.key.name)
    let known = variants.flatMap { [$0.key] + $0.parameters } + common
    let unknown = mapping.unknownKeys(known: known.map(\.name))
    for diagnostic in unknown { problems.add(diagnostic) }
    if !chosen.isEmpty {
      problems.add(
        mapping[chosen[1].key.name]?.keyNode.mark ?? mark,
        .variantsTogether(of: path, keys: chosen.map(\.key.name)))
    } else if !unknown.contains(where: { $0.nearestKey.map(keys.contains) ?? false }) {
      problems.add(mark, .variantMissing(of: path, keys: keys))
    }
  }
}

extension YAMLDiagnostic {
  fileprivate var unknownKey: String? {
    if case .unknownKey(let key, _, _) = problem { return key }
    return nil
  }
}
